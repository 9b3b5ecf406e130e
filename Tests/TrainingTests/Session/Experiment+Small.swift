import Backprop

@testable import Training

extension Experiment {
  /// A 2-4-1 network on 20 samples, two steps to an epoch: fast enough for many epochs.
  static var small: Experiment {
    var experiment = Experiment()
    experiment.name = "small"
    experiment.samples = 40
    experiment.trainFraction = 0.5
    experiment.hidden = [4]
    experiment.batchSize = .count(10)
    return experiment
  }

  /// `small`, to be trained for so many epochs; nil for no limit.
  static func small(epochs: Int?) -> Experiment {
    var experiment = Experiment.small
    experiment.epochs = epochs
    return experiment
  }

  /// `small` without anything that bounds its numbers.
  static var diverging: Experiment {
    var experiment = Experiment.small
    experiment.activations = [.relu]
    experiment.outputActivation = .elementwise(.identity)
    experiment.optimizer = .sgd(momentum: 0)
    experiment.learningRate = 1000
    return experiment
  }
}

extension SessionCore {
  /// Works until nothing is left to do, in one go.
  mutating func finish() {
    while machine.isWorking { work(seconds: .infinity) }
  }

  /// Works until nothing is left to do, in slices of so many steps.
  mutating func finish(stepsPerSlice: Int) {
    while machine.isWorking {
      var steps = 0
      work(seconds: .infinity) {
        steps += 1
        return steps >= stepsPerSlice
      }
    }
  }

  /// Trains whole epochs.
  mutating func train(epochs: Int) {
    for _ in 0..<epochs {
      handle(.stepEpoch)
      finish()
    }
  }

  /// The weights, the change and the gradients at this moment.
  var moment: Moment { run.moment(probe: run.data.train[0]) }
}
