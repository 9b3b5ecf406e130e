/// The settings of a run, in TensorFlow Playground's words and units.
public struct PlaygroundConfiguration: Decodable, Sendable {
  /// The text that data and first weights are drawn from.
  public let seed: String
  /// The source.
  public let dataset: String
  /// The activation of hidden layers.
  public let activation: String
  /// The units of each hidden layer.
  public let shape: [Int]
  /// The names of inputs.
  public let features: [String]
  /// Samples in a batch.
  public let batch: Int
  /// The learning rate.
  public let lr: Double
  /// The train part of the samples, in percent.
  public let trainPercent: Int
  /// The noise, in percent.
  public let noise: Double
  /// The rate of L1 regularization; 0 for none.
  public let l1: Double
  /// The rate of L2 regularization; 0 for none.
  public let l2: Double
  /// Whether weights begin as zeros; nil if nothing is said of it.
  public let initZero: Bool?

  /// The part of Playground's address from the `#` on.
  public var address: String {
    let isRegression = dataset.hasPrefix("reg-")
    var fields = [
      "activation=\(activation)", "batchSize=\(batch)", "learningRate=\(lr)", "noise=\(noise)",
      "networkShape=\(shape.map(String.init).joined(separator: ","))", "seed=\(seed)",
      "percTrainData=\(trainPercent)",
      isRegression ? "regDataset=\(dataset)" : "dataset=\(dataset)",
      "problem=\(isRegression ? "regression" : "classification")",
      "regularization=\(l1 > 0 ? "L1" : l2 > 0 ? "L2" : "none")",
      "regularizationRate=\(max(l1, l2))", "initZero=\(initZero ?? false)",
    ]
    for name in ["x", "y", "xSquared", "ySquared", "xTimesY", "sinX", "sinY"] {
      fields.append("\(name)=\(features.contains(name))")
    }
    return "#" + fields.joined(separator: "&")
  }
}
