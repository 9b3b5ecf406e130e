import Backprop
import Datasets

extension DataSet {
  /// How many samples of a part each class has; nil where targets are no classes.
  public func classCounts(of part: [Int]) -> [(name: String, count: Int)]? {
    guard let names = targetKind.classNames else { return nil }
    var counts = [Int](repeating: 0, count: names.count)
    for index in part {
      guard let place = targetKind.classIndex(samples.target(index)) else { return nil }
      counts[place] += 1
    }
    return Array(zip(names, counts)).map { (name: $0, count: $1) }
  }

  /// What is learnt from what, in one line: `150 rows; target species: …; 4 features (…); …`.
  public var summary: String {
    let total = train.count + test.count
    // A narrow screen shows the first parts alone.
    var parts = ["\(total) rows", target, features]
    parts.append("\(train.count) to train, \(test.count) to test")
    if inputMap.scales != nil { parts.append("standardized") }
    return parts.joined(separator: "; ")
  }

  private var features: String {
    if let image { return "\(image.rows)×\(image.columns) pixels" }
    let names = columns.map(\.name)
    let shown = names.prefix(Self.mostNames).map(Quotation.cut).joined(separator: ", ")
    let rest = names.count > Self.mostNames ? " and \(names.count - Self.mostNames) more" : ""
    return "\(names.count) feature\(names.count == 1 ? "" : "s") (\(shown)\(rest))"
  }

  private var target: String {
    let name = Quotation.cut(targetName)
    guard let counts = classCounts(of: train + test) else { return "target \(name): numbers" }
    let shown = counts.prefix(Self.mostNames).map { "\(Quotation.cut($0.name)) \($0.count)" }
    let rest = counts.count > Self.mostNames ? ", …" : ""
    return "target \(name): \(counts.count) classes (\(shown.joined(separator: ", "))\(rest))"
  }

  /// The most names that are listed.
  private static let mostNames = 10
}
