import Datasets

/// What an experiment is called and what it learns.
extension ExperimentSetting {
  static let general = [
    ExperimentSetting(
      "name", allowed: "a text of 1 to 64 characters", \.name, write: SettingValue.text(of:)
    ) {
      // A character may be of any length.
      $0.text.flatMap { (1...64).contains($0.count) && $0.utf8.count <= 1024 ? $0 : nil }
    },
    ExperimentSetting("about", allowed: "a text", \.about, write: SettingValue.text(of:)) {
      $0.text
    },
    ExperimentSetting(
      "seed", allowed: "a whole number from 0, or a text", \.seed, write: SettingValue.text(of:)
    ) {
      $0.text.flatMap(Seed.init)
    },
    ExperimentSetting(
      "precision", allowed: list(Experiment.Precision.allCases.map(\.rawValue)), \.precision,
      write: SettingValue.named
    ) { $0.text.flatMap(Experiment.Precision.init(rawValue:)) },
    ExperimentSetting(
      "compatibility",
      allowed: "none, or playground: TensorFlow Playground's random stream, data and rule",
      \.compatibility, write: SettingValue.named
    ) { $0.text.flatMap(Experiment.Compatibility.init(rawValue:)) },
  ]

  static let data = [
    ExperimentSetting(
      "data.source", allowed: list(DataOrigin.allNames), \.source,
      write: SettingValue.text(of:)
    ) { value in value.text.flatMap { DataOrigin.allNames.contains($0) ? $0 : nil } },
    ExperimentSetting(
      "data.path", allowed: "the path of a file, or - for a table on standard input", \.path,
      write: SettingValue.optional
    ) {
      // No system takes a longer path.
      $0.text.flatMap { $0.isEmpty || $0.contains("\0") || $0.utf8.count > 4096 ? nil : .some($0) }
    },
    ExperimentSetting(
      "data.target", allowed: "the name of a column, or its number from 1", \.target,
      write: SettingValue.optional
    ) { $0.text.flatMap { $0.isEmpty ? nil : .some($0) } },
    ExperimentSetting(
      "data.task", allowed: list(TableTask.allCases.map(\.rawValue)), \.task,
      write: SettingValue.named
    ) { $0.text.flatMap(TableTask.init(rawValue:)).map { .some($0) } },
    ExperimentSetting(
      "data.missing", allowed: list(MissingRule.allCases.map(\.rawValue)), \.missing,
      write: SettingValue.named
    ) { $0.text.flatMap(MissingRule.init(rawValue:)) },
    ExperimentSetting(
      "data.header", allowed: "true or false", \.hasHeader, write: SettingValue.optional
    ) { $0.boolean.map { .some($0) } },
    ExperimentSetting(
      "data.samples", allowed: "a whole number from 2 to 1000000", \.samples,
      write: SettingValue.optional
    ) { $0.integer.flatMap { (2...1_000_000).contains($0) ? .some($0) : nil } },
    ExperimentSetting(
      "data.noise", allowed: "a number from 0 to 1", \.noise, write: SettingValue.text(of:)
    ) {
      $0.number.flatMap { (0...1).contains($0) ? $0 : nil }
    },
    ExperimentSetting(
      "data.seed", allowed: "a whole number from 0, or a text", \.dataSeed,
      write: SettingValue.optional
    ) { $0.text.flatMap(Seed.init).map { .some($0) } },
    ExperimentSetting(
      "data.train_fraction", allowed: "a number above 0, up to 1", \.trainFraction,
      write: SettingValue.optional
    ) { $0.number.flatMap { $0 > 0 && $0 <= 1 ? .some($0) : nil } },
    ExperimentSetting(
      "data.features",
      allowed: "a list of columns of a table, or of "
        + list(PlaneFeature.allCases.map(\.rawValue)) + " for points of the plane, each once",
      \.features, write: { $0.map { .list($0.map { .scalar($0) }) } }, features),
    ExperimentSetting(
      "data.standardize",
      allowed: "false, true for the inputs, or all for the inputs and targets that are numbers",
      \.standardization, write: SettingValue.named
    ) {
      $0.boolean.map { $0 ? .inputs : .none } ?? $0.text.flatMap(Standardization.init(rawValue:))
    },
    ExperimentSetting(
      "data.rows", allowed: "a list of 1 to 4096 rows such as {x: [0, 1], y: [1]}",
      extent: Extent(depth: 4, length: 4100), \.rows,
      write: { $0.map { .list($0.map(\.settingValue)) } },
      { value throws(SettingRefusal) in
        try ExampleRow.setting("data.rows", value).map { .some($0) }
      }),
  ]

  /// Reads `[x1, x2]`, `x1,x2` or `x1`.
  @Sendable private static func features(_ value: SettingValue) -> [String]?? {
    guard let values = value.elementsOrParts, (1...4096).contains(values.count) else { return nil }
    let names = values.compactMap(\.text).filter { !$0.isEmpty }
    return names.count == values.count && Set(names).count == names.count ? .some(names) : nil
  }
}
