import BuiltPrograms

extension Program {
  /// Runs perceptop to its end.
  static func run(_ arguments: String...) throws -> Program {
    try run("perceptop", arguments: arguments)
  }
}
