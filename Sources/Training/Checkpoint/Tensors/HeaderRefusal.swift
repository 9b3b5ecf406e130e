/// What is wrong with the header of a safetensors file.
struct HeaderRefusal: Error, Equatable {
  /// One sentence without a full stop.
  var message: String

  init(_ message: String) {
    self.message = message
  }
}
