import Backprop
import Datasets

/// A run in progress: network, optimizer, data and the place in the epoch.
///
/// A value: a copy is a kept moment, and continuing from it repeats the run bit for bit.
/// `Run<Float>` and `Run<Double>` are its two forms; what watches a run need not know which.
public protocol TrainingRun: Sendable {
  /// The experiment that it follows.
  var experiment: Experiment { get }
  /// The samples, with their parts.
  var data: DataSet { get }
  /// The network's sizes and activations.
  var shape: NetworkShape { get }
  /// Whole epochs done.
  var epoch: Int { get }
  /// Steps done.
  var step: Int { get }
  /// Steps that make an epoch.
  var stepsPerEpoch: Int { get }
  /// Samples that an epoch takes.
  var samplesPerEpoch: Int { get }
  /// Steps done in the present epoch.
  var stepInEpoch: Int { get }
  /// The samples of the last step; before the first, those of the next.
  var latestBatch: ArraySlice<Int> { get }

  /// The samples of the step that comes next.
  var nextBatch: ArraySlice<Int> { get }

  /// The word for the arithmetic in logs: `readable`, or the level of the fast path's kernels.
  var kernels: String { get }

  /// Whether every weight and bias is a finite number.
  var isFinite: Bool { get }

  /// The bytes that a copy which is kept has for itself alone once the original trains on: what
  /// the optimizer changes, and the order of the epoch; the data are shared.
  var bytesOfCopy: Int { get }

  /// Makes up to `count` steps, none beyond the end of the epoch.
  ///
  /// - Parameter learningRate: the base rate, which the experiment's schedule scales.
  mutating func makeSteps(_ count: Int, learningRate: Double)

  /// Computes loss and accuracy over the whole train and test parts; changes nothing.
  func evaluate() -> Evaluation

  /// Reads the weights, the last change, and fresh passes; changes nothing.
  func moment(probe: Int) -> Moment

  /// All weights and biases, in the order of `NetworkShape`.
  var parameters: [Double] { get }

  /// Returns the run as it goes on when settings are changed while it is under way.
  ///
  /// Weights that stay keep their values and what the optimizer remembers of them; new ones are
  /// those of an untrained network. An epoch under way goes on where it is, unless the data are
  /// others: then it begins anew.
  ///
  /// - Parameters:
  ///   - prepared: what is trained from now on.
  ///   - parameters: values of new weights in place of an untrained network's; of the new shape.
  func changed(to prepared: PreparedExperiment, filling parameters: [Double]?) -> any TrainingRun

  /// Returns the run with another value of a weight or bias.
  ///
  /// - Parameter parameter: its place in the order of `NetworkShape`.
  func edited(_ parameter: Int, to value: Double) -> any TrainingRun

  /// Computes what all units answer to samples, unit by unit in the order of `NetworkShape`,
  /// without the inputs; changes nothing.
  func activations(of samples: [Int]) -> [Float]

  /// Lays open the step that comes next; changes nothing.
  ///
  /// - Parameters:
  ///   - sample: the sample to follow, as its index in the data; it need not be of the step.
  ///   - learningRate: the base rate, which the experiment's schedule scales.
  func trace(sample: Int, learningRate: Double) -> StepTrace

  /// Returns samples as the network takes them, in float64.
  func exactSamples(_ indices: [Int]) -> SampleSet<Double>

  /// Computes ∂L/∂θ of one sample by the arithmetic of the steps; changes nothing.
  func gradient(of sample: Int) -> [Double]

  /// Returns the present moment as a file keeps it.
  ///
  /// - Parameter learningRate: the base rate.
  func checkpoint(learningRate: Double) -> Checkpoint

  /// Computes what units answer at equal distances along a line of single inputs; changes nothing.
  ///
  /// - Parameter points: how many, the first and the last at the ends of the line.
  func responses(along line: ClosedRange<Double>, points: Int, units: Range<Int>) -> [[Float]]

  /// Computes what every unit answers over a part of the plane; changes nothing.
  func responses(over plane: Plane, columns: Int, rows: Int, units: Range<Int>)
    -> [[Float]]
}

extension TrainingRun {
  /// Makes one step.
  public mutating func makeStep(learningRate: Double) {
    makeSteps(1, learningRate: learningRate)
  }

  /// Returns the learning rate of the next step: the base rate as the schedule scales it in the
  /// present epoch.
  public func learningRate(ofBase rate: Double) -> Double {
    rate * experiment.schedule.factor(epoch: epoch)
  }
}
