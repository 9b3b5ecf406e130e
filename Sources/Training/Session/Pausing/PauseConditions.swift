/// When a run that is watched shall pause by itself.
///
/// A condition pauses when it becomes true, not as long as it is: whoever runs on from there is not
/// held up by it again until it has been false.
public struct PauseConditions: Equatable, Sendable {
  /// The condition of each kind that is set, by the number that it is set to.
  var limits: [PauseCondition: Double] = [:]

  /// Creates conditions of which none is set.
  public init() {}

  /// Whether none is set.
  public var isEmpty: Bool { limits.isEmpty }

  /// The number that a condition is set to; nil where it is not.
  public subscript(condition: PauseCondition) -> Double? { limits[condition] }

  /// Returns the conditions with one set to a number, or to none.
  public func setting(_ condition: PauseCondition, to limit: Double?) -> PauseConditions {
    var changed = self
    changed.limits[condition] = limit
    return changed
  }
}

/// Something that a run may pause at.
public enum PauseCondition: String, CaseIterable, Sendable {
  /// The loss over the train part is small enough.
  case trainLossBelow = "train loss below"
  /// The loss over the train part has jumped, as a multiple of the one measured before.
  case trainLossSpike = "loss jumps by factor"
  /// The loss over the test part is above its smallest, as a multiple of it.
  case testLossRise = "test rises by factor"
  /// So many units answer 0 to every sample and can't be woken.
  case deadUnits = "dead units"
  /// log₁₀ of the update:weight ratio of a layer is above −2 or below −4 by so much or more.
  case ratioOutOfRange = "ratio off by decades"
  /// So many epochs are done.
  case epochReached = "epoch reached"

  /// What it pauses at, in one sentence without a full stop.
  public var meaning: String {
    switch self {
    case .trainLossBelow: "pauses when the train loss falls below this"
    case .trainLossSpike: "pauses when the train loss is so many times the one before"
    case .testLossRise: "pauses when the test loss is so many times its smallest"
    case .deadUnits: "pauses when so many units are dead: 0 on every sample"
    case .ratioOutOfRange:
      "pauses when log10 of a layer's update:weight ratio leaves -4 to -2 by more"
    case .epochReached: "pauses after so many epochs"
    }
  }

  /// What numbers it may be set to, as it completes "allowed: …".
  public var allowed: String {
    switch self {
    case .trainLossBelow: "a number above 0, or none"
    case .trainLossSpike, .testLossRise: "a number above 1, or none"
    case .deadUnits: "a whole number above 0, or none"
    case .ratioOutOfRange: "decades from 0 to 20, or none"
    case .epochReached: "a whole number above 0, or none"
    }
  }

  /// Returns whether it may be set to a number.
  public func allows(_ limit: Double) -> Bool {
    switch self {
    case .trainLossBelow: limit > 0 && limit.isFinite
    case .trainLossSpike, .testLossRise: limit > 1 && limit.isFinite
    case .ratioOutOfRange: (0...20).contains(limit)
    case .deadUnits, .epochReached: limit >= 1 && limit <= 1e12 && limit == limit.rounded()
    }
  }

  /// Numbers that it is likely to be set to, in rising order.
  public var likely: [Double] {
    switch self {
    case .trainLossBelow: [0.0001, 0.001, 0.01, 0.05, 0.1, 0.2, 0.5]
    case .trainLossSpike: [1.1, 1.5, 2, 5, 10]
    case .testLossRise: [1.05, 1.1, 1.2, 1.5, 2]
    case .deadUnits: [1, 2, 3, 5, 10]
    case .ratioOutOfRange: [0, 0.5, 1, 2]
    case .epochReached: [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000]
    }
  }
}
