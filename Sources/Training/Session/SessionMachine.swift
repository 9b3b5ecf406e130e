/// What a session is doing, and how commands and events change it: a value that performs
/// nothing.
public struct SessionMachine: Equatable, Sendable {
  /// Where a step ends.
  public enum Goal: Equatable, Sendable {
    /// After that many epochs.
    case epoch(Int)
    /// After that many steps.
    case step(Int)
  }

  /// What the session is doing.
  public enum Activity: Equatable, Sendable {
    /// Waiting for a command.
    case paused(PauseReason)
    /// Training until told otherwise.
    case running
    /// Training up to a goal.
    case stepping(to: Goal)
    /// Ended for good.
    case stopped
  }

  /// Why a session waits.
  public enum PauseReason: Equatable, Sendable {
    /// It was told to.
    case commanded
    /// The experiment's epochs are done.
    case epochsReached
    /// The run has arrived at what was asked of it.
    case arrived(StopCondition)
    /// A condition that it was told to pause at has become true: one sentence.
    case conditionMet(String)
    /// Something beside training could not be done: one sentence.
    case failed(String)
    /// The next step would make a number that is not finite.
    case diverged(Divergence)
  }

  /// Something that the session has to do.
  public enum Action: Equatable, Sendable {
    /// Start pacing anew: from now on steps count against the speed.
    case startPace
    /// Change the learning rate to the notch above (true) or below.
    case moveLearningRate(up: Bool)
    /// Change the speed to the faster (true) or slower one.
    case moveSpeed(up: Bool)
    /// Put a new run in place of the present one.
    case restart(newSeed: Bool)
    /// Look at another sample.
    case moveProbe(by: Int)
    /// Change a setting or a weight.
    case change(RunChange)
    /// Take the last change back.
    case undo
    /// Go back to the best moment, with half the learning rate.
    case rollBack
    /// Pause by itself when one of these becomes true.
    case pauseWhen(PauseConditions)
    /// Change the speed.
    case setSpeed(Speed)
    /// Look at the sample in a place of the train part.
    case showProbe(place: Int)
    /// Write a checkpoint and say where, or why not.
    case saveCheckpoint
    /// Take the last step back.
    case stepBack
    /// Look at a moment of the past, or go on from it.
    case travel(Travel)
    /// Keep this run as the original.
    case fork
    /// Weights as they differ from the original's, or as they are.
    case toggleDifference
    /// Check the gradient of the present moment.
    case checkGradient
    /// Go through the lesson.
    case lesson(LessonMove)
    /// Show what is now, even if nobody asked.
    case publish
  }

  /// Where the run stands.
  public struct Position: Equatable, Sendable {
    /// Epochs done.
    public var epoch: Int
    /// Steps done.
    public var step: Int
    /// Epochs after which the run ends.
    public var limit: Int?

    /// Whether the run's epochs are done.
    var isAtEnd: Bool { limit.map { epoch >= $0 } ?? false }
  }

  /// What it is doing now.
  public private(set) var activity: Activity
  /// Whether the step under way has been shown as such.
  private var isStepShown = false

  /// Creates a machine that waits or runs.
  public init(isRunning: Bool) {
    activity = isRunning ? .running : .paused(.commanded)
  }

  /// Whether steps are to be made.
  public var isWorking: Bool {
    switch activity {
    case .running, .stepping: true
    case .paused, .stopped: false
    }
  }

  /// Takes a command and returns what to do.
  public mutating func handle(_ command: Command, at position: Position) -> [Action] {
    guard activity != .stopped else { return [] }
    switch command {
    case .toggleRunning: return handle(isWorking ? .pause : .run, at: position)
    case .run: return work(.running, at: position)
    case .pause:
      if isWorking { activity = .paused(.commanded) }
      return [.publish]
    case .stepEpoch: return work(.stepping(to: epochGoal(at: position)), at: position)
    case .stepBatch: return work(.stepping(to: stepGoal(at: position)), at: position)
    case .raiseLearningRate: return [.moveLearningRate(up: true), .publish]
    case .lowerLearningRate: return [.moveLearningRate(up: false), .publish]
    case .faster: return [.moveSpeed(up: true), .startPace, .publish]
    case .slower: return [.moveSpeed(up: false), .startPace, .publish]
    case .reset: return restart(newSeed: false)
    case .newSeed: return restart(newSeed: true)
    case .moveProbe(let offset): return [.moveProbe(by: offset), .publish]
    case .change(let change): return [.change(change), .startPace, .publish]
    case .undo: return [.undo, .startPace, .publish]
    case .rollBack: return rollBack()
    case .pauseWhen(let conditions): return [.pauseWhen(conditions), .publish]
    case .setSpeed(let speed): return [.setSpeed(speed), .startPace, .publish]
    case .showProbe(let place): return [.showProbe(place: place), .publish]
    case .saveCheckpoint: return [.saveCheckpoint, .publish]
    case .travel(let travel):
      if isWorking { activity = .paused(.commanded) }
      return [.travel(travel), .publish]
    case .stepBack:
      if isWorking { activity = .paused(.commanded) }
      return [.stepBack, .publish]
    case .fork: return [.fork, .publish]
    case .toggleDifference: return [.toggleDifference, .publish]
    case .checkGradient: return [.checkGradient, .publish]
    case .lesson(let move):
      if isWorking { activity = .paused(.commanded) }
      return [.lesson(move), .publish]
    case .stop:
      activity = .stopped
      return []
    }
  }

