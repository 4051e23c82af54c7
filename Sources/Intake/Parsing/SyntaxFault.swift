/// Why a record is not valid JSON, with the byte offset in it.
struct SyntaxFault: Error {
  var offset: Int
  var message: String
}
