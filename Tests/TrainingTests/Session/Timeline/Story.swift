import Backprop
import DrawnExperiments
import Foundation

@testable import Training

extension TrainingRun {
  /// All that its next steps follow from, bit for bit: weights, what the optimizer remembers, the
  /// weights before the last step, the order of the epoch and the generator.
  var bits: Data { checkpoint(learningRate: 0).safetensors.bytes }
}

/// A run of a 2-8-8-1 network with every kind of change in it.
enum Story {
  static func experiment(_ precision: Experiment.Precision = .float32) -> Experiment {
    var experiment = Experiment()
    experiment.precision = precision
    experiment.samples = 40
    experiment.trainFraction = 0.5
    experiment.hidden = [8, 8]
    experiment.batchSize = .count(7)
    return experiment
  }

  private static func set(_ path: String, _ text: String) -> Command {
    .change(.setting(path, .scalar(text)))
  }

  /// The orders, those of a line at one moment and each line a few steps after the one before:
  /// learning rates, an edited weight, added units, other data, other batches, and each of these
  /// taken back at once or later.
  static let orders: [[Command]] = [
    [.raiseLearningRate, .raiseLearningRate], [.stepBatch], [.change(.parameter(5, 0.75))],
    [set("network.hidden", "9,8")], [.stepEpoch], [.undo],
    [set("network.hidden", "8,10"), .change(.parameter(3, 0.25)), .undo, .raiseLearningRate],
    [.undo], [set("data.source", "circle")], [.stepEpoch],
    [set("data.seed", "5"), .lowerLearningRate, .undo, .undo], [set("data.seed", "6")], [.undo],
    [set("training.batch_size", "4")], [set("training.optimizer", "rmsprop")], [.stepEpoch],
    [.change(.parameter(0, -1)), .change(.parameter(0, -2)), .undo], [.lowerLearningRate],
    [set("network.activation", "relu"), set("data.features", "x1,x2,x1*x2")], [.stepEpoch],
  ]

  /// Works through the orders and calls back after each step, and once more after the orders of a
  /// line.
  static func tell(_ core: inout SessionCore, each: (SessionCore) -> Void) {
    each(core)
    for orders in orders {
      let steps = orders == [.stepEpoch] ? core.run.stepsPerEpoch : 4
      for _ in 0..<steps {
        core.complete(.stepBatch)
        each(core)
      }
      for order in orders where order != .stepEpoch { core.complete(order) }
      each(core)
    }
  }

  /// The told run with a past that keeps runs at a small distance.
  static func told(
    _ precision: Experiment.Precision = .float32, distance: Int = 4,
    budget: Int = Timeline.totalBudget
  ) -> SessionCore {
    var core = SessionCore(experiment(precision), isRunning: false, clock: .stopped)
    core.recording = Timeline(
      core.run, core.prepared, budget: budget, distance: distance)
    tell(&core) { _ in }
    return core
  }

  /// The run as it was after each step, told again by a session without a past.
  static func moments(_ precision: Experiment.Precision = .float32) -> [Int: any TrainingRun] {
    var moments: [Int: any TrainingRun] = [:]
    var core = SessionCore(
      experiment(precision), isRunning: false, clock: .stopped, measuresCurve: false)
    tell(&core) { moments[$0.run.step] = $0.run }
    return moments
  }
}
