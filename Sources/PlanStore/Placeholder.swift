import GRDB
import Foundation
let q = try? DatabaseQueue()
