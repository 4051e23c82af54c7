import PlanStore

/// A coach's preferences as people and programs read them.
package struct PreferencesView: ResultView, Sendable {
  private let coach: String
  private let preferences: CoachPreferences

  package init(_ preferences: CoachPreferences, coach: String) {
    self.coach = coach
    self.preferences = preferences
  }

  private var delimiter: String { preferences.delimiter?.id ?? "auto" }

  /// `5 %`; nil where nobody has set a bound.
  private var within: String? {
    preferences.adapting.within.map { tenths in "\(tenths / 10)\(tenths % 10 == 0 ? "" : ".\(tenths % 10)") %" }
  }

  /// A line a preference, each line ended.
  package func text(width: Int, style: Style) -> String {
    """
    coach      \(coach)
    language   \(preferences.language)
    decimal    \(preferences.decimal)
    delimiter  \(delimiter)
    view       \(preferences.view)
    adapt      \(preferences.adapting.mode)\(within.map { ", within \($0)" } ?? "")

    """
  }

  /// The document that `preferences --format json` prints.
  package var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.pair("coach_id", coach)
    json.pair("language", preferences.language.id)
    json.pair("decimal", preferences.decimal.id)
    json.pair("delimiter", delimiter)
    json.pair("view", preferences.view.id)
    json.pair("adapt", preferences.adapting.mode.id)
    if let within { json.pair("adapt_within", within) }
    json.endObject()
    json.end()
    return json.bytes.storage
  }
}
