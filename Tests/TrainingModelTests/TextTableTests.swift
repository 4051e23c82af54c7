import Testing
import TrainingModel

/// Texts that are kept once, and ids that can name files.
@Suite struct TextTableTests {
  @Test func eachTextIsKeptOnceUnderThePlaceThatItGotFirst() {
    var table = TextTable()
    let texts = (0..<2000).map { "text \($0 % 700)" } + ["", "Kniebeuge, tief", ""]
    let places = texts.map { table.place(of: $0) }
    #expect(table.count == 702)
    for (text, place) in zip(texts, places) {
      #expect(String(decoding: table[place], as: UTF8.self) == text)
      var text = text
      #expect(text.withUTF8 { table.holds($0, at: place) } && place == places[texts.firstIndex(of: text) ?? -1])
    }
    var other = "text 7x"
    #expect(other.withUTF8 { bytes in table.indices.allSatisfy { !table.holds(bytes, at: $0) } })
  }

  @Test(
    arguments: [
      ("anna-beck", true, true), ("Anna.Beck_2", true, false), ("", false, false), ("a/b", false, false), ("../x", false, false),
      ("anna beck", false, false), ("Ä", false, false), (String(repeating: "a", count: 64), true, true),
      (String(repeating: "a", count: 65), false, false), ("a\0", false, false), ("marta", true, true), ("Marta", true, false),
    ]) func anIDIsOfPlainSigns(text: String, isClient: Bool, isCoach: Bool)
  {
    #expect(IDShape.client.fits(text) == isClient)
    #expect(IDShape.coach.fits(text) == isCoach)
    #expect(IDShape.writtenCoach.fits(text) == (isClient && !text.contains(".")))
    #expect(IDShape.clip.fits(text) == (isCoach && text.count <= 40))
  }
}
