/// Something in an experiment that can't be used: what, where, the value, what is allowed.
public struct ExperimentFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file, option or name that the value came from.
  public var origin: String
  /// Line and column in a file, from 1.
  public var place: Place?
  /// What is wrong, in one sentence without a full stop.
  public var message: String

  /// A place in a text.
  public struct Place: Equatable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// The column, from 1.
    public var column: Int
  }

  /// Creates a fault.
  public init(origin: String, place: Place? = nil, message: String) {
    self.origin = origin
    self.place = place
    self.message = message
  }

  /// The fault as one sentence.
  public var description: String {
    let position = place.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(origin)\(position): \(message)"
  }
}

/// All faults of an experiment at once; never empty.
public struct ExperimentFaults: Error, Sendable, CustomStringConvertible {
  /// The faults in the order of the file.
  public let faults: [ExperimentFault]

  /// Creates the error.
  public init(_ faults: [ExperimentFault]) {
    self.faults = faults
  }

  /// One sentence a line.
  public var description: String {
    faults.map(\.description).joined(separator: "\n")
  }
}
