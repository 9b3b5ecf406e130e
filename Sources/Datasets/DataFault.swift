/// Something in data that can't be used: what, where, the value, what is allowed.
public struct DataFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file that it is in, as it was named.
  public var origin: String
  /// The line in a text, from 1.
  public var line: Int?
  /// What is wrong, in one sentence without a full stop.
  public var message: String

  /// Creates a fault.
  public init(origin: String, line: Int? = nil, message: String) {
    self.origin = origin
    self.line = line
    self.message = message
  }

  /// The fault as one sentence.
  public var description: String { "\(origin)\(line.map { ":\($0)" } ?? ""): \(message)" }
}
