/// How the learning rate changes from epoch to epoch: a factor on the base rate.
///
/// The formulas are the closed forms of PyTorch's schedulers, counted in whole epochs from 0.
public enum Schedule: Hashable, Sendable {
  /// 1 for ever.
  case constant
  /// γ^⌊epoch / size⌋, `StepLR`; size is at least 1.
  case step(size: Int = 30, gamma: Double = 0.1)
  /// γ^epoch, `ExponentialLR`.
  case exponential(gamma: Double = 0.95)
  /// m + ½ (1 − m) (1 + cos(π epoch / epochs)) with the minimum m, `CosineAnnealingLR`; from its
  /// end on m. There is at least 1 epoch.
  case cosine(epochs: Int = 100, minimum: Double = 0)
  /// (epoch + 1) / epochs up to 1, a line as of `LinearLR` that starts at 1 / epochs. There is at
  /// least 1 epoch.
  case warmup(epochs: Int = 5)

  /// Each schedule with its default numbers: PyTorch's, or where it has none those of its
  /// documentation's examples.
  public static let all: [Schedule] = [
    .constant, .step(), .exponential(), .cosine(), .warmup(),
  ]

  /// The name used in experiment files.
  public var name: String {
    switch self {
    case .constant: "constant"
    case .step: "step"
    case .exponential: "exponential"
    case .cosine: "cosine"
    case .warmup: "warmup"
    }
  }

  /// Finds a schedule by name, with its default numbers.
  public init?(name: String) {
    guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  /// Returns what the base learning rate is multiplied by in an epoch, counted from 0.
  public func factor(epoch: Int) -> Double {
    precondition(epoch >= 0, "epochs are counted from 0")
    switch self {
    case .constant:
      return 1
    case .step(let size, let gamma):
      precondition(size > 0, "a step of the learning rate lasts at least 1 epoch")
      return Double.pow(gamma, epoch / size)
    case .exponential(let gamma):
      return Double.pow(gamma, epoch)
    case .cosine(let epochs, let minimum):
      precondition(epochs > 0, "a cosine of the learning rate lasts at least 1 epoch")
      let angle = Double.pi * Double(min(epoch, epochs)) / Double(epochs)
      return minimum + (1 - minimum) * (1 + .cos(angle)) / 2
    case .warmup(let epochs):
      precondition(epochs > 0, "a warm-up lasts at least 1 epoch")
      return epoch < epochs ? Double(epoch + 1) / Double(epochs) : 1
    }
  }
}
