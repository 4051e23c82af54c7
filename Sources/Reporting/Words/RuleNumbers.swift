/// The numbers of rules as a row holds them: decimal, with spaces between.
enum RuleNumbers {
  /// Calls `body` with each number in turn; what is no number is passed over.
  @inline(__always) static func forEach(in references: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
    var number = 0
    var hasNumber = false
    for byte in references {
      let digit = Int(byte) - 48
      if (0...9).contains(digit), number < 1 << 40 {
        number = number * 10 + digit
        hasNumber = true
      } else {
        if hasNumber { body(number) }
        (number, hasNumber) = (0, false)
      }
    }
    if hasNumber { body(number) }
  }
}
