import Foundation
import Posting

// Makes the post that standard input describes as JSON, and writes what came of it: a run of `mesocycle` starts this program for each post,
// and outlives whatever the answer does to it.
let input = try FileHandle.standardInput.readToEnd() ?? Data()
let answer = SessionPoster().post(try JSONDecoder().decode(WebhookPost.self, from: input))
try FileHandle.standardOutput.write(contentsOf: try JSONEncoder().encode(answer))
// At once: what the network is still doing may stop a process that cleans up.
_exit(0)
