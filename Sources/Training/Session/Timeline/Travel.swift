/// Where to go in the past of a run.
public enum Travel: Equatable, Sendable {
  /// Look at the past, at first at its last moment: the present.
  case open
  /// So many epochs later, or where it is below 0, earlier.
  case moveEpochs(by: Int)
  /// So many steps later, or where it is below 0, earlier.
  case moveSteps(by: Int)
  /// To the end of an epoch; beyond the ends of the past to its ends.
  case epoch(Int)
  /// To the first moment.
  case start
  /// To the present, still looking at the past.
  case end
  /// Give up a way that takes long, and stay.
  case cancel
  /// Return to the present.
  case leave
  /// Go on from the moment shown, as a fork.
  case goOn
}

extension Command {
  /// Whether it is an order to the run, which nobody can give to the past.
  var isForThePresent: Bool {
    switch self {
    case .travel, .pause, .faster, .slower, .setSpeed, .moveProbe, .showProbe, .pauseWhen,
      .toggleDifference, .lesson, .stop:
      false
    case .toggleRunning, .run, .stepEpoch, .stepBatch, .stepBack, .raiseLearningRate,
      .lowerLearningRate,
      .reset, .newSeed, .change, .undo, .rollBack, .saveCheckpoint, .fork, .checkGradient:
      true
    }
  }
}
