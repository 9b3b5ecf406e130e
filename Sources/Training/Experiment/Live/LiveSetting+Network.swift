import Backprop

/// What is trained.
extension LiveSetting {
  static func network(_ experiment: Experiment) -> [LiveSetting] {
    func row(_ path: String, _ meaning: String, _ steps: SettingSteps) -> LiveSetting {
      LiveSetting(.network, "network." + path, experiment, meaning, steps)
    }
    let activations = Activation.allCases.map(\.rawValue)
    return [hiddenLayers(experiment)] + units(experiment) + [
      row(
        "activation", "what hidden units make of their weighted input; weights stay",
        .choices(activations)),
      row(
        "output_activation", "what outputs make of theirs; none follows the loss",
        .choices(LayerActivation.all.map(\.name))),
      row(
        "initializer", "the distribution of initial weights",
        .choices([
          "glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "lecun_normal",
          "normal(0,0.5)", "uniform(-0.5,0.5)", "zeros",
        ])),
      row("bias", "the initial bias of every unit", .numbers([-1, -0.1, 0, 0.1, 0.5, 1])),
      row("train_bias", "whether biases are trained", .flag),
    ]
  }

  /// The layers as a whole: a step adds one before the output, or takes the last one away.
  private static func hiddenLayers(_ experiment: Experiment) -> LiveSetting {
    let hidden = experiment.effectiveHidden
    return LiveSetting(
      .network, "network.hidden", experiment,
      "units of each hidden layer; weights that stay keep their values",
      .other { offset in
        if offset < 0 { return hidden.isEmpty ? nil : list(hidden.dropLast()) }
        return list(hidden + [hidden.last ?? 4])
      })
  }

  /// The units of each hidden layer: a step adds or takes away the last one.
  private static func units(_ experiment: Experiment) -> [LiveSetting] {
    let hidden = experiment.effectiveHidden
    return hidden.indices.map { layer in
      LiveSetting(
        group: .network, title: "  units of layer \(layer + 1)",
        meaning: "new units begin as untrained ones; the last one goes first",
        allowed: "a whole number from 1 to 4096", value: String(hidden[layer]), effect: .atOnce,
        path: "network.hidden", experiment: experiment,
        steps: .other { offset in .scalar(String(hidden[layer] + offset)) },
        whole: { value in
          var units = hidden.map(SettingValue.text(of:))
          units[layer] = value
          return .list(units)
        }, allows: { $0.isWhole(from: 1) })
    }
  }

  private static func list(_ units: [Int]) -> SettingValue {
    .list(units.map(SettingValue.text(of:)))
  }
}
