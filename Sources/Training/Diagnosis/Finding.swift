/// Something that is wrong with a run, with the evidence.
public struct Finding: Equatable, Sendable {
  /// How bad it is.
  public enum Severity: Int, Comparable, Sendable {
    /// Worth knowing.
    case hint
    /// Something should be changed.
    case warning
    /// Nothing good comes of going on like this.
    case alarm

    /// Milder before worse.
    public static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
  }

  /// What was found. Layers and units count from 0.
  public enum Evidence: Equatable, Sendable {
    /// Units that answered 0 to all of so many samples; `total` units are in their layer.
    case deadUnits(layer: Int, units: [Int], total: Int, samples: Int)
    /// A part, 0 … 1, of a layer's activations lies at the flat ends of its function.
    case saturation(layer: Int, share: Double)
    /// The mean size of a layer's gradient is 10 to this power of the output layer's; minus
    /// infinity where nothing arrives.
    case vanishingGradient(layer: Int, decades: Double)
    /// The mean size of a layer's gradient is 10 to this power of the output layer's.
    case explodingGradient(layer: Int, decades: Double)
    /// The norm of the whole gradient is 10 to this power of what it was.
    case growingGradient(decades: Double)
    /// A layer's update:weight ratio, as its decimal logarithm, is too small.
    case slowLearning(layer: Int, ratio: Double)
    /// A layer's update:weight ratio, as its decimal logarithm, is too large, and the loss jumps.
    case unstableLearning(layer: Int, ratio: Double)
    /// The test loss is so many times what it was at that epoch, while the train loss fell.
    case overfitting(since: Int, growth: Double)
    /// The train loss has not got better since that epoch.
    case plateau(since: Int, loss: Double)
    /// The untrained network's loss is far from that of a network that knows nothing.
    case unlikelyStart(loss: Double, expected: Double)
  }

  /// How bad it is.
  public var severity: Severity
  /// What was found.
  public var evidence: Evidence

  /// Creates a finding.
  public init(_ severity: Severity, _ evidence: Evidence) {
    self.severity = severity
    self.evidence = evidence
  }
}
