import Backprop
import TerminalUI

/// The paths of a derivative as a table: a row for each, a column for each factor, in the order of
/// the textbook from the loss back to the parameter.
struct ChainTable {
  /// A row: the path, its factors, their product.
  struct Row: Equatable {
    /// The units from the output back to the parameter's own.
    var path: String
    /// The factors; several that have no room of their own are one number.
    var factors: [Double]
    /// Their product.
    var product: Double
  }

  /// The names of the factors, as many as each row has.
  let titles: [String]
  /// The paths, the largest first.
  let rows: [Row]
  /// The columns that the paths' names take.
  let pathWidth: Int
  /// Columns of a factor, blanks and the sign of the product after it included.
  let factorWidth: Int
  /// Whether there is room for the signs.
  var hasSigns: Bool { factorWidth == Self.widths[0] }

  private static let widths = [10, 9]
  /// Columns of the products, the sign of equality before them included.
  static let productWidth = 12

  /// How much of the factors is told apart.
  private struct Form {
    var factorWidth: Int
    /// Whether the two factors of the output's δ are one number.
    var joinsDelta: Bool
    /// Whether a path's name ends with the parameter's own unit.
    var namesOwnUnit: Bool
  }

  /// The fullest first.
  private static let forms = [
    Form(factorWidth: widths[0], joinsDelta: false, namesOwnUnit: true),
    Form(factorWidth: widths[0], joinsDelta: true, namesOwnUnit: true),
    Form(factorWidth: widths[1], joinsDelta: true, namesOwnUnit: false),
  ]
  private static let last = forms[forms.count - 1]

  /// Arranges paths in so many columns: the fullest form that fits, or the shortest with the
  /// factors in the middle as one number.
  init(_ chain: ChainRule, names: ParameterName, words: Words, width: Int) {
    func pathNames(_ form: Form) -> [String] {
      chain.paths.map { Self.path($0.units, names, words, ownUnit: form.namesOwnUnit) }
    }
    func columns(_ form: Form) -> [[ChainFactor]] {
      chain.paths.map { form.joinsDelta ? Self.joiningDelta($0.factors) : $0.factors }
    }
    let form =
      Self.forms.first { form in
        let factors = (columns(form).first?.count ?? 0) * form.factorWidth
        return Self.widest(pathNames(form)) + 2 + factors + Self.productWidth <= width
      } ?? Self.last
    let factors = columns(form)
    let count = factors.first?.count ?? 0
    var paths = pathNames(form)
    let room = width - Self.productWidth - count * form.factorWidth - 2
    if Self.widest(paths) > max(room, Self.longestPath) {
      paths = chain.paths.map { Self.shortPath($0.units, names, words) }
    }
    let pathWidth = Self.widest(paths) + 2
    let fitting = max(3, (width - Self.productWidth - pathWidth) / form.factorWidth)
    // Those in the middle, from the second on, except the last ones.
    let folded = count > fitting ? 1..<(count - fitting + 2) : 0..<0
    self.pathWidth = pathWidth
    factorWidth = form.factorWidth
    titles = Self.folding(
      factors.first?.map { Self.title($0.meaning, words) } ?? [], folded, "\(folded.count) more")
    rows = zip(chain.paths.indices, paths).map { index, name in
      let values = factors[index].map(\.value)
      return Row(
        path: name, factors: Self.folding(values, folded, values[folded].reduce(1, *)),
        product: chain.paths[index].product)
    }
  }

  /// A path's name of more columns gives way to the factors.
  private static let longestPath = 12

  private static func widest(_ texts: [String]) -> Int {
    max(4, texts.map(\.unicodeScalars.count).max() ?? 0)
  }

  /// Puts one element in place of several; all stay where those are none.
  private static func folding<Element>(
    _ all: [Element], _ folded: Range<Int>, _ element: Element
  ) -> [Element] {
    folded.isEmpty ? all : all[..<folded.lowerBound] + [element] + all[folded.upperBound...]
  }

  /// ∂L/∂a · f′(z) of the output as one factor, ∂L/∂z = δ.
  private static func joiningDelta(_ factors: [ChainFactor]) -> [ChainFactor] {
    guard factors.count > 1, case .lossByActivation(let output) = factors[0].meaning else {
      return factors
    }
    let delta = factors[0].value * factors[1].value
    return [ChainFactor(meaning: .lossByWeightedInput(output), value: delta)] + factors[2...]
  }

  /// Names a path by its units, from the output back.
  private static func path(
    _ units: [Int], _ names: ParameterName, _ words: Words, ownUnit: Bool
  ) -> String {
    let shown = ownUnit || units.count < 2 ? units[...] : units.dropFirst()
    return shown.reversed().map(names.value).joined(separator: words.from)
  }

  /// Names a path by its first and last unit and the one that it comes to first.
  private static func shortPath(_ units: [Int], _ names: ParameterName, _ words: Words) -> String {
    guard let output = units.last, units.count > 1 else { return names.value(units.first ?? -1) }
    return [names.value(output), words.ellipsis, names.value(units[1])]
      .joined(separator: words.from)
  }

  private static func title(_ meaning: ChainFactor.Meaning, _ words: Words) -> String {
    switch meaning {
    case .lossByActivation: words.derivative(by: "a")
    case .lossByWeightedInput: words.derivative(by: "z")
    case .slope: words.activationDerivative
    case .weight: "w"
    case .activation: "a"
    case .bias: words.biasFactor
    }
  }
}
