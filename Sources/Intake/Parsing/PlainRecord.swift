import Findings

/// The forms of a record that say themselves which field each value is of.
extension RawRecord {
  /// Whether there is a text to parse; says why not.
  func isText(_ complaints: inout Complaints) -> Bool {
    if let fault {
      complaints.add(fault)
      return false
    }
    if let invalid = bytes.withUnsafeBufferPointer(UTF8Text.firstInvalid) {
      complaints.add(.profileEncoding, "the record is not valid UTF-8", at: place(from: invalid), hint: "save the file as UTF-8")
      return false
    }
    return true
  }

  /// Writes a JSON object to `tape`, or says why it can't be and returns false.
  func parseJSON(into tape: inout RecordTape, _ complaints: inout Complaints) -> Bool {
    var fault: SyntaxFault?
    bytes.withUnsafeBufferPointer { bytes in
      do throws(SyntaxFault) { try JSONParser.parse(bytes, into: &tape) } catch { fault = error }
    }
    guard let fault else { return true }
    complaints.add(.profileUnreadable, "the record is not valid JSON: \(fault.message)", at: place(from: fault.offset))
    return false
  }

  /// The same for a YAML document.
  func parseYAML(into tape: inout RecordTape, _ complaints: inout Complaints) -> Bool {
    var fault: YAMLFault?
    bytes.withUnsafeBufferPointer { bytes in
      do throws(YAMLFault) { try YAMLParser.parse(bytes, into: &tape) } catch { fault = error }
    }
    guard let fault else { return true }
    var place = self.place
    if let offset = fault.offset { place = self.place(from: offset) } else { (place.line, place.column) = (fault.line, fault.column) }
    complaints.add(fault.isDuplicateKey ? .profileDuplicateKey : .profileUnreadable, fault.message, at: place, hint: fault.hint)
    return false
  }
}
