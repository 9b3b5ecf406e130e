/// An order to a session.
public enum Command: Equatable, Sendable {
  /// Run, or pause.
  case toggleRunning
  /// Run on.
  case run
  /// Pause after the present step.
  case pause
  /// Go on to the end of the epoch, then pause.
  case stepEpoch
  /// Make one step, then pause.
  case stepBatch
  /// Learning rate one notch up.
  case raiseLearningRate
  /// Learning rate one notch down.
  case lowerLearningRate
  /// More epochs a second.
  case faster
  /// Fewer epochs a second.
  case slower
  /// Start again from the same initial weights.
  case reset
  /// Start again from the next seed.
  case newSeed
  /// Look at another sample, that many further in the train part.
  case moveProbe(by: Int)
  /// Change a setting or a weight without losing the run.
  case change(RunChange)
  /// Take the last change back.
  case undo
  /// After a divergence: back to the best moment, with half the learning rate.
  case rollBack
  /// Pause by itself when one of these becomes true.
  case pauseWhen(PauseConditions)
  /// Train as fast as that.
  case setSpeed(Speed)
  /// Look at the sample in a place of the train part, from 0; beyond the last it is the last.
  case showProbe(place: Int)
  /// Write a checkpoint of the present moment.
  case saveCheckpoint
  /// Take the last step back.
  case stepBack
  /// Look at a moment of the past, or go on from it.
  case travel(Travel)
  /// Keep this run as the original, and go on as a fork.
  case fork
  /// Weights as they differ from the original's, or as they are.
  case toggleDifference
  /// Check the gradient of the present moment against central differences.
  case checkGradient
  /// Go through the lesson.
  case lesson(LessonMove)
  /// End for good.
  case stop
}
