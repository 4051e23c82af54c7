import Foundation
import Posting

// Makes the post that standard input describes as JSON, and writes what came of it: a run of `mesocycle` starts this program for each post,
// and outlives whatever the answer does to it.
let input = try FileHandle.standardInput.readToEnd() ?? Data()
guard let post = try? JSONDecoder().decode(WebhookPost.self, from: input) else {
  FileHandle.standardError.write(Data("mesocycle-post is started by 'mesocycle', which tells it on standard input what to post\n".utf8))
  exit(64)
}
let answer = SessionPoster().post(post)
try FileHandle.standardOutput.write(contentsOf: try JSONEncoder().encode(answer))
// At once: what the network is still doing may stop a process that cleans up.
_exit(0)
