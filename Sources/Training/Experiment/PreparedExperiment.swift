import Backprop
import Datasets

/// An experiment with its data at hand and every choice made: what runs start from.
public struct PreparedExperiment: Sendable {
  /// What is trained; nothing in it is left to the data any more.
  public internal(set) var experiment: Experiment
  /// The same as it was asked for, with what it leaves to the data.
  private(set) var asked: Experiment
  /// Where samples come from.
  public let source: DataSource
  /// What a person should know of the data, such as a column that is left out; a sentence each.
  public var notes: [String]

  /// Reads the data of an experiment and makes the choices that depend on them.
  ///
  /// - Parameter origin: where the experiment came from, for sentences.
  /// - Throws: `ExperimentFaults` with all that is wrong between its settings and the data;
  ///   `DataFault` where a file can't be used.
  public init(_ experiment: Experiment, origin: String) throws {
    try Experiment.report(experiment.contradictions(), origin: origin)
    let found = try experiment.findData()
    let facts = found.source.facts
    try Experiment.report(experiment.contradictions(with: facts), origin: origin)
    self.init(experiment, found)
  }

  /// Makes the choices that depend on the data.
  init(_ experiment: Experiment, _ found: FoundData) {
    asked = experiment
    self.experiment = experiment
    source = found.source
    notes = found.notes
    let facts = found.source.facts
    self.experiment.loss = experiment.loss ?? facts.targetKind.defaultLoss
    self.experiment.hidden = experiment.hidden ?? facts.suggestedHidden
  }

  /// Weights from a file, and the sizes of the network that they are for.
  private var given: (sizes: String, parameters: [Double])?
  /// What the network starts from in place of drawn weights, in the order of its parameters; nil
  /// where no weights are given for a network of these sizes.
  var initialParameters: [Double]? { given?.sizes == shape.description ? given?.parameters : nil }
  /// Where the first run goes on; later ones start anew.
  private(set) var continued: (any TrainingRun)?

  /// The network's sizes and activations.
  public var shape: NetworkShape {
    experiment.shape(inputs: source.facts.inputs, outputs: source.facts.outputs)
  }

  /// Takes the initial weights from a file, as `--init` does.
  public mutating func takeWeights(from path: String) throws(CheckpointFault) {
    let checkpoint = try Checkpoint(contentsOf: path)
    let parameters =
      switch experiment.precision {
      case .float32: try checkpoint.network(shape, as: Float.self).parameters.map(Double.init)
      case .float64: try checkpoint.network(shape, as: Double.self).parameters
      }
    given = (shape.description, parameters)
  }

  /// Has the first run go on where a checkpoint was made.
  ///
  /// - Parameters:
  ///   - learningRate: nil keeps the one that the run had.
  ///   - threads: what steps of big networks are split over.
  /// - Throws: a fault where the checkpoint is of another run.
  public mutating func resume(
    _ checkpoint: Checkpoint, learningRate: Double? = nil, threads: ForkJoin? = nil
  ) throws(CheckpointFault) {
    // Before memory is asked for: the experiment may speak of more layers than the file holds.
    try checkpoint.checkShapes(shape)
    switch experiment.precision {
    case .float32: continued = try Run<Float>(self, continuing: checkpoint, threads: threads)
    case .float64: continued = try Run<Double>(self, continuing: checkpoint, threads: threads)
    }
    let saved = try checkpoint.learningRate()
    set(learningRate: learningRate ?? saved)
  }

  /// Chooses what all random draws follow from.
  mutating func set(seed: Seed) {
    asked.seed = seed
    experiment.seed = seed
  }

  /// Chooses the base learning rate.
  mutating func set(learningRate: Double) {
    asked.learningRate = learningRate
    experiment.learningRate = learningRate
  }

  /// Takes the initial weights that another was given; a network of other sizes leaves them aside.
  mutating func takeWeights(from other: PreparedExperiment) { given = other.given }

  /// Starts the run, at step 0.
  ///
  /// - Parameter threads: what steps of big networks are split over; the numbers are the same.
  public func startRun(threads: ForkJoin? = nil) -> any TrainingRun {
    switch experiment.precision {
    case .float32: Run<Float>(self, threads: threads)
    case .float64: Run<Double>(self, threads: threads)
    }
  }
}
