import Backprop

/// What is trained.
extension ExperimentSetting {
  static let network = [
    ExperimentSetting(
      "network.hidden",
      allowed: "up to 32 layers of 1 to 4096 units each, such as 8,8; none for no hidden layer",
      \.hidden, write: { $0.map { .list($0.map(SettingValue.text(of:))) } }, hiddenLayers),
    ExperimentSetting(
      "network.activation",
      allowed: list(Activation.allCases.map(\.rawValue))
        + "; several, such as tanh,relu, are one for each hidden layer",
      \.activations, write: { .list($0.map { .scalar($0.rawValue) }) }, activations),
    ExperimentSetting(
      "network.output_activation", allowed: list(LayerActivation.all.map(\.name)),
      \.outputActivation, write: { $0.map { .scalar($0.name) } },
      { $0.text.flatMap(LayerActivation.init(name:)).map { .some($0) } }),
    ExperimentSetting(
      "network.initializer", allowed: Initializer.settingForms, \.initializer,
      write: { .scalar($0.settingText) },
      { $0.text.flatMap(Initializer.init(setting:)) }),
    ExperimentSetting(
      "network.bias", allowed: "a number from -1000 to 1000", \.bias, write: SettingValue.text(of:)
    ) {
      $0.number.flatMap { abs($0) <= 1000 ? $0 : nil }
    },
    ExperimentSetting(
      "network.train_bias", allowed: "true or false", \.trainsBiases, write: SettingValue.text(of:)
    ) {
      $0.boolean
    },
    ExperimentSetting(
      "network.weights",
      allowed: "none, or a list of layers, each a list of a row for each unit: its weights, "
        + "then its bias",
      extent: Extent(depth: 4, length: 4100), \.initialWeights, write: { $0?.settingValue },
      { value throws(SettingRefusal) in
        if value.text == "none" { return .some(nil) }
        return try InitialWeights.setting("network.weights", value).map { .some($0) }
      }),
  ]

  /// Reads `[8, 8]`, `8,8`, `8` or `none`.
  @Sendable private static func hiddenLayers(_ value: SettingValue) -> [Int]?? {
    if value.text == "none" { return .some([]) }
    guard let values = value.elementsOrParts else { return nil }
    let units = values.compactMap(\.integer).filter { (1...4096).contains($0) }
    return units.count == values.count && units.count <= 32 ? .some(units) : nil
  }

  /// Reads `[tanh, relu]`, `tanh,relu` or `tanh`.
  @Sendable private static func activations(_ value: SettingValue) -> [Activation]? {
    guard let values = value.elementsOrParts, !values.isEmpty else { return nil }
    let found = values.compactMap { value -> Activation? in
      guard case .elementwise(let found)? = value.text.flatMap(LayerActivation.init(name:)) else {
        return nil
      }
      return found
    }
    return found.count == values.count && found.count <= 32 ? found : nil
  }
}
