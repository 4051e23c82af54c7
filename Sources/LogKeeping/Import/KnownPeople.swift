import Findings
import Intake
import PlanStore
import Rulebook
import TrainingModel

/// Who is a client of the gym, whose, and in which unit: by the database, and by the list of profiles for those who were never planned.
package struct KnownPeople: Sendable {
  private var coaches: [String: String]
  private var units: [String: LoadUnit]

  /// - Parameters:
  ///   - coaches: the coach of each client.
  ///   - units: the unit of each client whose profile is known.
  package init(coaches: [String: String], units: [String: LoadUnit]) { (self.coaches, self.units) = (coaches, units) }

  /// Reads the database and the list of profiles.
  ///
  /// - Parameters:
  ///   - client: The only one who matters; nil for everybody.
  ///   - list: Opens the list of profiles.
  /// - Returns: and beside it why the list can't be read: then only those are known who were planned.
  /// - Throws: `StoreError` where the database can't be read.
  package static func load(
    _ store: PlanStore, _ rulebook: Rulebook, only client: String?, today: CalendarDate,
    list: () throws(IntakeFailure) -> RecordSource
  ) throws -> (people: KnownPeople, findings: [Finding]) {
    var people = KnownPeople(coaches: try store.coachesByClient(), units: [:])
    do throws(IntakeFailure) {
      let (source, vocabulary) = (try list(), ProfileVocabulary(rulebook))
      if let client {
        let found = try ProfileLookup.clients([client], in: source, vocabulary: vocabulary, today: today)
        let profile = found.clients[client]
        if profile != nil || found.faults[client] != nil { people.note(client, of: profile?.coach ?? Client.unassigned, profile?.units) }
        return (people, [])
      }
      var decoder = ProfileDecoder(source.format, vocabulary: vocabulary, today: today)
      var reader = source.records()
      while let record = try reader.next() {
        let decoded = decoder.decode(record)
        if let id = decoded.id { people.note(id, of: decoded.coach, decoded.client?.units) }
      }
    } catch {
      let warnings = error.findings.map { finding in
        var finding = finding
        finding.severity = .warning
        return finding
      }
      return (people, warnings)
    }
    return (people, [])
  }

  /// Takes down what the list says; the coach of whoever was planned is the one that the database knows.
  private mutating func note(_ id: String, of coach: String, _ unit: LoadUnit?) {
    if coaches[id] == nil { coaches[id] = coach }
    units[id] = unit
  }

  /// The ids of all of them.
  package var ids: Set<String> { Set(coaches.keys) }

  /// Whose client somebody is; nil for nobody's the gym knows.
  package func coach(of client: String) -> String? { coaches[client] }

  func unit(of client: String) -> LoadUnit? { units[client] }

  /// Why nothing is taken in for a client; nil where it may be.
  ///
  /// - Parameters:
  ///   - coach: the coach who gives the log; nil for the gym.
  ///   - file: where the log stands; empty for a command.
  func refusal(of client: String, as coach: String?, at file: String) -> Finding? {
    let place = file.isEmpty ? nil : Place(file: file)
    guard let own = coaches[client] else {
      return Finding(
        .logClient, "the gym has no client '\(client)'", at: place,
        // A coach hears of own clients alone.
        hint: Suggestion.hint(for: client, among: coaches.filter { coach == nil || $0.value == coach }.keys.sorted())
          ?? "put the client on the list of profiles first, or correct the id")
    }
    // Whose client it is stays with the gym.
    guard let coach, coach != own else { return nil }
    return Finding(
      .logClient, "'\(client)' is no client of coach '\(coach)'", at: place,
      hint: "a coach takes in logs of own clients only; leave --coach out to take it in for the gym")
  }
}
