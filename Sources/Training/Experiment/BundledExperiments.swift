import Configs

/// The experiments inside the program.
public enum BundledExperiments {
  /// Their names, in the order in which they are listed.
  public static let names: [String] = (0..<perceptop_experiment_count()).map {
    String(cString: perceptop_experiment($0).name)
  }

  /// Returns the text of one; nil where there is none of that name.
  public static func yaml(named name: String) -> String? {
    guard let index = names.firstIndex(of: name) else { return nil }
    let file = perceptop_experiment(Int32(index))
    return String(
      decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
  }

  /// Reads one; nil where there is none of that name.
  ///
  /// - Throws: `ExperimentFaults`, which the tests rule out for every bundled file.
  public static func experiment(named name: String) throws -> Experiment? {
    try yaml(named: name).map { try Experiment(yaml: $0, origin: "\(name).yaml") }
  }
}
