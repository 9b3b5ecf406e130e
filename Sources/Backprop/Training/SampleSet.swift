/// Samples in memory: inputs and targets, row by row.
public struct SampleSet<S: Scalar>: Sendable {
  /// Numbers that a sample puts in.
  public let inputsPerSample: Int
  /// Numbers that are wanted out.
  public let targetsPerSample: Int
  /// All inputs, sample by sample.
  public let inputs: [S]
  /// All targets, sample by sample.
  public let targets: [S]

  /// Creates a set; both arrays hold the same whole number of samples.
  public init(inputsPerSample: Int, targetsPerSample: Int, inputs: [S], targets: [S]) {
    precondition(inputsPerSample > 0 && targetsPerSample > 0, "a sample has inputs and targets")
    precondition(
      inputs.count % inputsPerSample == 0 && targets.count % targetsPerSample == 0
        && inputs.count / inputsPerSample == targets.count / targetsPerSample,
      "inputs and targets hold the same whole number of samples")
    self.inputsPerSample = inputsPerSample
    self.targetsPerSample = targetsPerSample
    self.inputs = inputs
    self.targets = targets
  }

  /// How many samples there are.
  public var count: Int { inputs.count / inputsPerSample }

  /// Returns the inputs of a sample.
  public func input(_ index: Int) -> ArraySlice<S> {
    inputs[(index * inputsPerSample)..<((index + 1) * inputsPerSample)]
  }

  /// Returns the targets of a sample.
  public func target(_ index: Int) -> ArraySlice<S> {
    targets[(index * targetsPerSample)..<((index + 1) * targetsPerSample)]
  }
}
