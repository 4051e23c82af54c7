import Foundation
import Testing
import TrainingModel

@testable import Reporting

@Suite struct JSONBytesTests {
  @Test func valuesEscapesAndCommasStandWhereTheyBelong() throws {
    var json = JSONBytes()
    json.beginObject()
    json.pair("a", 1)
    json.pair("text", "quote \" slash \\ line\n tab\t nul\u{0} del\u{7F} ä 😀")
    json.key("list")
    json.beginArray()
    json.null()
    json.bool(true)
    json.number(hundredths: 7250)
    json.number(hundredths: -5)
    json.seconds(0.0021)
    json.beginObject()
    json.endObject()
    json.endArray()
    json.pair("b", -12_345)
    json.endObject()
    json.end()
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.bytes.storage)) as? [String: Any])
    #expect(object["a"] as? Int == 1)
    #expect(object["b"] as? Int == -12_345)
    #expect(object["text"] as? String == "quote \" slash \\ line\n tab\t nul\u{0} del\u{7F} ä 😀")
    #expect(json.bytes.text.contains("[null, true, 72.5, -0.05, 0.0021, {}]"))
  }

  @Test func bytesThatAreNoUTF8BecomeTheReplacementCharacter() throws {
    var json = JSONBytes()
    json.beginArray()
    let broken: [UInt8] = [0x61, 0xFF, 0x62]
    broken.withUnsafeBufferPointer { json.string($0) }
    json.endArray()
    #expect(try JSONSerialization.jsonObject(with: Data(json.bytes.storage)) as? [String] == ["a\u{FFFD}b"])
  }

  @Test(arguments: [(0, "0"), (9, "9"), (10, "10"), (-1, "-1"), (Int.max, "9223372036854775807"), (Int.min, "-9223372036854775808")])
  func wholeNumbersAreWrittenAsSwiftWritesThem(_ number: Int, _ text: String) {
    var bytes = OutputBytes()
    bytes.append(number)
    #expect(bytes.text == text)
  }

  @Test func datesDigestsAndLoadsAreWrittenAsTheirValuesDescribeThemselves() {
    var bytes = OutputBytes()
    let digest = ContentDigest(high: 0x0123_4567_89AB_CDEF, low: 7)
    bytes.append(CalendarDate(year: 2026, month: 12, day: 7)!)
    bytes.append(digest)
    #expect(bytes.text == "2026-12-07" + digest.description)
    for hundredths in [0, 5, 50, 125, 6000, 6250, 123_456] {
      var load = OutputBytes()
      load.append(hundredths: hundredths)
      #expect(load.text == Load(hundredths: Int32(hundredths)).description)
    }
  }
}
