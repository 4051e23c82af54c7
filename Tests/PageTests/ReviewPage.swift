import Testing

/// The review page in a real browser, driven as a coach would; one browser, one test after the other.
@Suite(.serialized, .whereThereIsABrowser, .afterANight, .inBrowser, .watched, .noticed) struct ReviewPage {}
