import TrainingModel

extension MovementPattern {
  /// The pattern as coaches of the language call it.
  func name(in language: Language) -> String {
    guard language == .german else { return name }
    return switch self {
    case .squat: "Kniebeuge"
    case .hinge: "Hüftbeuge"
    case .lungeSingleLeg: "einbeinige Kniebeuge"
    case .horizontalPush: "waagerechtes Drücken"
    case .horizontalPull: "Rudern"
    case .verticalPush: "Drücken über Kopf"
    case .verticalPull: "Ziehen von oben"
    case .carry: "Tragen"
    case .coreAntiExtension: "Rumpf gegen Überstreckung"
    case .coreAntiRotation: "Rumpf gegen Drehung"
    case .coreAntiLateralFlexion: "Rumpf gegen Seitneigung"
    case .coreFlexion: "Rumpfbeugen"
    case .isolationChest: "Brust"
    case .isolationLats: "Latissimus"
    case .isolationUpperBack: "oberer Rücken"
    case .isolationTraps: "Trapezmuskel"
    case .isolationFrontDelts: "vordere Schulter"
    case .isolationSideDelts: "seitliche Schulter"
    case .isolationRearDelts: "hintere Schulter"
    case .isolationBiceps: "Bizeps"
    case .isolationTriceps: "Trizeps"
    case .isolationForearms: "Unterarme"
    case .isolationErectors: "Rückenstrecker"
    case .isolationGlutes: "Gesäß"
    case .isolationQuads: "Beinstrecker"
    case .isolationHamstrings: "Beinbeuger"
    case .isolationAdductors: "Adduktoren"
    case .isolationAbductors: "Abduktoren"
    case .isolationCalves: "Waden"
    case .isolationNeck: "Nacken"
    case .powerJumpThrow: "Sprünge und Würfe"
    case .olympic: "Gewichtheben"
    case .conditioning: "Ausdauer"
    case .mobility: "Beweglichkeit"
    case .balance: "Gleichgewicht"
    }
  }
}
