import Backprop

extension Optimizer {
  /// Reads `adam` or `{name: adam, beta1: 0.9}`.
  static func setting(
    _ path: String, _ value: SettingValue
  ) throws(SettingRefusal) -> Optimizer? {
    try SettingOptions.read(
      path, value, names: all.map(\.name), find: { Optimizer(name: $0) },
      read: { $0.reading(&$1) })
  }

  /// Returns the optimizer with a file's options in place of its own.
  private func reading(_ options: inout SettingOptions) -> Optimizer {
    switch self {
    case .sgd(let momentum, let dampening, let nesterov, let weightDecay):
      let momentum = options.number("momentum", momentum, .fraction)
      let dampening = options.number("dampening", dampening, .part)
      return .sgd(
        momentum: momentum, dampening: dampening,
        nesterov: options.flag(
          "nesterov", nesterov, isPossible: momentum > 0 && dampening == 0,
          condition: "with a momentum above 0 and a dampening of 0"),
        weightDecay: options.number("weight_decay", weightDecay, .size))
    case .adagrad(let learningRateDecay, let initialAccumulator, let epsilon, let weightDecay):
      return .adagrad(
        learningRateDecay: options.number("learning_rate_decay", learningRateDecay, .size),
        initialAccumulator: options.number("initial_accumulator", initialAccumulator, .size),
        epsilon: options.number("epsilon", epsilon, .epsilon),
        weightDecay: options.number("weight_decay", weightDecay, .size))
    case .rmsprop(let alpha, let epsilon, let momentum, let centered, let weightDecay):
      return .rmsprop(
        alpha: options.number("alpha", alpha, .fraction),
        epsilon: options.number("epsilon", epsilon, .epsilon),
        momentum: options.number("momentum", momentum, .fraction),
        centered: options.flag("centered", centered),
        weightDecay: options.number("weight_decay", weightDecay, .size))
    case .adam(let beta1, let beta2, let epsilon, let amsgrad, let weightDecay):
      return .adam(
        beta1: options.number("beta1", beta1, .fraction),
        beta2: options.number("beta2", beta2, .fraction),
        epsilon: options.number("epsilon", epsilon, .epsilon),
        amsgrad: options.flag("amsgrad", amsgrad),
        weightDecay: options.number("weight_decay", weightDecay, .size))
    case .adamw(let beta1, let beta2, let epsilon, let amsgrad, let weightDecay):
      return .adamw(
        beta1: options.number("beta1", beta1, .fraction),
        beta2: options.number("beta2", beta2, .fraction),
        epsilon: options.number("epsilon", epsilon, .epsilon),
        amsgrad: options.flag("amsgrad", amsgrad),
        weightDecay: options.number("weight_decay", weightDecay, .size))
    }
  }

  /// The optimizer with its options as `setting` reads it.
  var settingValue: SettingValue {
    switch self {
    case .sgd(let momentum, let dampening, let nesterov, let weightDecay):
      .options(
        name,
        [
          "momentum": momentum, "dampening": dampening, "nesterov": nesterov,
          "weight_decay": weightDecay,
        ])
    case .adagrad(let learningRateDecay, let initialAccumulator, let epsilon, let weightDecay):
      .options(
        name,
        [
          "learning_rate_decay": learningRateDecay, "initial_accumulator": initialAccumulator,
          "epsilon": epsilon, "weight_decay": weightDecay,
        ])
    case .rmsprop(let alpha, let epsilon, let momentum, let centered, let weightDecay):
      .options(
        name,
        [
          "alpha": alpha, "epsilon": epsilon, "momentum": momentum, "centered": centered,
          "weight_decay": weightDecay,
        ])
    case .adam(let beta1, let beta2, let epsilon, let amsgrad, let weightDecay),
      .adamw(let beta1, let beta2, let epsilon, let amsgrad, let weightDecay):
      .options(
        name,
        [
          "beta1": beta1, "beta2": beta2, "epsilon": epsilon, "amsgrad": amsgrad,
          "weight_decay": weightDecay,
        ])
    }
  }
}
