import Testing

@testable import Training

@Suite struct SessionMachineTests {
  typealias Activity = SessionMachine.Activity
  typealias Position = SessionMachine.Position

  private static let here = Position(epoch: 2, step: 50, limit: nil)
  private static let end = Position(epoch: 2, step: 50, limit: 2)
  private static let divergence = Divergence(step: 51, epoch: 3, batch: 1)

  /// Every activity with a way into it.
  private enum Start: CaseIterable {
    case commanded, epochsReached, diverged, running, steppingEpoch, steppingBatch, stopped

    var machine: SessionMachine {
      var machine = SessionMachine(isRunning: self == .running || self == .epochsReached)
      switch self {
      case .commanded, .running: break
      case .epochsReached: _ = machine.worked(to: SessionMachineTests.end)
      case .diverged: _ = machine.diverged(SessionMachineTests.divergence)
      case .steppingEpoch: _ = machine.handle(.stepEpoch, at: SessionMachineTests.here)
      case .steppingBatch: _ = machine.handle(.stepBatch, at: SessionMachineTests.here)
      case .stopped: _ = machine.handle(.stop, at: SessionMachineTests.here)
      }
      return machine
    }

    var activity: Activity {
      switch self {
      case .commanded: .paused(.commanded)
      case .epochsReached: .paused(.epochsReached)
      case .diverged: .paused(.diverged(SessionMachineTests.divergence))
      case .running: .running
      case .steppingEpoch: .stepping(to: .epoch(3))
      case .steppingBatch: .stepping(to: .step(51))
      case .stopped: .stopped
      }
    }

    var position: Position {
      self == .epochsReached ? SessionMachineTests.end : SessionMachineTests.here
    }
  }

  /// A command, the activity after it for each start, and the actions that it asks for.
  private struct Row {
    var command: Command
    /// In the order of `Start`; nil for no change.
    var activities: [Activity?]
    var actions: [SessionMachine.Action]
    /// Where they differ once the experiment's epochs are done.
    var actionsAtTheEnd: [SessionMachine.Action]?

    func actions(while start: Start) -> [SessionMachine.Action] {
      switch start {
      case .stopped: []
      case .epochsReached: actionsAtTheEnd ?? actions
      default: actions
      }
    }
  }

  private static let paused = Activity.paused(.commanded)

  private static let table: [Row] = [
    Row(
      command: .run,
      activities: [.running, nil, .running, nil, .running, .running, nil],
      actions: [.startPace, .publish]),
    Row(
      command: .pause, activities: [nil, nil, nil, paused, paused, paused, nil],
      actions: [.publish]),
    Row(
      command: .stepEpoch,
      activities: [
        .stepping(to: .epoch(3)), nil, .stepping(to: .epoch(3)), .stepping(to: .epoch(3)),
        .stepping(to: .epoch(4)), .stepping(to: .epoch(3)), nil,
      ], actions: [.startPace], actionsAtTheEnd: [.startPace, .publish]),
    Row(
      command: .stepBatch,
      activities: [
        .stepping(to: .step(51)), nil, .stepping(to: .step(51)), .stepping(to: .step(51)),
        .stepping(to: .step(51)), .stepping(to: .step(52)), nil,
      ], actions: [.startPace], actionsAtTheEnd: [.startPace, .publish]),
    Row(
      command: .raiseLearningRate, activities: Array(repeating: nil, count: 7),
      actions: [.moveLearningRate(up: true), .publish]),
    Row(
      command: .lowerLearningRate, activities: Array(repeating: nil, count: 7),
      actions: [.moveLearningRate(up: false), .publish]),
    Row(
      command: .faster, activities: Array(repeating: nil, count: 7),
      actions: [.moveSpeed(up: true), .startPace, .publish]),
    Row(
      command: .slower, activities: Array(repeating: nil, count: 7),
      actions: [.moveSpeed(up: false), .startPace, .publish]),
    Row(
      command: .reset, activities: [nil, paused, paused, nil, paused, paused, nil],
      actions: [.restart(newSeed: false), .startPace, .publish]),
    Row(
      command: .newSeed, activities: [nil, paused, paused, nil, paused, paused, nil],
      actions: [.restart(newSeed: true), .startPace, .publish]),
    Row(
      command: .moveProbe(by: -3), activities: Array(repeating: nil, count: 7),
      actions: [.moveProbe(by: -3), .publish]),
    Row(
      command: .showProbe(place: 5), activities: Array(repeating: nil, count: 7),
      actions: [.showProbe(place: 5), .publish]),
    Row(
      command: .saveCheckpoint, activities: Array(repeating: nil, count: 7),
      actions: [.saveCheckpoint, .publish]),
    Row(
      command: .checkGradient, activities: Array(repeating: nil, count: 7),
      actions: [.checkGradient, .publish]),
    Row(command: .stop, activities: Array(repeating: .stopped, count: 7), actions: []),
  ]

