/// What every plan that leaves the program says of itself.
package enum TrainingNotice {
  package static let text = "A training plan for a coach to review; it is not medical advice."
}
