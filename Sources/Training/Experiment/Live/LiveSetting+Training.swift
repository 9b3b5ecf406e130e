import Backprop

/// How steps are made.
extension LiveSetting {
  private static let penalties = [0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10]
  private static let batches: [Double] = [
    1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 16, 20, 25, 30, 32, 50, 64, 100, 128, 200, 256, 500, 512, 1000,
  ]

  static func training(_ experiment: Experiment) -> [LiveSetting] {
    func row(_ path: String, _ meaning: String, _ steps: SettingSteps) -> LiveSetting {
      LiveSetting(.training, "training." + path, experiment, meaning, steps)
    }
    let optimizer = row(
      "optimizer", "how a gradient becomes a step; weights stay, another one remembers nothing",
      .choices(Optimizer.all.map(\.name)))
    let schedule = row(
      "schedule", "how the learning rate changes from epoch to epoch",
      .choices(Schedule.all.map(\.name)))
    return [
      row(
        "learning_rate", "the size of a step; also by + and -, L types it",
        .numbers(LearningRateNotch.notches)),
      schedule,
    ] + options(of: schedule) + [optimizer] + options(of: optimizer) + [
      row("batch_size", "samples of a step, or full", .numbers(batches)),
      row("loss", "what is made smaller", .choices(Loss.allCases.map(\.rawValue))),
      row(
        "regularization.l1", "adds its product with the sign of each weight to the gradient",
        .numbers(penalties)),
      row(
        "regularization.l2", "adds its product with each weight to the gradient",
        .numbers(penalties)),
      row(
        "gradient_clip_norm", "longer gradients are made as long as this",
        .numbers([0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100])),
      row("shuffle", "whether each epoch takes the samples in a new order", .flag),
      row("drop_last", "whether a last batch that is short is left out", .flag),
      row(
        "epochs", "after how many epochs the run ends",
        .numbers([10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000])),
    ]
  }

  /// A control for each option of what has a name and options.
  private static func options(of row: LiveSetting) -> [LiveSetting] {
    guard case .map(let entries)? = ExperimentSetting.at(row.path)?.value(row.experiment) else {
      return []
    }
    return entries.filter { $0.key != "name" }.map { key, value in
      let isFlag = value.boolean != nil
      return LiveSetting(
        group: row.group, title: "  " + key.replacing("_", with: " "),
        meaning: "an option of \(row.value)",
        allowed: allowed(key, of: entries, row),
        value: value.said, effect: .atOnce, path: row.path, experiment: row.experiment,
        steps: isFlag ? .flag : .numbers(optionSteps(key)),
        whole: { new in .map(entries.map { ($0.key, $0.key == key ? new : $0.value) }) })
    }
  }

  /// What an option may be: what the refusal of a value says that none may have.
  private static func allowed(
    _ key: String, of entries: [(key: String, value: SettingValue)], _ row: LiveSetting
  ) -> String {
    let impossible = entries.map { ($0.key, $0.key == key ? .scalar("?") : $0.value) }
    var experiment = row.experiment
    do {
      try ExperimentSetting.at(row.path)?.take(.map(impossible), into: &experiment)
    } catch {
      if let place = error.description.firstRange(of: "allowed: ") {
        return String(error.description[place.upperBound...])
      }
    }
    return "a number"
  }

  private static func optionSteps(_ key: String) -> [Double] {
    switch key {
    case "epsilon": [1e-10, 1e-8, 1e-6, 1e-4, 1e-2]
    case "size", "period", "epochs", "warmup": [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
    case "weight_decay", "learning_rate_decay": penalties
    default: [0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999]
    }
  }
}

extension LiveSetting {
  /// Creates the control of a whole setting.
  init(
    _ group: Group, _ path: String, _ experiment: Experiment, _ meaning: String,
    _ steps: SettingSteps
  ) {
    guard let setting = ExperimentSetting.at(path) else {
      preconditionFailure("\(path) is a setting of the table")
    }
    self.init(
      group: group, title: setting.title, meaning: meaning, allowed: setting.allowed,
      value: setting.written(experiment), effect: setting.effect, path: path,
      experiment: experiment, steps: steps, whole: { $0 })
  }
}
