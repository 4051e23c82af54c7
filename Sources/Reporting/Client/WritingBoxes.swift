import TrainingModel

/// The room to write down by hand what was done of a prescription, in the columns of the log sheet: sets, for each set what it counts and its
/// load, effort, pain, and a comment.
struct WritingBoxes {
  /// 0 where nothing is to be written down, as of a build-up.
  let sets: Int
  let measure: Measure
  /// nil where there is no load to write down.
  let unit: LoadUnit?

  /// More sets than these are noted in the comment.
  private static let mostSets = 12

  /// The boxes, each with what goes into it in small letters.
  func markup(_ words: ClientWords) -> Markup {
    var markup: Markup = "<i class=\"few\">\(words.setsDone)</i>"
    let counted = words.counted(measure)
    for number in 1...min(max(sets, 1), Self.mostSets) {
      if let unit {
        markup += "<span><i>\(number) \(counted)</i><i class=\"load\">\(unit.id)</i></span>"
      } else {
        markup += "<i>\(number) \(counted)</i>"
      }
    }
    markup += "<i class=\"few\">RPE</i><i class=\"pain\">\(words.pain)</i><i class=\"comment\">\(words.comment)</i>"
    return markup
  }
}
