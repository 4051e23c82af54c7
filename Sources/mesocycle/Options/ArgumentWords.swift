import ArgumentParser
import Editing
import PlanStore
import Reporting
import TrainingModel

extension PlanRowFilter.Part: ExpressibleByArgument {
  package init?(argument: String) {
    switch argument {
    case "preview": self = .preview
    case "schedule": self = .schedule
    case "both": self = .both
    default: return nil
    }
  }

  package static var allValueStrings: [String] { ["preview", "schedule", "both"] }
}

extension CSVDialect.Decimal: ExpressibleByArgument {}

extension Language: ExpressibleByArgument {
  public init?(argument: String) { self.init(id: argument) }
  public static var allValueStrings: [String] { spellings }
}

extension DecimalSign: ExpressibleByArgument {
  package init?(argument: String) { self.init(id: argument) }
  package static var allValueStrings: [String] { spellings }
}

extension PlanLayout: ExpressibleByArgument {
  package init?(argument: String) { self.init(id: argument) }
  package static var allValueStrings: [String] { spellings }
}

extension MergePreference: ExpressibleByArgument {
  package init?(argument: String) { self.init(id: argument) }
  package static var allValueStrings: [String] { spellings }
}
