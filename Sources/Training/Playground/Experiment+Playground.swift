import Backprop
import Datasets

/// What an experiment has to be like for TensorFlow Playground to be able to make its run.
extension Experiment {
  /// What Playground opens with.
  static let playgroundDefaults: Experiment = {
    var experiment = Experiment()
    experiment.name = "playground"
    experiment.compatibility = .playground
    experiment.precision = .float64
    experiment.source = "circle"
    experiment.hidden = [4, 2]
    experiment.initializer = .uniform(-0.5, 0.5)
    experiment.bias = 0.1
    experiment.loss = .halfSquaredError
    experiment.optimizer = .sgd()
    experiment.learningRate = 0.03
    experiment.shuffle = false
    return experiment
  }()

  /// What Playground's outputs do.
  var playgroundOutputActivation: LayerActivation {
    .elementwise(PlaygroundURL.regressionSources.values.contains(source) ? .identity : .tanh)
  }

  /// Returns what of the experiment Playground can't do.
  func playgroundConflicts() -> [Contradiction] {
    dataConflicts + networkConflicts + trainingConflicts
  }

  /// Makes the contradictions of settings that are not as they have to be.
  private func conflicts(_ rules: [(path: String, holds: Bool, allowed: String)]) -> [Contradiction]
  {
    rules.filter { !$0.holds }.map { path, _, allowed in
      let value = ExperimentSetting.at(path)?.value(self)?.quoted ?? "left out"
      return (path, "\(path) is \(value); TensorFlow Playground has only \(allowed)")
    }
  }

  private var dataConflicts: [Contradiction] {
    let sources =
      PlaygroundURL.classificationSources.values.sorted()
      + PlaygroundURL.regressionSources.values.sorted()
    let order = PlaneFeature.allCases.map(\.rawValue)
    let places = (features ?? []).compactMap { order.firstIndex(of: $0) }
    return conflicts([
      ("precision", precision == .float64, "float64"),
      ("data.source", sources.contains(source), ExperimentSetting.list(sources)),
      (
        "data.samples",
        samples == nil || samples == SyntheticSource.named(source)?.defaultSamples,
        "as many as the source has by itself"
      ),
      ("data.noise", noise <= 0.8, "up to 0.8"),
      ("data.standardize", standardization == .none, "false"),
      (
        "data.features", places == places.sorted(), ExperimentSetting.list(order) + " in this order"
      ),
    ])
  }

  private var networkConflicts: [Contradiction] {
    let output = playgroundOutputActivation
    let isZero = initializer == .zeros && bias == 0
    let allowed: [Activation] = [.relu, .tanh, .sigmoid, .identity]
    return conflicts([
      (
        "network.activation", activations.count == 1 && allowed.contains(activations[0]),
        "relu, tanh, sigmoid, identity, the same for all layers"
      ),
      ("network.output_activation", effectiveOutputActivation == output, output.name),
      (
        "network.initializer", initializer == .uniform(-0.5, 0.5) || isZero,
        "uniform(-0.5,0.5) with a bias of 0.1, or zeros with a bias of 0"
      ),
      ("network.bias", isZero || bias == 0.1, "0.1, or 0 with the initializer zeros"),
      ("network.train_bias", trainsBiases, "true"),
      ("network.weights", initialWeights == nil, "weights that are drawn"),
    ])
  }

  private var trainingConflicts: [Contradiction] {
    var found = conflicts([
      ("training.loss", loss == .halfSquaredError, Loss.halfSquaredError.rawValue),
      ("training.optimizer", optimizer == .sgd(), "sgd without options"),
      ("training.schedule", schedule == .constant, "constant"),
      ("training.drop_last", !dropsLast, "false: what is left over waits for the next epoch"),
      ("training.shuffle", !shuffle, "false"),
      ("training.regularization.l1", l1 == 0 || l2 == 0, "one penalty at a time"),
      ("training.gradient_clip_norm", gradientClipNorm == nil, "no limit"),
    ])
    if case .count(let size) = batchSize, let source = SyntheticSource.named(source) {
      let train = DataSet.trainCount(
        of: source.defaultSamples, fraction: trainFraction ?? source.defaultTrainFraction)
      if size > train {
        found.append(
          (
            "training.batch_size",
            "training.batch_size is '\(size)'; of \(train) samples TensorFlow Playground would "
              + "never fill a batch"
          ))
      }
    } else if batchSize == .full {
      found += conflicts([("training.batch_size", false, "a number")])
    }
    return found
  }
}
