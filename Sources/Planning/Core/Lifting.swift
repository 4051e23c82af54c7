import Rulebook
import TrainingModel

/// How the number beside an exercise becomes what is lifted, of which more is always harder: the body counts with what hangs from it, and what
/// a machine takes off it counts against it.
///
/// Planning reckons in what is lifted, so that a step, a percentage and an easy week mean the same for every exercise; rows and logs have the
/// number that is written.
struct Lifting: Sendable {
  let basis: LoadBasis
  /// What of the body is lifted, in hundredths of the client's unit; 0 where the load is all there is.
  private let body: Double
  /// Whether it is known what is lifted, and not only how much more or less it is than before.
  let isKnown: Bool

  /// What stands for the body's mass where nobody knows it, in kilograms: it only spaces easy weeks and build-ups then.
  private static let usualBody = 70.0

  /// - Parameter bodyMass: In kilograms; nil where nobody knows it.
  init(_ basis: LoadBasis, bodyMass: Double?, unit: LoadUnit) {
    self.basis = basis
    let liftsBody = basis == .added || basis == .assist
    // A hair that no number shows, so that help of just the body's mass is not mistaken for help that nobody noted.
    body = liftsBody ? Double(Load(kilograms: bodyMass ?? Self.usualBody, in: unit).hundredths) + (basis == .assist ? 0.25 : 0) : 0
    isKnown = !liftsBody || bodyMass != nil
  }

  /// By the written number alone, without the body: help below 0.
  init(_ basis: LoadBasis) { (self.basis, body, isKnown) = (basis, 0, basis != .assist && basis != .added) }

  /// Whether sets show a 1RM: help of a machine differs from machine to machine.
  var showsStrength: Bool { isKnown && basis != .assist }

  /// Whether the body is lifted with it.
  var liftsBody: Bool { basis == .added || basis == .assist }

  /// What is lifted with a written load, both in hundredths.
  func lifted(_ written: Double) -> Double { basis == .assist ? body - written : body + written }

  /// What is lifted with a written load, in hundredths.
  func lifted(_ written: Load) -> Double { lifted(Double(written.hundredths)) }

  /// The number that is written for what is lifted.
  func written(_ lifted: Double) -> Load {
    Load(hundredths: Int32(clamping: Int((basis == .assist ? body - lifted : lifted - body).rounded())))
  }

  /// The number that is noted for what was lifted, in hundredths: 0 where nobody knows, and for the body alone.
  func noted(_ lifted: Double) -> Double { lifted == 0 ? 0 : max(0, Double(written(lifted).hundredths)) }

  /// Whether a part of what is lifted says something: not where the body is unknown, nor where a machine helps with most of it or more.
  func tells(_ lifted: Double) -> Bool { isKnown && lifted >= least }

  /// What is so many times as heavy, in hundredths; where a machine helps with most of the body or more, the part is one of a quarter of it.
  func times(_ part: Double, _ lifted: Double) -> Double { lifted + (part - 1) * max(lifted, least) }

  private var least: Double { basis == .assist ? body / 4 : 0 }

  /// What can be lifted with the loads of a kit.
  func ladder(_ kit: LoadLadder) -> LoadLadder {
    guard liftsBody else { return kit }
    func ends(_ written: [Int32]) -> [Int32] { written.map { Int32(clamping: Int(lifted(Double($0)).rounded())) }.sorted() }
    if let loads = kit.loads { return LoadLadder(ends(loads)) ?? kit }
    let ends = ends([kit.min, kit.floor(Load(hundredths: kit.max)).hundredths])
    return LoadLadder(min: ends[0], step: kit.step, max: ends[1])
  }
}
