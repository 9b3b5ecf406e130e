/// One line of a run's log: the exact losses after an epoch, as a JSON object.
///
/// Fields that do not exist are left out; numbers that are not finite become null. Numbers are
/// the shortest text that reads back to the same value.
public struct LogRecord: Sendable {
  /// What only the first line, of the untrained network, says.
  public struct Header: Sendable {
    /// Which arithmetic was used; results agree bit for bit only within one.
    public var kernels: String
    /// What all random draws follow from.
    public var seed: Seed

    /// Creates a header.
    public init(kernels: String, seed: Seed) {
      self.kernels = kernels
      self.seed = seed
    }
  }

  /// Whole epochs done.
  public var epoch: Int
  /// Steps done.
  public var step: Int
  /// Loss and accuracy over all data.
  public var evaluation: Evaluation
  /// The learning rate of the next step.
  public var learningRate: Double
  /// Samples worked through.
  public var samples: Int
  /// Seconds since the start.
  public var seconds: Double
  /// Set in the first line alone.
  public var header: Header?

  /// Creates a record.
  public init(
    epoch: Int, step: Int, evaluation: Evaluation, learningRate: Double, samples: Int,
    seconds: Double, header: Header? = nil
  ) {
    self.epoch = epoch
    self.step = step
    self.evaluation = evaluation
    self.learningRate = learningRate
    self.samples = samples
    self.seconds = seconds
    self.header = header
  }

  /// A field's name and its value as JSON; nil where it does not exist.
  typealias Field = (name: String, value: String?)

  /// The fields in their order.
  var fields: [Field] {
    var fields: [Field] = [
      ("epoch", String(epoch)), ("step", String(step)),
      ("train_loss", Self.number(evaluation.train.loss)),
      ("test_loss", evaluation.test.map { Self.number($0.loss) }),
      ("train_accuracy", evaluation.train.accuracy.map(Self.number)),
      ("test_accuracy", evaluation.test?.accuracy.map(Self.number)),
      ("learning_rate", Self.number(learningRate)), ("samples", String(samples)),
      ("seconds", Self.number((seconds * 1e6).rounded() / 1e6)),
    ]
    if let header {
      fields.append(("kernels", JSONText.quoted(header.kernels)))
      switch header.seed {
      case .number(let number): fields.append(("seed", String(number)))
      case .text(let text): fields.append(("seed", JSONText.quoted(text)))
      }
    }
    return fields.filter { $0.value != nil }
  }

  /// The record as one line of JSON, without a line feed.
  public var json: String {
    let members = fields.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }
    return "{" + members.joined(separator: ",") + "}"
  }

  /// The record as comma-separated values, without a line feed; numbers that are not finite are
  /// left empty.
  public var csv: String {
    CSVText.line(
      fields.map { field in
        guard let value = field.value, value != "null" else { return "" }
        guard value.hasPrefix("\"") else { return value }
        return (field.name == "seed" ? header?.seed.description : header?.kernels) ?? ""
      })
  }

  private static func number(_ value: Double) -> String {
    value.isFinite ? "\(value)" : "null"
  }
}
