/// A symbol of a formula with the number that it stands for.
struct TraceTerm: Equatable {
  /// The symbol, such as `w` or `δ`.
  var symbol: String
  /// The number.
  var value: Double
  /// What it is and where it comes from, in one sentence.
  var meaning: String
}

/// A line of a formula: the rule in symbols, and the same with the numbers put in.
struct TraceFormula: Equatable {
  /// A part of the line with numbers.
  enum Piece: Equatable {
    /// Signs between the numbers.
    case sign(String)
    /// A number.
    case term(TraceTerm)
    /// The number that comes out.
    case result(TraceTerm)
  }

  /// The rule, such as `z = b + Σ w·a`.
  var rule: String
  /// The numbers, in the order of the rule.
  var pieces: [Piece]

  /// Whether a piece stands in brackets by itself, as what a function is taken of.
  func isEnclosed(_ place: Int) -> Bool {
    guard place > 0, place + 1 < pieces.count, case .sign(let before) = pieces[place - 1],
      case .sign(let after) = pieces[place + 1]
    else { return false }
    return before.hasSuffix("(") && after.hasPrefix(")")
  }

  /// The numbers with what they mean, in their order.
  var terms: [TraceTerm] {
    pieces.compactMap {
      switch $0 {
      case .sign: nil
      case .term(let term), .result(let term): term
      }
    }
  }
}
