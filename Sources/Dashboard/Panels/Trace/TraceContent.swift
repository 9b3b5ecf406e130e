import Backprop
import TerminalUI
import Training

/// What is said about an operation: its formulas with the numbers put in, the numbers side by
/// side, the curve that it is a point of.
struct TraceContent {
  /// An activation with the point at which a unit stands on it.
  struct Curve: Equatable {
    /// The function.
    var activation: Activation
    /// Where the unit stands.
    var z: Double
  }

  /// The formulas, each a line or more of the screen.
  private(set) var formulas: [TraceFormula] = []
  /// The numbers side by side, where there are several.
  private(set) var table: TraceTable?
  /// The curve; nil where the operation is no point of one.
  private(set) var curve: Curve?

  /// The most products that a sum is written out with, the largest first.
  static let mostProducts = 6

  /// Says what there is to say.
  ///
  /// - Parameter line: the chosen line of the table, counted from 0; nil chooses none.
  init(_ operation: TraceOperation, of trace: StepTrace, _ names: TraceNames, line: Int?) {
    switch operation.kind {
    case .weightedInput: takeWeightedInput(operation, trace, names, line)
    case .activation: takeActivation(operation, trace, names, line)
    case .loss: takeLoss(trace, names, line)
    case .delta: takeDelta(operation, trace, names, line)
    case .gradient: takeGradient(operation, trace, names, line)
    case .mean: takeMean(operation, trace, names, line)
    case .update: takeUpdate(operation, trace, names, line)
    }
    if let count = table?.lines.count, count == 0 { table = nil }
  }

  mutating func add(_ rule: String, _ pieces: [TraceFormula.Piece]) {
    formulas.append(TraceFormula(rule: rule, pieces: pieces))
  }

  mutating func show(_ titles: [String], _ lines: [TraceTable.Line], chosen: Int?) {
    table = TraceTable(titles: titles, lines: lines, chosen: chosen)
  }

  mutating func show(_ activation: Activation, at z: Double) {
    curve = Curve(activation: activation, z: z)
  }

  /// The unit meant where a layer is folded: the one of the chosen line, else the first.
  static func unit(_ operation: TraceOperation, _ line: Int?, of layer: LayerShape) -> Int {
    operation.unit ?? min(max(0, line ?? 0), layer.outputs - 1)
  }

  /// Writes products out, the largest first; the rest of many is one number.
  static func sum(
    _ products: [(first: TraceTerm, second: TraceTerm)], _ names: TraceNames
  ) -> [TraceFormula.Piece] {
    let values = products.map { $0.first.value * $0.second.value }
    var order = Array(products.indices)
    if products.count > mostProducts { order = IncomingLinks.ranked(values[...]) }
    var pieces: [TraceFormula.Piece] = []
    for index in order.prefix(mostProducts) {
      if !pieces.isEmpty { pieces.append(.sign(" + ")) }
      pieces += [
        .term(products[index].first), .sign(names.words.multiply), .term(products[index].second),
      ]
    }
    let rest = order.dropFirst(mostProducts)
    guard !rest.isEmpty else { return pieces }
    let total = rest.reduce(0) { $0 + values[$1] }
    let meaning = "the sum of the \(rest.count) smaller products; the table has them all"
    return pieces + [
      .sign(" + "),
      .term(TraceTerm(symbol: "\(rest.count) more", value: total, meaning: meaning)),
    ]
  }
}
