/// Digits and signs of every script as the plain ones of ASCII, so that `２２．５`, `٢٢٫٥` and `22.5` are read alike.
enum PlainSigns {
  /// Stands for a sign that is before decimals wherever it is written, as the Arabic `٫` is; no UTF-8 has this byte.
  static let decimal: UInt8 = 0xFF

  /// Whether a cell holds anything but ASCII, as next to none that holds a number does.
  @inline(__always) static func mayHaveOthers(_ cell: SheetCell.Bytes) -> Bool { cell.contains { $0 >= 0x80 } }

  /// The cell in plain digits and signs, trimmed: letters stay, marks that are not seen go.
  static func bytes(_ cell: SheetCell.Bytes) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in scalars(cell) {
      if scalar == "٫" || scalar == "·" {
        bytes.append(decimal)
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return bytes
  }

  /// The same as scalars, in which signs that stand before decimals stay what they are.
  static func scalars(_ cell: SheetCell.Bytes) -> [Unicode.Scalar] {
    var scalars = String(decoding: cell, as: UTF8.self).unicodeScalars.compactMap(plain)
    while scalars.last == " " { scalars.removeLast() }
    return Array(scalars.drop { $0 == " " })
  }

  /// The scalar as a plain one; nil where it is not seen.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar.isASCII { return scalar }
    if let sign = signs[scalar] { return sign }
    switch scalar.properties.generalCategory {
    case .decimalNumber: return scalar.properties.numericValue.map { Unicode.Scalar(48 + UInt8($0)) }
    case .format: return nil
    case .spaceSeparator: return " "
    case .dashPunctuation: return "-"
    default: return scalar
    }
  }

  private static let signs: [Unicode.Scalar: Unicode.Scalar] = [
    "−": "-", "．": ".", "。": ".", "｡": ".", "։": ".", "，": ",", "、": ",", "،": ",", "／": "/", "⁄": "/", "∕": "/", "：": ":", "（": "(",
    "）": ")",
    "％": "%", "٪": "%", "﹪": "%", "＋": "+", "’": "'", "‘": "'", "ʼ": "'", "＇": "'", "′": "'", "٬": "'",
    "″": "\"", "”": "\"", "“": "\"", "×": "x", "✕": "x",
  ]
}