  @Test func everyCommandInEveryActivityDoesWhatTheTableSays() {
    for row in Self.table {
      for (start, wanted) in zip(Start.allCases, row.activities) {
        var machine = start.machine
        #expect(machine.activity == start.activity)
        let actions = machine.handle(row.command, at: start.position)
        #expect(machine.activity == wanted ?? start.activity, "\(row.command) while \(start)")
        #expect(actions == row.actions(while: start), "\(row.command) while \(start)")
      }
    }
  }

  @Test func toggleRunsWhatWaitsAndPausesWhatWorks() {
    for start in Start.allCases {
      var (toggled, commanded) = (start.machine, start.machine)
      let command: Command = commanded.isWorking ? .pause : .run
      let actions = commanded.handle(command, at: start.position)
      #expect(toggled.handle(.toggleRunning, at: start.position) == actions)
      #expect(toggled == commanded)
    }
  }

  @Test func workIsWhatRunsOrSteps() {
    let working = Start.allCases.filter { $0.machine.isWorking }
    #expect(working == [.running, .steppingEpoch, .steppingBatch])
  }

  @Test func pressingAgainBeforeTheGoalAsksForOneMore() {
    var machine = SessionMachine(isRunning: false)
    for _ in 0..<3 { _ = machine.handle(.stepEpoch, at: Self.here) }
    #expect(machine.activity == .stepping(to: .epoch(5)))
    _ = machine.handle(.stepBatch, at: Self.here)
    #expect(machine.activity == .stepping(to: .step(51)))
  }

  @Test func stepsEndAtTheirGoalAndNotBefore() {
    var machine = Start.steppingEpoch.machine
    let underWay = Position(epoch: 2, step: 74, limit: nil)
    #expect(machine.worked(to: underWay) == [.publish], "a long step is shown as such")
    #expect(machine.worked(to: underWay) == [], "but once")
    #expect(machine.activity == .stepping(to: .epoch(3)))
    #expect(machine.worked(to: Position(epoch: 3, step: 75, limit: nil)) == [.publish])
    #expect(machine.activity == .paused(.commanded))

    machine = Start.steppingBatch.machine
    #expect(machine.worked(to: Position(epoch: 2, step: 51, limit: nil)) == [.publish])
    #expect(machine.activity == .paused(.commanded))
  }

  @Test func theLimitEndsARunAndAStep() {
    for start in [Start.running, .steppingEpoch, .steppingBatch] {
      var machine = start.machine
      #expect(machine.worked(to: Position(epoch: 3, step: 75, limit: 3)) == [.publish])
      #expect(machine.activity == .paused(.epochsReached), "\(start)")
    }
    var machine = Start.running.machine
    #expect(machine.worked(to: Position(epoch: 2, step: 74, limit: 3)) == [])
    #expect(machine.activity == .running)
  }

  @Test func workDoneWhileWaitingChangesNothing() {
    for start in Start.allCases where !start.machine.isWorking {
      var machine = start.machine
      #expect(machine.worked(to: Self.end) == [])
      #expect(machine.activity == start.activity)
    }
  }

  @Test func divergenceHoldsAndTellsIt() {
    var machine = Start.running.machine
    #expect(machine.diverged(Self.divergence) == [.publish])
    #expect(machine.activity == .paused(.diverged(Self.divergence)))
  }
}
