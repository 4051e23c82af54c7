import Findings

/// A tape for reading, with the record that it came from, which turns byte offsets into lines and columns.
struct TapeView {
  let nodes: UnsafeBufferPointer<RecordTape.Node>
  let text: UnsafeBufferPointer<UInt8>
  let marks: RecordTape.Marks
  let decimalComma: Bool
  let spoiled: UInt32
  let record: RawRecord

  /// The place of a node in the list of nodes.
  typealias Index = Int

  func kind(_ node: Index) -> RecordTape.Kind { nodes[node].kind }

  /// The text of a scalar or key.
  func bytes(_ node: Index) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: text[Int(nodes[node].textStart)..<Int(nodes[node].textEnd)])
  }

  func string(_ node: Index) -> String { String(decoding: bytes(node), as: UTF8.self) }

  /// Calls `body` with each element of a list, in order.
  func forEachElement(of list: Index, _ body: (Index) -> Void) {
    var node = list + 1
    let end = Int(nodes[list].next)
    while node < end {
      body(node)
      node = Int(nodes[node].next)
    }
  }

  /// Calls `body` with each key and value of a map, in order.
  func forEachEntry(of map: Index, _ body: (_ key: Index, _ value: Index) -> Void) {
    var key = map + 1
    let end = Int(nodes[map].next)
    while key < end {
      let value = Int(nodes[key].next)
      body(key, value)
      key = Int(nodes[value].next)
    }
  }

  func isEmpty(_ container: Index) -> Bool { Int(nodes[container].next) == container + 1 }

  /// Where a node stands.
  func place(_ node: Index) -> Place {
    let (from, to) = (Int(nodes[node].from), Int(nodes[node].to))
    switch marks {
    case .lineAndColumn:
      let plain = nodes[node].kind == .text && nodes[node].textEnd > nodes[node].textStart
      let end = plain ? to + UTF8Text.characters(bytes(node)) : nil
      return Place(file: record.file, spoken: record.spoken, line: from, column: to, endColumn: end)
    case .byteOffsets:
      return record.place(from: from, to: to)
    }
  }
}

extension RecordTape {
  /// Hands a view of the tape to `body`; it is not valid afterwards.
  func withView<Result>(of record: RawRecord, _ body: (TapeView) -> Result) -> Result {
    nodes.withUnsafeBufferPointer { nodes in
      text.withUnsafeBufferPointer { text in
        body(TapeView(nodes: nodes, text: text, marks: marks, decimalComma: decimalComma, spoiled: spoiled, record: record))
      }
    }
  }
}
