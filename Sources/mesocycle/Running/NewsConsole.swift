import Delivery
import Findings
import PlanStore

extension Console {
  /// Delivers what waits in the outbox while somebody waits for the command to end; what fails is told, and changes nothing else.
  func carryOut(_ routes: DeliveryRoutes, _ store: PlanStore) {
    do {
      complain(try Delivery(routes, budget: .brief, since: Clock.launch, now: { Clock.now() }).run(store).findings)
    } catch {
      complain([Finding(.notifyFailed, "nobody was told: \(error.message)")])
    }
  }
}
