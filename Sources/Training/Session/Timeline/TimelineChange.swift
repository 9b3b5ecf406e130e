/// How a run that was changed goes on from the run before: small enough to be kept for every
/// change, and exact.
enum TimelineChange: Sendable {
  /// The run before its first step.
  case start
  /// A run that nothing here can make again, such as one that goes on from a file.
  case given(any TrainingRun)
  /// Another learning rate: the run itself stays as it is.
  case rate
  /// Another experiment; new parameters take their values from `filling`, or where there is none
  /// from an untrained network.
  case setting(filling: [Double]?)
  /// A weight or bias of another value, by its place in the order of `NetworkShape`.
  case parameter(Int, Double)

  /// Whether the run after it follows from the run before it.
  var isRepeatable: Bool {
    if case .given = self { false } else { true }
  }

  /// Returns the run after the change.
  ///
  /// - Parameter prepared: what is trained from here on.
  func applied(to run: any TrainingRun, _ prepared: PreparedExperiment) -> any TrainingRun {
    switch self {
    case .start, .rate: run
    case .given(let given): given
    case .setting(let filling): run.changed(to: prepared, filling: filling)
    case .parameter(let index, let value): run.edited(index, to: value)
    }
  }

  /// The bytes that it takes, beside a run that was given.
  var bytes: Int {
    guard case .setting(let filling?) = self else { return 0 }
    return filling.count * MemoryLayout<Double>.stride
  }
}
