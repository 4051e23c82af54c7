import Foundation
import PlanStore
import Reviewing
import TrainingModel

extension World {
  /// Where a coach's newest sheet lies; nil where there is none.
  func sheetPath(_ coach: String) -> String? {
    ["\(review)/\(coach).new.csv", "\(review)/\(coach).csv"].first { FileManager.default.fileExists(atPath: $0) }
  }

  func sheet(_ coach: String, _ step: SheetStep) async throws {
    guard let path = sheetPath(coach) else { return }
    switch step {
    case .keep: kept[coach, default: []] = (kept[coach] ?? []).suffix(3) + [try Data(contentsOf: URL(fileURLWithPath: path))]
    case .send(let sending):
      let old = kept[coach] ?? []
      let bytes = sending.age == 0 || old.isEmpty ? try Data(contentsOf: URL(fileURLWithPath: path)) : old[max(0, old.count - sending.age)]
      try await send(SheetChanges(sending).changed(bytes), coach, sending)
    case .resend:
      guard let bytes = sent[coach] else { return }
      try await send(bytes, coach, Sending(age: 0, changes: 0, seed: 0, approve: 0, route: .inbox))
    case .touch:
      // A coach who saves the sheet in a spreadsheet, and changes one note.
      let own = "\(review)/\(coach).csv"
      guard var sheet = try? SheetText(Data(contentsOf: URL(fileURLWithPath: own))), !sheet.rows.isEmpty, let note = sheet.column("note")
      else { return }
      sheet.rows[0][note] = "as agreed"
      try sheet.bytes.write(to: URL(fileURLWithPath: own))
      touched.insert(coach)
    case .tidy:
      for name in ["\(review)/\(coach).csv", "\(review)/\(coach).new.csv"] { try? FileManager.default.removeItem(atPath: name) }
      touched.remove(coach)
    }
  }

  private func send(_ bytes: Data, _ coach: String, _ sending: Sending) async throws {
    sent[coach] = bytes
    switch sending.route {
    case .inbox, .yes:
      let name = nextName()
      try leave(bytes, name, coach)
      if sending.route == .yes { try leave(Data(), name + ".yes", coach) }
    case .imported, .sheetWins, .storeWins:
      guard let store = try store() else { return }
      var request = ImportRequest(coachID: coach, by: coach, at: now(), today: gym.today)
      request.prefer = sending.route == .sheetWins ? .sheet : sending.route == .storeWins ? .store : nil
      let review = try ReviewImport(store, try sources())
      outcome.approves = true
      let report = try await review.run([UInt8](bytes), named: "sheet.csv", request)
      outcome.approved = Set((report.approval?.approved ?? []).map { WeekID($0.week) })
      outcome.approvedRows = report.approval?.rowsMoved ?? 0
      outcome.refusals += report.blocks.flatMap(\.refusals).map(\.cellText)
    }
  }

  /// Puts a file into the coach's inbox, written long enough ago.
  private func leave(_ bytes: Data, _ name: String, _ coach: String) throws {
    let inbox = "\(output)/inbox/\(coach)"
    try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
    try bytes.write(to: URL(fileURLWithPath: "\(inbox)/\(name)"))
    let seconds = Double(gym.today.dayNumber) * 86_400 - 40_000 + Double(name.hashedOrder)
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: seconds)], ofItemAtPath: "\(inbox)/\(name)")
  }
}

extension String {
  /// The number in a file's name, so that files are taken in the order in which they were sent.
  fileprivate var hashedOrder: Int { Int(filter(\.isNumber)) ?? 0 }
}
