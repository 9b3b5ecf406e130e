import Backprop
import Datasets

/// What is trained, on what, and how: everything that a run depends on.
///
/// Same experiment, same run, to the bit. Each property is described by the entry of its name
/// in `ExperimentSetting.all`, which reads it from files and options.
public struct Experiment: Equatable, Sendable {
  /// The number type of a run.
  public enum Precision: String, CaseIterable, Sendable {
    /// 24 significant bits.
    case float32
    /// 53 significant bits.
    case float64

    /// Returns the shortest text that reads back as the same number of a run.
    public func text(_ value: Double) -> String {
      let text = self == .float32 ? Float(value).description : value.description
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
  }

  /// Another program whose runs are repeated to the last digit.
  public enum Compatibility: String, CaseIterable, Sendable {
    /// No other.
    case none
    /// TensorFlow Playground.
    case playground
  }

  /// How many samples make one step.
  public enum BatchSize: Equatable, Sendable {
    /// That many; the last batch of an epoch may be shorter.
    case count(Int)
    /// All samples of the train part.
    case full
  }

  /// A short name.
  public var name = "untitled"
  /// One sentence about it.
  public var about = ""
  /// What all random draws follow from.
  public var seed = Seed.number(42)
  /// The number type.
  public var precision = Precision.float32
  /// Whose arithmetic and order a run keeps to.
  public var compatibility = Compatibility.none

  /// The name of the data source.
  public var source = "spiral"
  /// How many samples; nil takes the source's own number.
  public var samples: Int?
  /// Noise, of the meaning that the source gives it.
  public var noise = 0.0
  /// The part learnt from; nil takes the source's own.
  public var trainFraction: Double?
  /// What draws and parting of the data follow from; nil takes the seed of the run.
  public var dataSeed: Seed?
  /// What of the data is put into the network, by name; nil takes the source's own choice.
  public var features: [String]?
  /// What is brought to mean 0 and standard deviation 1.
  public var standardization = Standardization.none
  /// The file of the sources csv and idx; `-` for standard input.
  public var path: String?
  /// The column of a table that is predicted, by name or number from 1; nil takes the last.
  public var target: String?
  /// What is learnt from a table; nil lets the target tell.
  public var task: TableTask?
  /// What is done about cells of a table without a value.
  public var missing = MissingRule.refuse
  /// Whether the first row of a table holds names; nil lets the rows tell.
  public var hasHeader: Bool?
  /// The samples of the source rows.
  public var rows: [ExampleRow]?

  /// Units of each hidden layer; nil lets the data decide.
  public var hidden: [Int]?
  /// The activation of hidden units: one for all layers, or one for each.
  public var activations = [Activation.tanh]
  /// The activation of outputs; nil follows the loss.
  public var outputActivation: LayerActivation?
  /// The distribution of initial weights.
  public var initializer = Initializer.glorotUniform
  /// The initial bias of every unit.
  public var bias = 0.0
  /// Whether biases are trained.
  public var trainsBiases = true
  /// What the network starts from in place of drawn weights and the initial bias.
  public var initialWeights: InitialWeights?

  /// The loss function; nil follows the targets.
  public var loss: Loss?
  /// The optimizer.
  public var optimizer = Optimizer.adam()
  /// The learning rate η, which the schedule scales.
  public var learningRate = 0.01
  /// How the learning rate changes from epoch to epoch.
  public var schedule = Schedule.constant
  /// Samples of a step.
  public var batchSize = BatchSize.count(10)
  /// Whether each epoch leaves out a last batch that is short.
  public var dropsLast = false
  /// Whether each epoch takes the samples in a new random order.
  public var shuffle = true
  /// The strength of the penalty on sizes of weights.
  public var l1 = 0.0
  /// The strength of the penalty on squares of weights.
  public var l2 = 0.0
  /// The largest norm of a gradient; nil for no limit.
  public var gradientClipNorm: Double?
  /// Epochs after which a run ends; nil for no limit.
  public var epochs: Int?

  /// Creates the experiment of all defaults.
  public init() {}

  /// The activation of the output layer, chosen or following the loss.
  public var effectiveOutputActivation: LayerActivation {
    outputActivation
      ?? (compatibility == .playground
        ? playgroundOutputActivation : effectiveLoss.defaultOutputActivation)
  }

  /// The loss function, chosen or the one of targets that are numbers.
  public var effectiveLoss: Loss { loss ?? .meanSquaredError }

  /// Units of each hidden layer, chosen or those of points in the plane.
  public var effectiveHidden: [Int] { hidden ?? [8, 8] }

  /// Creates the experiment that a table alone stands for: what is learnt, and by which network,
  /// follows from its columns.
  ///
  /// - Parameters:
  ///   - path: the table's file; `-` for standard input.
  ///   - name: the experiment's name.
  public static func table(path: String, name: String) -> Experiment {
    var experiment = Experiment()
    experiment.name = name
    experiment.source = "csv"
    experiment.path = path
    // Columns are of any size; a network learns from those around 1.
    experiment.standardization = .all
    return experiment
  }

  /// Creates the experiment that a file of images alone stands for.
  public static func images(path: String, name: String) -> Experiment {
    var experiment = Experiment()
    experiment.name = name
    experiment.source = "idx"
    experiment.path = path
    experiment.activations = [.relu]
    experiment.batchSize = .count(64)
    experiment.learningRate = 0.001
    return experiment
  }

  /// How a step changes the parameters.
  var rule: UpdateRule {
    UpdateRule(
      optimizer: optimizer, l1: l1, l2: l2,
      penaltyTime: compatibility == .playground ? .afterStep : .inGradient,
      clipNorm: gradientClipNorm, trainsBiases: trainsBiases)
  }

  /// The network's sizes for data of that many inputs and outputs.
  func shape(inputs: Int, outputs: Int) -> NetworkShape {
    let hidden = effectiveHidden.enumerated().map { index, units in
      (units, LayerActivation.elementwise(activations[activations.count == 1 ? 0 : index]))
    }
    return NetworkShape(
      inputs: inputs, layers: hidden + [(outputs, effectiveOutputActivation)])
  }
}
