import Findings
import TrainingModel

/// How a field's value is written, and how to read it: complains at the value's place and gives nil where it isn't written so.
struct Form<Value> {
  let read: (NodeReader) -> Value?

  /// A form of scalars.
  static func scalar(_ expected: String, _ parse: @escaping (String) throws(Complaint) -> Value) -> Form {
    Form { reader in
      guard let text = reader.text(expecting: expected) else { return nil }
      do throws(Complaint) { return try parse(text.trimmed) } catch {
        reader.complain(error)
        return nil
      }
    }
  }

  /// A mapping, read by `body`; keys that it didn't ask for are complained about afterwards.
  static func map(_ body: @escaping (MapReader) -> Value) -> Form {
    Form { reader in
      guard let map = reader.map() else { return nil }
      let value = body(map)
      map.finish()
      return value
    }
  }

  /// A list, or a single element standing for a list of one; elements that can't be read are left out. Nothing may be listed twice
  /// unless `repeats` allows it, and something must be listed unless it may be `empty`.
  static func list<Element>(_ element: Form<Element>, repeats: Bool = false, empty: Bool = false) -> Form where Value == [Element] {
    Form { reader in
      if reader.isEmpty {
        _ = reader.text(expecting: "a list")
        return nil
      }
      let elements = reader.elements()
      if elements.isEmpty, !empty {
        reader.complain(.rulesGap, "the list is empty")
        return nil
      }
      var seen: Set<String> = []
      return elements.compactMap { child in
        if !repeats, let text = child.scalarText, !seen.insert(text).inserted {
          child.complain(.rulesDuplicateID, "\(quoted(text)) is listed twice")
        }
        return element.read(child)
      }
    }
  }
}

extension Form where Value == String {
  /// Any text.
  static var text: Form { .scalar("text") { text throws(Complaint) in text } }
}

extension Form where Value == Bool {
  /// `yes` or `no`.
  static var flag: Form {
    .scalar("'yes' or 'no'") { text throws(Complaint) in
      switch text {
      case "yes", "true": return true
      case "no", "false": return false
      default: throw Complaint(.rulesType, "expected 'yes' or 'no', found \(quoted(text))")
      }
    }
  }
}

extension Form where Value == Int {
  /// One whole number.
  static func whole(_ quantity: Quantity) -> Form {
    .scalar(quantity.name) { text throws(Complaint) in Int(try quantity.single(text)) }
  }
}

extension Form where Value == Double {
  /// One number.
  static func number(_ quantity: Quantity) -> Form { .scalar(quantity.name, quantity.single) }

  /// A percentage as a part of one: `85 %` is 0.85.
  static func part(_ quantity: Quantity = .part) -> Form {
    .scalar(quantity.name) { text throws(Complaint) in try quantity.single(text) / 100 }
  }
}

extension Form where Value == ClosedRange<Int> {
  /// A range of whole numbers.
  static func range(_ quantity: Quantity) -> Form {
    .scalar(quantity.name) { text throws(Complaint) in
      let range = try quantity.range(text)
      return Int(range.lowerBound)...Int(range.upperBound)
    }
  }
}

extension Form where Value == ClosedRange<Double> {
  /// A range of numbers.
  static func decimals(_ quantity: Quantity) -> Form { .scalar(quantity.name, quantity.range) }
}

extension Form where Value == Tempo {
  /// Four parts with dashes: `3-0-X-0`.
  static var tempo: Form {
    .scalar("a tempo") { text throws(Complaint) in
      if let tempo = Tempo(text: text) { return tempo }
      throw Complaint(
        .rulesType, "expected a tempo, found \(quoted(text))", hint: "seconds down, pause, up, pause, such as '3-0-1-0' or '2-0-X-0'")
    }
  }
}

extension Form where Value: Word {
  /// One word of a closed set; `noun` says what it names.
  static func word(_ noun: String) -> Form {
    .scalar("a \(noun)") { text throws(Complaint) in
      if let word = Value(id: text) { return word }
      let choice = Value.spellings.count <= 10 ? "one of \(Value.spellings.joined(separator: ", "))" : nil
      throw Complaint(
        .rulesUnknownID, "unknown \(noun) \(quoted(text))", hint: Suggestion.hint(for: text, among: Value.spellings) ?? choice)
    }
  }
}

extension Form {
  /// One of the words as a set.
  static func words<Member: Word>(_ noun: String) -> Form where Value == WordSet<Member> {
    Form { reader in Form<[Member]>.list(.word(noun)).read(reader).map { WordSet($0) } }
  }
}
