import Findings
import TrainingModel

/// What became of one record.
package struct DecodedProfile: Sendable {
  /// The client, or nil where the record is rejected; the findings then hold an error.
  package var client: Client?
  /// The id as far as the record has a valid one, so that a rejected client can be named.
  package var id: String?
  /// The coach's id, folded; `unassigned` where the record has no valid one.
  package var coach = Client.unassigned
  /// The name, empty where the record has no valid one.
  package var name = ""
  /// Everything that is wrong with the record, in the order of its text; warnings too.
  package var findings: [Finding] = []
}

/// Turns raw records of one source into clients. Each worker has its own, because it keeps buffers from record to record.
package struct ProfileDecoder {
  private let vocabulary: ProfileVocabulary
  private let today: CalendarDate
  private var parser: RecordParser
  private var tape = RecordTape()

  /// A decoder for one source's form. `today` is what birthdays and dates of lifts are compared with.
  package init(_ format: RecordFormat, vocabulary: ProfileVocabulary, today: CalendarDate) {
    self.vocabulary = vocabulary
    self.today = today
    parser = RecordParser(format: format)
  }

  /// The client that a record states, or everything that is wrong with it.
  package mutating func decode(_ record: RawRecord) -> DecodedProfile {
    var complaints = Complaints()
    guard parser.parse(record, into: &tape, &complaints) else {
      return DecodedProfile(id: IDExtractor.glance(at: record, parser.format), findings: complaints.findings)
    }
    return tape.withView(of: record) { view in
      var fields = FieldReader(view, vocabulary, today, complaints)
      return fields.profile()
    }
  }
}

extension FieldReader {
  /// Reads every field, so that everything that is wrong is said at once.
  fileprivate mutating func profile() -> DecodedProfile {
    var decoded = DecodedProfile()
    guard collect() else {
      decoded.findings = complaints.findings
      return decoded
    }
    decoded.id = clientID()
    decoded.coach = coachID() ?? Client.unassigned
    decoded.name = name(.name)
    let coachName = name(.coachName)
    let (born, age) = birth()
    let (mass, height) = body()
    let goal = requiredWord(.goal, vocabulary.goals, "goal").map { GoalID($0) }
    let experience = choice(.experience, vocabulary.experiences, isRequired: true).flatMap(Experience.init(rawValue:))
    let days = trainingDays()
    let minutes = required(.minutes).flatMap { whole($0, ProfileField.minutes, 10...180) }
    let equipment = equipment()
    let conditions = conditions()
    let clearance = choice(.clearance, vocabulary.clearances).flatMap(Clearance.init(rawValue:))
    let clearanceDate = node(.clearanceDate).flatMap { pastDate($0, ProfileField.clearanceDate) }
    let preferences = (exercises(.likes), exercises(.dislikes), exercises(.never))
    let restrictions = restrictions()
    let lastTrained = node(.lastTrained).flatMap { pastDate($0, ProfileField.lastTrained) }
    let due = dueDate()
    let lifts = lifts(bodyMass: mass)
    let sex = choice(.sex, vocabulary.sexes).flatMap(Sex.init(rawValue:))
    let units = choice(.units, vocabulary.units).flatMap(LoadUnit.init(rawValue:))
    let status = choice(.status, vocabulary.statuses).flatMap(MembershipStatus.init(rawValue:))
    let template = word(.template, vocabulary.templates, "template").map { TemplateID($0) }
    let muscles = muscles()
    let unavailable = unavailable()
    let notes = notes()
    if !complaints.findings.isEmpty { decoded.findings = Finding.inReadingOrder(complaints.findings) }
    guard !complaints.hasErrors, let id = decoded.id, let goal, let experience, let days, let minutes, let equipment else { return decoded }
    var client = Client(
      id: id, goal: goal, experience: experience, trainingDays: days, minutesPerSession: minutes, equipment: equipment)
    (client.coach, client.coachName, client.name) = (decoded.coach, coachName, decoded.name)
    (client.born, client.statedAge, client.sex) = (born, age, sex ?? .unspecified)
    (client.bodyMassKilograms, client.heightCentimetres, client.units) = (mass, height, units ?? .kg)
    (client.conditions, client.clearance, client.clearanceDate) = (conditions, clearance, clearanceDate)
    (client.likes, client.dislikes, client.never) = preferences
    (client.restrictions, client.lastTrained, client.due) = (restrictions, lastTrained, due)
    (client.priorityMuscles, client.lifts, client.template) = (muscles, lifts, template)
    (client.unavailable, client.status, client.notes) = (unavailable, status ?? .active, notes)
    decoded.client = client
    return decoded
  }
}
