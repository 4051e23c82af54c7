import Reviewing

extension Settings {
  /// Where the rules and profiles are by which changed plans are checked.
  var checkingSources: PlanChecking.Sources {
    PlanChecking.Sources(rules: rules, clients: clients, mapping: map, today: today)
  }
}
