import SeededNumbers
import Testing
import TrainingModel

@testable import WorkoutLogs

/// The memory of names that a reader asks row by row.
@Suite struct NamesLookupTests {
  @Test func aNameHasOneNumberAndItsMeaning() {
    var lookup = NameLookup(NamesShipped.matcher, app: .strong)
    let first = lookup.number(of: "Pull Up")
    let other = lookup.number(of: "pull up")
    #expect(Array("Pull Up".utf8).withUnsafeBufferPointer { lookup.number(of: $0) } == first && other != first)
    #expect(lookup.names[first].meaning == lookup.names[other].meaning && lookup.names[first].meaning != .unknown)
    #expect(lookup.names.map(\.text) == ["Pull Up", "pull up"])
  }

  @Test func itIsWhatTheMatcherSays() {
    var random = SeededRandom(5)
    var lookup = NameLookup(NamesShipped.matcher, app: .hevy)
    let known = (NamesShipped.rules.aliases.apps[.hevy] ?? []).map(\.name)
    let names = known + (0..<2_000).map { "Curl \($0)" }
    var numbers: [String: Int] = [:]
    for _ in 0..<10_000 {
      guard let name = names.randomElement(using: &random) else { continue }
      let number = lookup.number(of: name)
      #expect(numbers[name, default: number] == number)
      numbers[name] = number
    }
    #expect(Set(numbers.values).count == numbers.count && lookup.names.count == numbers.count)
    for (name, number) in numbers { #expect(lookup.names[number].meaning == NamesShipped.matcher.meaning(of: name, in: .hevy)) }
  }

  @Test func bytesThatAreNoTextAreUnknown() {
    var lookup = NameLookup(NamesShipped.matcher, app: .strong)
    for bytes: [UInt8] in [[], [0xFF], [0xC3], [0, 0], [0xED, 0xA0, 0x80]] {
      let number = bytes.withUnsafeBufferPointer { lookup.number(of: $0) }
      #expect(lookup.names[number].meaning == .unknown)
    }
    #expect(lookup.names.count == 5)
  }
}
