/// What can be changed in a run without losing it.
public enum RunChange: Equatable, Sendable {
  /// A setting of the experiment, by its path, to a value as a file has it.
  case setting(String, SettingValue)
  /// A weight or bias, by its place in the order of `NetworkShape`, to a value that is allowed.
  case parameter(Int, Double)

  /// The largest size of a weight by hand: float32 holds it, and its square in float64.
  private static let largestParameter = 1e30
  /// What values a weight may be given, as it completes "allowed: …".
  public static let allowedParameter = "a number from -1e30 to 1e30"

  /// Returns whether a weight may be given a value.
  public static func allows(parameter value: Double) -> Bool { abs(value) <= largestParameter }
}

/// A change that was made, and all that is needed to take it back.
struct UndoableChange {
  /// What was changed.
  var change: RunChange
  /// The experiment before.
  var prepared: PreparedExperiment
  /// The run before.
  var run: any TrainingRun
  /// The curve before.
  var history: History
  /// The probe sample before.
  var probe: Int
  /// Where the run's past stood before it.
  var mark: Int
  /// Whether a weight was given a value by hand.
  var isOfWeights: Bool {
    if case .parameter = change { true } else { false }
  }
  /// The step after which it was made.
  var step: Int { run.step }
  /// What the screen says when it is taken back.
  var sentence: String

  /// Whether both give a value to the same setting or the same weight.
  func isOfSameThing(as other: UndoableChange) -> Bool {
    switch (change, other.change) {
    case (.setting(let a, _), .setting(let b, _)): a == b
    case (.parameter(let a, _), .parameter(let b, _)): a == b
    default: false
    }
  }
}
