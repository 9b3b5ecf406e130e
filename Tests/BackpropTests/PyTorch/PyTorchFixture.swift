import RecordedNumbers
import Testing

@testable import Backprop

/// What `Tests/Fixtures/pytorch.py` had PyTorch compute.
struct PyTorchFixture: Decodable {
  /// A function's values and derivatives at each of `points`.
  struct ActivationRow: Decodable, PyTorchRow {
    struct Outcome: Decodable {
      var values: [Double]
      var derivatives: [Double]
    }
    var name: String
    var float64: Outcome
    var float32: Outcome
    var testDescription: String { name }
  }

  /// A loss of one sample and its derivatives by the weighted inputs of the outputs.
  struct LossRow: Decodable, PyTorchRow {
    struct Outcome: Decodable {
      var outputs: [Double]
      var loss: Double
      var deltas: [Double]
    }
    var loss: String
    var output: String
    var weightedInputs: [Double]
    var target: [Double]
    var float64: Outcome
    var float32: Outcome
    var testDescription: String { "\(loss) of \(output) at \(weightedInputs), \(target)" }
  }

  /// The mean loss of all samples and its gradient by the parameters of the network of 2-3-2.
  struct GradientRow: Decodable, PyTorchRow {
    struct Outcome: Decodable {
      var loss: Double
      var gradient: [Double]
    }
    var hidden: String
    var loss: String
    var output: String
    var targets: [Double]
    var float64: Outcome
    var float32: Outcome
    var testDescription: String { "\(hidden), \(output), \(loss) of \(targets)" }
  }

  /// Ten steps of an optimizer over all samples with `MSELoss`, on the network of 2-3-2 with
  /// tanh and identity.
  struct TrainingRow: Decodable, PyTorchRow {
    struct Outcome: Decodable {
      /// The mean loss before each step.
      var losses: [Double]
      /// The parameters after each of `writtenSteps`.
      var after: [[Double]]
      /// What the optimizer remembers after the last step; empty where it has no such numbers.
      var first: [Double]
      var second: [Double]
      var third: [Double]
    }
    var title: String
    var optimizer: String
    /// The optimizer's options that are not left at their defaults; 1 and 0 are true and false.
    var options: [String: Double]
    /// What else an update rule is told, likewise.
    var rule: [String: Double]
    /// The learning rate of each step.
    var rates: [Double]
    var float64: Outcome
    var float32: Outcome
    var testDescription: String { "\(optimizer), \(title)" }
  }

  /// The factor of the learning rate in each epoch, from 0.
  struct ScheduleRow: Decodable, CustomTestStringConvertible {
    var name: String
    var options: [String: Double]
    var factors: [Double]
    var testDescription: String { "\(name) \(options)" }
  }

  var points: [Double]
  var activations: [ActivationRow]
  var losses: [LossRow]
  var start: [Double]
  var inputs: [Double]
  var targets: [Double]
  var gradients: [GradientRow]
  var writtenSteps: [Int]
  var trainings: [TrainingRow]
  var schedules: [ScheduleRow]

  /// The file, read once.
  static let shared = Result { try RecordedFile("pytorch.json").decoded(as: PyTorchFixture.self) }

  static func load() throws -> PyTorchFixture { try shared.get() }
}

/// A row that PyTorch computed in both precisions.
protocol PyTorchRow: CustomTestStringConvertible, Sendable {
  associatedtype Outcome
  var float64: Outcome { get }
  var float32: Outcome { get }
}

extension PyTorchRow {
  /// Returns what PyTorch found in that precision.
  func outcome<S: Scalar>(in precision: S.Type) -> Outcome {
    S.significandBitCount == Float.significandBitCount ? float32 : float64
  }
}

extension PyTorchFixture {
  /// The network of 2-3-2 from which every gradient and training of the fixture starts.
  func network<S: Scalar>(
    hidden: LayerActivation, output: LayerActivation, as precision: S.Type
  ) -> Network<S> {
    Network(
      shape: NetworkShape(inputs: 2, layers: [(3, hidden), (2, output)]),
      parameters: start.map { S($0) })
  }

  /// The samples of the fixture, with its own targets or others.
  func samples<S: Scalar>(targets: [Double]? = nil, as precision: S.Type) -> SampleSet<S> {
    SampleSet(
      inputsPerSample: 2, targetsPerSample: 2, inputs: inputs.map { S($0) },
      targets: (targets ?? self.targets).map { S($0) })
  }
}
