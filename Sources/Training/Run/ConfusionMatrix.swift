/// How often samples of each class were answered with each class.
public struct ConfusionMatrix: Equatable, Sendable {
  /// The names of the classes.
  public let names: [String]
  /// Counts, row by row: a row for each true class, a column for each answer.
  public private(set) var counts: [Int]
  /// For each true class how often the output was no answer, such as not a number.
  public private(set) var unanswered: [Int]

  /// Creates a matrix of no samples.
  public init(names: [String]) {
    self.names = names
    counts = Array(repeating: 0, count: names.count * names.count)
    unanswered = Array(repeating: 0, count: names.count)
  }

  /// Counts one sample, classes from 0.
  mutating func add(actual: Int, answer: Int?) {
    if let answer { counts[actual * names.count + answer] += 1 } else { unanswered[actual] += 1 }
  }

  /// Returns how often samples of a class were answered with a class, both from 0.
  public func count(actual: Int, answer: Int) -> Int { counts[actual * names.count + answer] }

  /// Returns how many samples a class has.
  public func support(_ actual: Int) -> Int {
    names.indices.reduce(unanswered[actual]) { $0 + count(actual: actual, answer: $1) }
  }

  /// Returns the part of the answers of a class that are right; nil where it was never answered.
  public func precision(_ answer: Int) -> Double? {
    let answers = names.indices.reduce(0) { $0 + count(actual: $1, answer: answer) }
    return answers == 0 ? nil : Double(count(actual: answer, answer: answer)) / Double(answers)
  }

  /// Returns the part of a class's samples that are answered rightly; nil where it has none.
  public func recall(_ actual: Int) -> Double? {
    let samples = support(actual)
    return samples == 0 ? nil : Double(count(actual: actual, answer: actual)) / Double(samples)
  }

  /// The accuracy of answering every sample with the class that is most frequent; nil without
  /// samples.
  public var majorityBaseline: Double? {
    let supports = names.indices.map(support)
    let samples = supports.reduce(0, +)
    return samples == 0 ? nil : Double(supports.max() ?? 0) / Double(samples)
  }
}
