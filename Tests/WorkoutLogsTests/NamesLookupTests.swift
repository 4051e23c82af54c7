import SeededNumbers
import Testing
import TrainingModel

@testable import WorkoutLogs

/// The memory of names that a reader asks row by row.
@Suite struct NamesLookupTests {
  @Test func aNameHasOneNumberAndItsMeaning() {
    var lookup = NameLookup(NamesShipped.matcher, app: .strong)
    let first = lookup.number(of: "Pull Up".utf8)
    let other = lookup.number(of: "pull up".utf8)
    #expect(lookup.number(of: Array("Pull Up".utf8)) == first && other != first)
    #expect(lookup.names[first].meaning == lookup.names[other].meaning && lookup.names[first].meaning != .unknown)
    #expect(lookup.names.map { String(decoding: $0.bytes, as: UTF8.self) } == ["Pull Up", "pull up"])
  }

  @Test func itIsWhatTheMatcherSays() {
    var random = SeededRandom(5)
    var lookup = NameLookup(NamesShipped.matcher, app: .hevy)
    let known = (NamesShipped.rules.aliases.apps[.hevy] ?? []).map(\.name)
    let names = known + (0..<2_000).map { "Curl \($0)" }
    var numbers: [String: Int] = [:]
    for _ in 0..<10_000 {
      guard let name = names.randomElement(using: &random) else { continue }
      let number = lookup.number(of: name.utf8)
      #expect(numbers[name, default: number] == number)
      numbers[name] = number
    }
    #expect(Set(numbers.values).count == numbers.count && lookup.names.count == numbers.count)
    for (name, number) in numbers { #expect(lookup.names[number].meaning == NamesShipped.matcher.meaning(of: name, in: .hevy)) }
  }

  @Test func bytesThatAreNoTextAreUnknown() {
    var lookup = NameLookup(NamesShipped.matcher, app: .strong)
    for bytes: [UInt8] in [[], [0xFF], [0xC3], [0, 0], [0xED, 0xA0, 0x80]] {
      let number = lookup.number(of: bytes)
      #expect(lookup.names[number].meaning == .unknown && lookup.names[number].bytes == bytes)
    }
  }
}
