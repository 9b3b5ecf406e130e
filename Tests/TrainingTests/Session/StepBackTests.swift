import Backprop
import DrawnExperiments
import Testing

@testable import Training

@Suite struct StepBackTests {
  private func core(_ precision: Experiment.Precision) -> SessionCore {
    SessionCore(.small(precision), isRunning: false, speed: .max, clock: .stopped)
  }

  private func bits(_ core: SessionCore) -> [UInt64] { core.run.parameters.map(\.bitPattern) }

  @Test(arguments: Experiment.Precision.allCases)
  func aStepTakenBackHasNeverBeen(_ precision: Experiment.Precision) {
    var (core, alone) = (core(precision), core(precision))
    for step in 1...12 {
      core.complete(.stepBatch)
      alone.complete(.stepBatch)
      let after = bits(core)
      core.complete(.stepBatch)
      core.handle(.stepBack)
      #expect(core.run.step == step && bits(core) == after)
      #expect(core.run.latestBatch == alone.run.latestBatch)
    }
    #expect(bits(core) == bits(alone))
  }

  @Test func severalStepsCanBeTakenBackUpToTheFirst() {
    var core = core(.float32)
    let start = bits(core)
    for _ in 0..<9 { core.complete(.stepBatch) }
    for _ in 0..<9 { core.handle(.stepBack) }
    #expect(core.run.step == 0 && bits(core) == start)
    core.handle(.stepBack)
    #expect(core.reply?.sentence == "there is no step before this moment")
  }

  @Test func whatWasChangedAfterTheStepIsTakenBackWithIt() {
    var core = core(.float32)
    for _ in 0..<3 { core.complete(.stepBatch) }
    let rate = core.learningRate
    core.complete(.stepBatch)
    core.handle(.change(.setting("training.learning_rate", .scalar("0.5"))))
    core.handle(.change(.parameter(0, 3)))
    core.handle(.stepBack)
    #expect(core.run.step == 3 && core.learningRate == rate)
    #expect(core.run.parameters[0] != 3 && core.undoable.isEmpty)
  }

  @Test func aRunThatHadEndedCanGoOn() {
    var experiment = Experiment.small
    experiment.epochs = 1
    var core = SessionCore(experiment, isRunning: false, speed: .max, clock: .stopped)
    core.complete(.stepEpoch)
    core.handle(.stepBack)
    #expect(core.run.epoch == 0 && core.run.stepInEpoch == core.run.stepsPerEpoch - 1)
    core.complete(.stepBatch)
    #expect(core.run.epoch == 1)
  }
}
