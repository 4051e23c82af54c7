import Delivery
import Findings
import PlanStore
import Reporting
import Rulebook

extension Console {
  /// Brings the sheets, client lists and pages of these coaches up to date, whose plans the command has changed, and what their clients have
  /// in their hands, so that they say what the store says when it ends; a file that a coach has changed stays, and the new one goes beside
  /// it, as in a night.
  ///
  /// Nobody else's are touched: what is in a sheet counts as read, and can be approved. Forms that a coach has never been given are not
  /// written, and neither is anything of a coach of whom nothing has changed. What can't be written is told, and changes nothing of how the
  /// command ends: what it stored is stored.
  ///
  /// - Parameter rulebook: the rules, where somebody has loaded them already; else they are loaded once, if anything has to be written.
  func freshen(_ coaches: Set<String>, _ settings: Settings, _ store: PlanStore, _ rulebook: Rulebook? = nil) {
    var loaded = rulebook
    func rules() throws -> Rulebook {
      let rules = try loaded ?? settings.loadRulebook()
      loaded = rules
      return rules
    }
    freshenSheets(of: coaches, settings, store, rules)
    freshenFiles(of: coaches, settings, store, rules)
  }

  private func freshenSheets(of coaches: Set<String>, _ settings: Settings, _ store: PlanStore, _ rules: () throws -> Rulebook) {
    do { try rewriteSheets(of: coaches, settings, store, rules) } catch {
      complain((error as? any ExplainedError)?.findings ?? [])
      tell("the sheets are older than the plans now: run 'mesocycle export' when that is mended\n")
    }
  }

  /// Writes anew what the clients of these coaches have in their hands, where they have anything, after something was approved or taken back.
  private func freshenFiles(of coaches: Set<String>, _ settings: Settings, _ store: PlanStore, _ rules: () throws -> Rulebook) {
    do {
      let having = coaches.intersection(try store.coachesWithClientFiles())
      if having.isEmpty { return }
      var plans = ClientExport(folder: settings.plansFolder, today: settings.today)
      plans.access = settings.access
      plans.jobs = settings.jobs
      let changed = try plans.coachesToWrite(store).filter(having.contains)
      if changed.isEmpty { return }
      // The rules have what stands at the head of each session.
      plans.rulebook = try rules()
      let report = try plans.run(store, coaches: changed)
      complain(report.findings + report.refusals.sorted { $0.key < $1.key }.map(\.value))
    } catch {
      complain((error as? any ExplainedError)?.findings ?? [])
      tell("what the clients have is older than their plans now: run 'mesocycle export --as ics,plan' when that is mended\n")
    }
  }

  private func rewriteSheets(of coaches: Set<String>, _ settings: Settings, _ store: PlanStore, _ rules: () throws -> Rulebook) throws {
    guard !coaches.isEmpty else { return }
    var kinds: [String: [SheetKind]] = [:]
    for sheet in try store.recordedSheets() where coaches.contains(sheet.coach) { kinds[sheet.coach, default: []].append(sheet.kind) }
    let stale = try store.staleCoaches(today: settings.today).filter { kinds[$0] != nil }
    guard !stale.isEmpty else { return }
    let rulebook = try rules()
    // Who has the same forms is written together.
    let forms = Dictionary(grouping: stale) { coach in SheetKind.allCases.filter { kinds[coach]?.contains($0) == true } }
    for (kinds, coaches) in forms.sorted(by: { ($0.value.first ?? "") < ($1.value.first ?? "") }) {
      var export = SheetExport(
        folder: settings.reviewFolder, kinds: kinds, today: settings.today, generatedBy: "mesocycle \(Engine.version)", rulesDigest: nil,
        rulebook: rulebook)
      export.access = settings.access
      export.jobs = settings.jobs
      let report = try export.run(store, coaches: coaches)
      complain(report.findings + report.refusals.sorted { $0.key < $1.key }.map(\.value))
    }
  }
}

extension Console {
  /// Delivers what waits in the outbox while somebody waits for the command to end; what fails is told, and changes nothing else.
  func deliver(_ routes: DeliveryRoutes, _ store: PlanStore) {
    do {
      complain(try Delivery(routes, budget: .brief, since: Clock.launch, now: { Clock.now() }).run(store).findings)
    } catch {
      complain([Finding(.notifyFailed, "nobody was told: \(error.message)")])
    }
  }
}
