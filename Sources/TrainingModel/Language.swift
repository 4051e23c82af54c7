/// A language in which sheets and pages speak to a coach.
package enum Language: UInt8, Word {
  case english, german

  package static let spellings = ["en", "de"]
}