  /// Only from a divergence is there anything to go back from.
  private mutating func rollBack() -> [Action] {
    guard case .paused(.diverged) = activity else { return [.publish] }
    activity = .paused(.commanded)
    return [.rollBack, .startPace, .publish]
  }

  /// Takes note that the run goes on from a moment of its past.
  mutating func wentBack() -> [Action] {
    guard activity != .stopped else { return [] }
    activity = .paused(.commanded)
    return [.startPace, .publish]
  }

  /// Takes note that settings have changed: a run whose end was moved is not at its end.
  mutating func settled(at position: Position) {
    if activity == .paused(.epochsReached), !position.isAtEnd { activity = .paused(.commanded) }
  }

  /// Takes note that steps were made and returns what to do.
  public mutating func worked(to position: Position) -> [Action] {
    guard isWorking else { return [] }
    if hasReachedGoal(at: position) {
      activity = .paused(position.isAtEnd ? .epochsReached : .commanded)
    } else if position.isAtEnd {
      activity = .paused(.epochsReached)
    } else {
      return showLongStep()
    }
    return [.publish]
  }

  /// A step that one slice of work did not finish is shown once; the many that are done at once
  /// would only make the screen flicker between running and paused.
  private mutating func showLongStep() -> [Action] {
    guard activity != .running, !isStepShown else { return [] }
    isStepShown = true
    return [.publish]
  }

  /// Takes note that the next step would make a number that is not finite.
  public mutating func diverged(_ divergence: Divergence) -> [Action] {
    activity = .paused(.diverged(divergence))
    return [.publish]
  }

  /// Takes note that training is over, or can't go on, for a reason from outside.
  public mutating func halted(_ reason: PauseReason) -> [Action] {
    guard activity != .stopped else { return [] }
    activity = .paused(reason)
    return [.publish]
  }

  /// Returns whether the step that ends at `position` is the last of this activity.
  func hasReachedGoal(at position: Position) -> Bool {
    switch activity {
    case .stepping(to: .epoch(let epoch)): position.epoch >= epoch
    case .stepping(to: .step(let step)): position.step >= step
    case .running, .paused, .stopped: false
    }
  }

  /// How many steps there are to a goal that is a step; nil without one.
  func stepsToGoal(at position: Position) -> Int? {
    if case .stepping(to: .step(let step)) = activity { return max(step - position.step, 1) }
    return nil
  }

  private mutating func work(_ wanted: Activity, at position: Position) -> [Action] {
    activity = position.isAtEnd ? .paused(.epochsReached) : wanted
    isStepShown = false
    if case .stepping = activity { return [.startPace] }
    return [.startPace, .publish]
  }

  private mutating func restart(newSeed: Bool) -> [Action] {
    // A run in motion starts again in motion; a step that was under way has lost its goal.
    if activity != .running { activity = .paused(.commanded) }
    return [.restart(newSeed: newSeed), .startPace, .publish]
  }

  /// A second press before the first is done asks for one epoch more.
  private func epochGoal(at position: Position) -> Goal {
    if case .stepping(to: .epoch(let epoch)) = activity { return .epoch(epoch + 1) }
    return .epoch(position.epoch + 1)
  }

  private func stepGoal(at position: Position) -> Goal {
    if case .stepping(to: .step(let step)) = activity { return .step(step + 1) }
    return .step(position.step + 1)
  }
}

/// The step that would make a loss or a weight that is not finite.
public struct Divergence: Error, Equatable, Sendable {
  /// The step's number, from 1.
  public var step: Int
  /// The epoch that it belongs to, from 1.
  public var epoch: Int
  /// The batch within the epoch, from 1.
  public var batch: Int
}
