/// Something in a client's logs that a coach wants to see at the beginning of the week.
public enum FlagKind: UInt8, Word {
  case pain, drop, failedTarget, skipped, inconsistent, stall, record

  public static let spellings = ["pain", "drop", "failed_target", "skipped", "inconsistent", "stall", "record"]
}
