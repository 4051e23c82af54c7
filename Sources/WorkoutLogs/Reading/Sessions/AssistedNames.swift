/// Whether an exercise is helped by a machine or band, so that its load takes weight away.
enum AssistedNames {
  private static let words = [
    "assist", "unterstützt", "gegengewicht", "com ajuda", "con ayuda", "con aiuto", "avec aide", "辅助", "協助", "アシスト", "с поддержкой",
    "гравитрон",
  ]

  /// Whether a name says so, in the languages of the apps.
  static func contains(_ name: String) -> Bool {
    let name = name.lowercased()
    return words.contains { name.contains($0) }
  }
}
