import Findings
import Intake
import TrainingModel

/// Names the clients and coaches whom a run was asked for and whom the list of clients doesn't have: most likely slips.
struct MissingWishes {
  private let path: String
  /// What was asked for, with the option and the word for it, and what the list has in its place.
  private var missing: [(wish: String, word: String, option: String, near: String?)] = []

  /// Reads the whole list, for what is near to a slip may stand anywhere in it.
  ///
  /// Throws `IntakeFailure`.
  init(_ request: RunRequest, _ source: RecordSource, _ vocabulary: ProfileVocabulary) throws(IntakeFailure) {
    path = request.clients
    var (clients, coaches) = (Set<String>(), Set<String>())
    var decoder = ProfileDecoder(source.format, vocabulary: vocabulary, today: request.today)
    var reader = source.records()
    while let record = try reader.next() {
      let decoded = decoder.decode(record)
      if let id = decoded.id { clients.insert(id) }
      coaches.insert(decoded.coach)
    }
    for id in request.clientIDs where !clients.contains(id) {
      missing.append((id, "client", "--client", Suggestion.nearest(to: id, among: clients.sorted())))
    }
    for id in request.coaches where !coaches.contains(id) {
      missing.append((id, "coach", "--coach", Suggestion.nearest(to: id, among: coaches.sorted())))
    }
  }

  /// One for each, where others were planned.
  var findings: [Finding] {
    missing.map { wish in
      Finding(
        .runNoClients, "there is no \(wish.word) '\(wish.wish)' in '\(path)'",
        hint: wish.near.map { "did you mean '\($0)'?" } ?? "check \(wish.option)")
    }
  }

  /// What to say where nobody was planned.
  var hint: String? {
    guard !missing.isEmpty else { return nil }
    return missing.map { wish in "there is no \(wish.word) '\(wish.wish)'" + (wish.near.map { "; did you mean '\($0)'?" } ?? "") }
      .joined(separator: "; ")
  }
}
