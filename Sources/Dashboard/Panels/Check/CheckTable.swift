import Backprop
import TerminalUI

/// A gradient check in words: a row for each layer, what kinks spoil, and the conclusion.
public struct CheckTable {
  private let check: GradientCheck
  private let shape: NetworkShape
  private let names: UnitNames
  private let words: Words

  /// Creates the words of a check.
  ///
  /// - Parameter inputNames: a name for each input of the network.
  public init(
    _ check: GradientCheck, shape: NetworkShape, inputNames: [String],
    glyphs: GlyphSet = .braille
  ) {
    self.init(check, shape, UnitNames(inputNames: inputNames), glyphs)
  }

  init(_ check: GradientCheck, _ shape: NetworkShape, _ names: UnitNames, _ glyphs: GlyphSet) {
    self.check = check
    self.shape = shape
    self.names = names
    words = Words(glyphs)
  }

  /// The names of the columns.
  public var head: [String] {
    [
      "layer", "checked", "worst", "backpropagation", "difference", "relative error", "verdict",
    ]
  }

  /// The same in fewer letters.
  var shortHead: [String] {
    ["layer", "checked", "worst", "backprop", "difference", "error", "verdict"]
  }

  /// A row for each layer, from the first hidden one to the output.
  public var rows: [[String]] {
    check.layers.indices.map { number in
      let layer = check.layers[number]
      let worst = layer.worst
      return [
        "\(number + 1)", "\(layer.checkedCount) of \(layer.parameterCount)", name(of: worst),
        Self.number(worst.gradient), Self.number(worst.difference), Self.error(worst),
        Self.verdict(worst),
      ]
    }
  }

  /// The verdicts of the rows.
  var verdicts: [GradientVerdict] { check.layers.map(\.verdict) }

  /// A sentence for each layer some of whose differences cross a kink.
  public var kinks: [String] {
    check.layers.indices.compactMap { number in
      let layer = check.layers[number]
      guard let example = layer.worstAtKink else { return nil }
      let count = layer.kinkCount == 1 ? "1 parameter" : "\(layer.kinkCount) parameters"
      return "layer \(number + 1): the difference of \(count) of \(layer.checkedCount) goes across "
        + "a kink and is no derivative: \(name(of: example)) is "
        + "\(Self.number(example.gradient)), the difference \(Self.number(example.difference))"
    }
  }

  /// What the losses are the mean of.
  public var samples: String {
    let plural = check.batchCount == 1 ? "" : "s"
    return check.sampleCount < check.batchCount
      ? "\(check.sampleCount) of the batch's \(check.batchCount) samples"
      : "a batch of \(check.batchCount) sample\(plural)"
  }

  /// The whole check in a sentence.
  public var conclusion: String {
    guard let worst = check.worst else { return "nothing was checked" }
    let place = "at \(name(of: worst)) the relative error is \(Self.error(worst))"
    switch check.verdict {
    case .good:
      return worst.isWithinUncertainty && worst.relativeError > GradientVerdict.goodBound
        ? "good: backpropagation agrees with central differences as far as these can tell"
        : "good: backpropagation agrees with central differences; relative errors up to "
          + Self.error(worst)
    case .kink:
      return "good where it can be told: some layers lie at kinks alone, where central "
        + "differences are no derivatives"
    case .doubtful:
      return "doubtful: \(place), above 1e-7, which nothing here explains"
    case .wrong:
      return "wrong: \(place), above 1e-2: backpropagation and central differences disagree"
    case .notFinite:
      return "no verdict: \(name(of: worst)) has a gradient that is not a finite number"
    }
  }

  /// Names a parameter: `2.1←1.3` for the weight from unit 1.3 into unit 2.1, `b 2.1` for a bias.
  func name(of check: ParameterCheck) -> String {
    ParameterName(shape, names, words).text(check.parameter)
  }

  private static func number(_ value: Double) -> String {
    NumberText.significant(value, digits: 6)
  }

  private static func error(_ check: ParameterCheck) -> String {
    NumberText.significant(check.relativeError, digits: 2)
  }

  /// A good verdict on numbers that are too small to be compared says why.
  private static func verdict(_ check: ParameterCheck) -> String {
    switch check.verdict {
    case .good: check.relativeError > GradientVerdict.goodBound ? "good, tiny" : "good"
    case .kink: "kink"
    case .doubtful: "doubtful"
    case .wrong: "wrong"
    case .notFinite: "not finite"
    }
  }
}
