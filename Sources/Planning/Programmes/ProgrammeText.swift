import Rulebook
import TrainingModel

/// A programme's state as text by ids, so that it outlives changes of the rules: a line for each track, `t1/back_squat weight=10000`.
struct ProgrammeText {
  let template: Template
  let rulebook: Rulebook

  func text(of state: ProgrammeState, unit: LoadUnit) -> String {
    var lines = ["position=\(state.position) unit=\(unit.id)"]
    for (track, carried) in zip(template.tracks, state.tracks) {
      var line = name(track)
      if let weight = carried.weight { line += " weight=\(weight)" }
      for (key, value) in [
        ("stage", carried.stage), ("fails", carried.fails), ("extra", carried.extraReps), ("variant", carried.variant),
        ("exposed", carried.isExposed ? 1 : 0), ("change", Int(carried.change)), ("projected", carried.isProjected ? 1 : 0),
        ("last", Int(carried.lastLoad)), ("part", carried.lastPart),
      ] where value != 0 {
        line += " \(key)=\(value)"
      }
      if let remembered = carried.remembered { line += " remembered=\(remembered)" }
      if let pending = carried.pending { line += " pending=\(pending)" }
      lines.append(line)
    }
    for (session, tops) in zip(template.sessions, state.tops) {
      for (place, top) in tops.enumerated() where top > 0 { lines.append("\(session.id).\(place) top=\(top)") }
    }
    return lines.joined(separator: "\n")
  }

  /// The state that a text says; what it doesn't say of the template's tracks stays as in `fresh`.
  ///
  /// A client who changed between kilograms and pounds begins anew, because no rounding would give the old loads back.
  func state(_ text: String, fresh: ProgrammeState, unit: LoadUnit) -> ProgrammeState {
    var state = fresh
    var byName: [String: [String: Int]] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      let pairs = (line.hasPrefix("position=") ? words[...] : words.dropFirst()).compactMap { word -> (String, Int)? in
        let parts = word.split(separator: "=")
        guard parts.count == 2 else { return nil }
        if parts[0] == "unit" { return ("unit", parts[1] == LoadUnit.lb.id ? 1 : 0) }
        return Int(parts[1]).map { (String(parts[0]), $0) }
      }
      byName[line.hasPrefix("position=") ? "" : String(words.first ?? "")] = Dictionary(pairs) { $1 }
    }
    guard byName[""]?["unit"] == (unit == .lb ? 1 : 0) else { return fresh }
    state.position = max(0, byName[""]?["position"] ?? 0)
    for (index, track) in template.tracks.enumerated() {
      guard let values = byName[name(track)] else { continue }
      let stages = template.sessions.flatMap(\.exercises).filter { $0.track == index }.map(\.table.all.count).max() ?? 1
      var carried = TrackState(weight: values["weight"].flatMap { (1...100_000).contains($0) ? Int32($0) : nil })
      carried.stage = min(max(0, values["stage"] ?? 0), stages - 1)
      carried.fails = min(max(0, values["fails"] ?? 0), 1000)
      carried.extraReps = min(max(0, values["extra"] ?? 0), 1000)
      carried.variant = min(max(0, values["variant"] ?? 0), track.exercises.count - 1)
      carried.isExposed = values["exposed"] == 1
      carried.change = Int32(clamping: values["change"] ?? 0)
      carried.isProjected = values["projected"] == 1
      carried.lastLoad = Int32(clamping: max(0, values["last"] ?? 0))
      carried.lastPart = min(max(0, values["part"] ?? 0), 1000)
      carried.remembered = values["remembered"].map { Int32(clamping: $0) }
      let decisions = track.scheme.map { template.schemes[$0].afterSession.count } ?? 0
      carried.pending = values["pending"].flatMap { (0..<decisions).contains($0) ? $0 : nil }
      state.tracks[index] = carried
    }
    for (session, made) in template.sessions.enumerated() {
      for place in made.exercises.indices {
        if let top = byName["\(made.id).\(place)"]?["top"] { state.tops[session][place] = Int32(clamping: top) }
      }
    }
    return state
  }

  private func name(_ track: TemplateTrack) -> String {
    let scheme = track.scheme.map { template.schemes[$0].id } ?? "-"
    return scheme + "/" + track.exercises.map { rulebook[$0].id }.joined(separator: "+")
  }
}
