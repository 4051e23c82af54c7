import Crypto
import Foundation

/// What a page may do, as its content security policy says it.
enum PagePolicy {
  /// Nothing but the page's own style may take effect.
  static func style(_ style: String) -> String {
    "default-src 'none'; style-src '\(hash(of: style))'; base-uri 'none'; form-action 'none'"
  }

  /// A text as a policy names it.
  static func hash(of text: String) -> String { "sha256-" + Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString() }
}
