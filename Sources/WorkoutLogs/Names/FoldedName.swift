import Foundation

/// A written name without what people write differently: letter case, blanks, hyphens, accents, plural s, short forms ("DB"), and whether the
/// kit stands before the movement or behind it in brackets.
///
/// What is left of two names is equal only where nobody would take one for another exercise; words that say something are never dropped.
struct FoldedName: Hashable, Sendable {
  /// The kit that the name speaks of; empty where it speaks of none.
  private(set) var kit: NamedKit = []
  /// The words that are no kit, in their order.
  private(set) var words: [String] = []

  /// The words without gaps, for "Pull-Up", "Pull Up" and "Pullup" are one.
  var movement: String { words.joined() }
  /// What equal names have in common.
  var key: Key { Key(kit: kit, movement: movement) }

  struct Key: Hashable, Sendable {
    var kit: NamedKit
    var movement: String
  }

  init(_ name: String) { self.init(words: Self.split(name).map(Self.word)) }

  private init(words all: [String]) {
    let all = all.filter { !Self.fillers.contains($0) }
    var index = 0
    while index < all.count {
      let word = all[index]
      let next = index + 1 < all.count ? all[index + 1] : ""
      if NamedKit.firstOfPairs.contains(word), let pair = NamedKit.pairs["\(word) \(next)"] {
        kit.insert(pair)
        index += 2
      } else if let one = NamedKit.words[word] {
        kit.insert(one)
        index += 1
      } else {
        let isSide = (word == "one" || word == "1") && (next == "arm" || next == "leg")
        words.append(isSide ? "single" : word)
        index += 1
      }
    }
  }

  /// The name with words spelled otherwise, which may then be kit.
  func respelled(_ respell: (String) -> String) -> FoldedName {
    var name = FoldedName(words: words.map(respell))
    name.kit.formUnion(kit)
    return name
  }

  /// A name in lower case with one blank between its words.
  static func spelling(_ name: String) -> String {
    let lower = name.lowercased()
    var last = UInt8(ascii: " ")
    for byte in lower.utf8 {
      // Most names are plain, and need no look at each character.
      let isPlain = byte > 32 && byte < 0x80 || byte == 32 && last != 32
      if !isPlain { return lower.split { $0.isWhitespace }.joined(separator: " ") }
      last = byte
    }
    return last == 32 ? lower.split(separator: " ").joined(separator: " ") : lower
  }

  /// The letters and digits between everything else, in lower case and without accents; an apostrophe parts no word.
  private static func split(_ name: String) -> [[UInt8]] {
    let plain = name.utf8.allSatisfy { $0 < 0x80 } ? name : unaccented(name)
    var words: [[UInt8]] = [[]]
    for byte in plain.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): words[words.count - 1].append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: words[words.count - 1].append(byte)
      case UInt8(ascii: "'"): break
      default: if words[words.count - 1].isEmpty == false { words.append([]) }
      }
    }
    return words.filter { !$0.isEmpty }
  }

  private static func unaccented(_ name: String) -> String {
    var plain = ""
    for scalar in name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "\u{300}"..."\u{36F}": break
      case "ß": plain += "ss"
      case "ø": plain += "o"
      case "æ": plain += "ae"
      case "ł": plain += "l"
      case "’", "‘", "´", "ʼ": plain += "'"
      default:
        // Dashes, blanks and signs of all scripts part words; letters of other scripts stay as they are.
        if scalar.isASCII || scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          plain.unicodeScalars.append(scalar)
        } else {
          plain += " "
        }
      }
    }
    return plain
  }

  /// A word in the one form that stands for its others.
  private static func word(_ bytes: [UInt8]) -> String {
    let singular = String(decoding: Self.singular(bytes), as: UTF8.self)
    return forms[singular] ?? singular
  }

  /// A word without the s of its plural; "press" has none.
  private static func singular(_ word: [UInt8]) -> ArraySlice<UInt8> {
    guard word.count > 2, word.last == UInt8(ascii: "s") else { return word[...] }
    let stem = word.dropLast()
    switch stem.last {
    case UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "i"): return word[...]
    case UInt8(ascii: "e"):
      let root = stem.dropLast()
      if root.last == UInt8(ascii: "i"), root.count > 2 { return root.dropLast() + [UInt8(ascii: "y")] }
      let takesES = ["ch", "sh", "ss", "x", "y"].contains { root.ends(with: $0.utf8) }
      return takesES ? root : stem
    default: return stem
    }
  }

  /// Short forms and slips that mean one word only.
  private static let forms = [
    "db": "dumbbell", "bb": "barbell", "kb": "kettlebell", "bw": "bodyweight", "legged": "leg", "armed": "arm", "calve": "calf",
  ]

  /// Words that join others and say nothing.
  private static let fillers: Set<String> = [
    "the", "with", "on", "of", "and", "a", "mit", "am", "an", "der", "dem", "den", "auf", "im", "zum", "zur", "con", "ai", "al", "alla",
    "alle",
    "sulla", "su", "com", "na", "no", "de", "do", "da",
  ]
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with bytes: String.UTF8View) -> Bool { count >= bytes.count && suffix(bytes.count).elementsEqual(bytes) }
}
