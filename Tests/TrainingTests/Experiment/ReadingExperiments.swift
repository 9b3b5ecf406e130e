import Testing

@testable import Training

/// Reads a text that must be right.
func read(_ yaml: String) throws -> Experiment {
  try Experiment(yaml: yaml, origin: "test.yaml")
}

/// The faults of a text that must be wrong.
func faults(
  _ yaml: String, sourceLocation: SourceLocation = #_sourceLocation
) -> [ExperimentFault] {
  do {
    _ = try read(yaml)
    Issue.record("no fault was found", sourceLocation: sourceLocation)
  } catch let error as ExperimentFaults {
    return error.faults
  } catch {
    Issue.record("another error: \(error)", sourceLocation: sourceLocation)
  }
  return []
}

/// The faults as sentences.
func sentences(
  _ yaml: String, sourceLocation: SourceLocation = #_sourceLocation
) -> [String] {
  faults(yaml, sourceLocation: sourceLocation).map { $0.description }
}

/// Writes a setting as a file does: `training.loss` with its section above it.
func line(_ path: String, _ value: String) -> String {
  let words = path.split(separator: ".")
  var text = ""
  for (depth, word) in words.enumerated() {
    text += String(repeating: "  ", count: depth) + word + ":"
    text += depth == words.count - 1 ? " \(value)" : "\n"
  }
  return text
}
