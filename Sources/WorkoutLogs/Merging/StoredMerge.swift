import TrainingModel

/// Takes a client's log that came out of a store into what is stored: each session as of the export from which it was.
///
/// Into the store that it came from it changes nothing; into an empty one it brings everything back, with the age of each export.
package struct StoredMerge {
  package private(set) var life: LogLife
  package private(set) var outcome = ExportMerge.Outcome()

  private struct Told: Hashable {
    var app: LogApp
    var key: SessionPairing.Key
  }

  /// - Parameters:
  ///   - sessions: with the export that each is from; those without one are our own form's.
  ///   - exports: what is known of the exports of an app beside its sessions.
  ///   - life: what is stored of the client.
  package init(
    _ sessions: [(session: DoneSession, origin: LogOrigin?)], exports known: [LogApp: LogExports] = [:], into life: LogLife,
    _ wishes: ExportMerge.Wishes
  ) {
    self.init(sessions, into: life, wishes)
    for (app, said) in known { learn(said, of: app) }
  }

  /// Takes over that there was a newer export of an app than any that is stored, and what was deleted in one.
  private mutating func learn(_ said: LogExports, of app: LogApp) {
    var exports = life.exports[app] ?? LogExports(newest: 0)
    if said.newest > exports.newest {
      // What stands there as in the newest export is of one that is older than this.
      for place in life.parts.indices where life.parts[place].app == app && life.parts[place].exported == 0 {
        life.parts[place].exported = exports.newest
      }
    }
    (exports.newest, exports.pruned) = (max(exports.newest, said.newest), max(exports.pruned, said.pruned))
    life.exports[app] = exports
  }

  private init(_ sessions: [(session: DoneSession, origin: LogOrigin?)], into life: LogLife, _ wishes: ExportMerge.Wishes) {
    self.life = life
    let known = life.parts.count
    var told: Set<Told> = []
    var exports: [LogOrigin: [DoneSession]] = [:]
    for (session, origin) in sessions {
      guard let origin, !origin.app.isPersonal else { continue }
      exports[origin, default: []].append(session)
      told.insert(Told(app: origin.app, key: .init(session, of: origin.app)))
    }
    var wishes = wishes
    // What is missing from a part of a life was not deleted in an app.
    wishes.allowsDeletions = false
    for (origin, sessions) in exports.sorted(by: { ($0.key.app, $0.key.age) < ($1.key.app, $1.key.age) }) {
      let parts = self.life.parts
      // Two sessions of this log are two, however alike they are.
      let merge = ExportMerge(
        sessions, of: origin.app, aged: origin.age, into: self.life, wishes, mayPair: { $0 < known },
        mayBeAlike: { place in
          place < known && !told.contains(Told(app: parts[place].app, key: .init(parts[place].session, of: parts[place].app)))
        })
      self.life = merge.life
      outcome += merge.outcome
    }
    outcome.missing = 0
    // Whole sessions are never a person's: those type fields.
    let others = sessions.filter { $0.origin?.app.isPersonal != false }.map(\.session)
    guard !others.isEmpty else { return }
    let merge = ExportMerge(others, of: .csv, into: self.life, wishes)
    self.life = merge.life
    outcome += merge.outcome
  }
}
