/// How far answers that are numbers are off, in the units of the data.
///
/// With several outputs each counts the same, as in scikit-learn's `r2_score` and
/// `mean_absolute_error`.
public struct ValueErrors: Equatable, Sendable {
  /// R² = 1 − Σ (a − t)² / Σ (t − t̄)²: 1 where all is right, 0 for an answer that is always the
  /// mean; nil where all targets are equal.
  public var r2: Double?
  /// The mean of |a − t|.
  public var meanAbsoluteError: Double

  /// Measures answers.
  ///
  /// - Parameters:
  ///   - outputs: numbers of a sample.
  ///   - pairs: answer and target, sample by sample, output by output; at least one sample.
  init(outputs: Int, _ pairs: [(answer: Double, target: Double)]) {
    let samples = Double(pairs.count / outputs)
    var coefficients: [Double] = []
    for output in 0..<outputs {
      let column = stride(from: output, to: pairs.count, by: outputs).map { pairs[$0] }
      let mean = column.reduce(0) { $0 + $1.target } / samples
      let spread = column.reduce(0) { $0 + ($1.target - mean) * ($1.target - mean) }
      let rest = column.reduce(0) { $0 + ($1.answer - $1.target) * ($1.answer - $1.target) }
      if spread > 0 { coefficients.append(1 - rest / spread) }
    }
    r2 =
      coefficients.count == outputs ? coefficients.reduce(0, +) / Double(outputs) : nil
    meanAbsoluteError =
      pairs.reduce(0) { $0 + abs($1.answer - $1.target) } / Double(pairs.count)
  }
}
