/// How far answers that are numbers are off, in the units of the data.
public struct ValueErrors: Equatable, Sendable {
  /// R² = 1 − Σ (a − t)² / Σ (t − t̄)²: 1 where all is right, 0 for an answer that is always the
  /// mean; nil where all targets are equal, or their squares too large to be counted.
  public var r2: Double?
  /// The mean of |a − t|.
  public var meanAbsoluteError: Double

  /// Joins the errors of several outputs, each of which counts the same, as in scikit-learn's
  /// `r2_score` and `mean_absolute_error`; at least one.
  init(mean outputs: [ValueErrors]) {
    let coefficients = outputs.compactMap(\.r2)
    let count = Double(outputs.count)
    r2 = coefficients.count == outputs.count ? coefficients.reduce(0, +) / count : nil
    meanAbsoluteError = outputs.reduce(0) { $0 + $1.meanAbsoluteError } / count
  }

  private init(r2: Double?, meanAbsoluteError: Double) {
    self.r2 = r2
    self.meanAbsoluteError = meanAbsoluteError
  }

  /// Sums over answers, one after the other.
  public struct Sums: Sendable {
    private var count = 0.0
    private var mean = 0.0
    /// Σ (t − t̄)² so far.
    private var spread = 0.0
    private var squares = 0.0
    private var sizes = 0.0

    /// Creates sums over nothing.
    public init() {}

    /// Adds an answer; mean and spread by Welford's recurrence, so that a large mean costs no
    /// digits.
    ///
    /// Source: B. P. Welford, "Note on a method for calculating corrected sums of squares and
    /// products", Technometrics 4 (1962).
    public mutating func add(answer: Double, target: Double) {
      count += 1
      let difference = target - mean
      mean += difference / count
      spread += difference * (target - mean)
      squares += (answer - target) * (answer - target)
      sizes += abs(answer - target)
    }

    /// The errors of the answers; there is at least one.
    public var result: ValueErrors {
      // Squares of numbers near the largest one are too large to be compared.
      let share = squares / spread
      return ValueErrors(
        r2: spread > 0 && share.isFinite ? 1 - share : nil, meanAbsoluteError: sizes / count)
    }
  }
}
