import PlanStore
import TrainingModel

/// What somebody types of a log.
enum TypedSamples {
  static let author = TypedAuthor(source: .hand, who: "Lea", at: LogSamples.moment)

  static func record(_ subject: TypedSubject, _ values: TypedValues, by author: TypedAuthor = author) -> TypedRecord {
    var day = Workbench.monday
    if case .exercise(let date, _, _) = subject { day = date }
    return TypedRecord(
      subject, date: day, exercise: "bench_press", values: values,
      authors: Dictionary(uniqueKeysWithValues: values.fields.map { ($0, author) }))
  }

  /// The change that leaves these words, and nothing else of what stood typed of the subject.
  static func change(_ subject: TypedSubject, _ values: TypedValues, by author: TypedAuthor = author) -> TypedChange {
    TypedChange(
      records: [subject: values.isEmpty ? TypedRecord?.none : record(subject, values, by: author)],
      edits: values.fields.map { TypedEdit(subject, $0, was: nil, now: values.text($0), author: author) }, waiting: [], decided: [],
      file: "")
  }

  static func conflict(_ subject: TypedSubject, typed: UInt8, stands: UInt8, line: Int? = 4) -> TypedConflict {
    TypedConflict(
      subject, .pain, typed: TypedValues(pain: typed), stands: TypedValues(pain: stands),
      author: TypedAuthor(source: .sheet, who: "Max", at: LogSamples.later), file: "max.log.csv", line: line)
  }
}
