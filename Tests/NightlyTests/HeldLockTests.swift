import Testing

@testable import Nightly

/// How long a lock may be held: three times what nights usually take, and an hour at least.
@Suite struct HeldLockTests {
  @Test func theLimitFollowsFromTheLastNights() {
    #expect(HeldLock.limit([]) == 6 * 3600 && HeldLock.limit([9000, 9000]) == 6 * 3600, "of two nights nobody knows what is usual")
    #expect(HeldLock.limit([1, 2, 3]) == 3600)
    #expect(HeldLock.limit([1300, 1400, 9000, 1350, 1320]) == 3 * 1350, "one long night is no usual one")
    #expect(HeldLock.limit([9000, 9000, 9000]) == 27000)
  }
}
