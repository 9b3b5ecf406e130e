import Backprop

extension Schedule {
  /// Reads `cosine` or `{name: cosine, epochs: 200}`.
  static func setting(
    _ path: String, _ value: SettingValue
  ) throws(SettingRefusal) -> Schedule? {
    try SettingOptions.read(
      path, value, names: all.map(\.name), find: { Schedule(name: $0) },
      read: { $0.reading(&$1) })
  }

  /// Returns the schedule with a file's options in place of its own.
  private func reading(_ options: inout SettingOptions) -> Schedule {
    switch self {
    case .constant:
      .constant
    case .step(let size, let gamma):
      .step(
        size: options.epochs("size", size), gamma: options.number("gamma", gamma, .positivePart))
    case .exponential(let gamma):
      .exponential(gamma: options.number("gamma", gamma, .positivePart))
    case .cosine(let epochs, let minimum):
      .cosine(
        epochs: options.epochs("epochs", epochs),
        minimum: options.number("minimum", minimum, .part))
    case .warmup(let epochs):
      .warmup(epochs: options.epochs("epochs", epochs))
    }
  }

  /// The schedule with its options as `setting` reads it.
  var settingValue: SettingValue {
    switch self {
    case .constant: .scalar(name)
    case .step(let size, let gamma): .options(name, ["size": size, "gamma": gamma])
    case .exponential(let gamma): .options(name, ["gamma": gamma])
    case .cosine(let epochs, let minimum):
      .options(name, ["epochs": epochs, "minimum": minimum])
    case .warmup(let epochs): .options(name, ["epochs": epochs])
    }
  }
}
