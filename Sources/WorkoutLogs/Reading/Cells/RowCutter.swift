/// Cuts one record of a table into its cells in a single pass over its bytes.
struct RowCutter {
  /// What quotes are in a file.
  enum Quotes {
    /// One at the beginning of a cell opens it and may close lines further down; inside it quotes are doubled.
    case standard
    /// Only a pair around a whole cell on one line is one; any other is a letter, for the app that writes the file quotes nothing.
    case loose
  }

  struct Cell {
    var start, end: Int
    /// Whether quotes are doubled inside.
    var isDoubled = false
  }

  enum Outcome {
    /// A record; the next one begins here.
    case row(next: Int)
    /// The bytes end before the record does.
    case more
    /// Text follows the quote that closes the one here, or no record is as long as the one that it opens.
    case brokenQuote(at: Int)
    /// The quote that opens here never closes.
    case openQuote(at: Int)
    /// The record has no end within the largest size.
    case tooLarge
  }

  /// The most bytes of a record: 1 MiB.
  static let maximumSize = 1 << 20

  let delimiter: UInt8
  let quotes: Quotes
  private(set) var cells: [Cell] = []
  /// Whether any cell has doubled quotes.
  private(set) var isDoubled = false
  /// Ends of lines inside quotes.
  private(set) var lineEnds = 0

  init(delimiter: UInt8, quotes: Quotes) { (self.delimiter, self.quotes) = (delimiter, quotes) }

  /// Cuts the record that begins at `start`; `isAtEnd` says whether the file ends where the bytes do.
  mutating func cut(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isAtEnd: Bool) -> Outcome {
    cells.removeAll(keepingCapacity: true)
    (isDoubled, lineEnds) = (false, 0)
    let limit = min(bytes.count, start + Self.maximumSize)
    var at = start
    while true {
      let from = at
      var isNoted = false
      if at < limit, bytes[at] == 34 {
        switch quoted(bytes, at, limit, isAtEnd) {
        case .cell(let end): (at, isNoted) = (end, true)
        case .letter: break
        case .none(let outcome): return outcome
        }
      }
      if !isNoted {
        while at < limit, bytes[at] != delimiter, bytes[at] != 10, bytes[at] != 13 { at += 1 }
        cells.append(Cell(start: from, end: at))
      }
      if at == limit {
        if limit < bytes.count { return .tooLarge }
        return isAtEnd ? .row(next: at) : .more
      }
      if bytes[at] == delimiter {
        at += 1
      } else if bytes[at] == 10 {
        return .row(next: at + 1)
      } else {
        guard at + 1 < bytes.count || isAtEnd else { return .more }
        return .row(next: at + 1 < bytes.count && bytes[at + 1] == 10 ? at + 2 : at + 1)
      }
    }
  }

  private enum Quoted {
    /// The cell is noted, and this is where it ends, behind its closing quote.
    case cell(end: Int)
    /// The quote is a letter.
    case letter
    case none(Outcome)
  }

  private mutating func quoted(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int, _ isAtEnd: Bool) -> Quoted {
    var (at, doubles, lines) = (start + 1, false, 0)
    while at < limit {
      let byte = bytes[at]
      if byte == 34 {
        guard at + 1 < limit, bytes[at + 1] == 34 else { break }
        doubles = true
        at += 1
      } else if byte == 10 || byte == 13 {
        if quotes == .loose { return .letter }
        if byte == 13 || bytes[at - 1] != 13 { lines += 1 }
      }
      at += 1
    }
    if at + 1 >= limit, limit < bytes.count || !isAtEnd {
      // What follows the quote, or closes it, isn't in memory.
      return limit < bytes.count ? .none(quotes == .loose ? .tooLarge : .brokenQuote(at: start)) : .none(.more)
    }
    if at >= limit { return quotes == .loose ? .letter : .none(.openQuote(at: start)) }
    let end = at + 1
    if end < limit, bytes[end] != delimiter, bytes[end] != 10, bytes[end] != 13 {
      return quotes == .loose ? .letter : .none(.brokenQuote(at: start))
    }
    cells.append(Cell(start: start + 1, end: at, isDoubled: doubles))
    isDoubled = isDoubled || doubles
    lineEnds += lines
    return .cell(end: end)
  }
}
