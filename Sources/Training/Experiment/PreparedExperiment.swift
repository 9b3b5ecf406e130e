import Backprop
import Datasets

/// An experiment with its data at hand and every choice made: what runs start from.
public struct PreparedExperiment: Sendable {
  /// What is trained; nothing in it is left to the data any more.
  public var experiment: Experiment
  /// Where samples come from.
  public let source: DataSource
  /// What a person should know of the data: what was chosen, what was left out.
  public let notes: [String]

  /// Prepares an experiment whose data need no file.
  ///
  /// - Throws: `ExperimentFaults` with all that is wrong between its settings.
  public init(_ experiment: Experiment, origin: String) throws {
    try Experiment.report(experiment.dataContradictions(), origin: origin)
    guard let source = experiment.sourceWithoutFiles else {
      preconditionFailure("the data of this experiment are read from a file")
    }
    try self.init(experiment, source: source, origin: origin)
  }

  /// Prepares an experiment for data that were read.
  ///
  /// - Throws: `ExperimentFaults` with what is wrong between its settings and the data.
  init(_ experiment: Experiment, source: DataSource, notes: [String] = [], origin: String) throws {
    let facts = source.facts
    try Experiment.report(experiment.contradictions(with: facts), origin: origin)
    self.experiment = experiment
    self.source = source
    self.notes = notes
    self.experiment.loss = experiment.loss ?? facts.targetKind.defaultLoss
    self.experiment.hidden = experiment.hidden ?? facts.suggestedHidden
  }

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
