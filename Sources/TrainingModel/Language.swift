/// A language in which sheets and pages speak to a coach.
public enum Language: UInt8, Word {
  case english, german

  public static let spellings = ["en", "de"]
}
