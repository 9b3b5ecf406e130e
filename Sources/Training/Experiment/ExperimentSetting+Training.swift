import Backprop

/// How it is trained.
extension ExperimentSetting {
  static let training = [
    ExperimentSetting(
      "training.loss", allowed: list(Loss.allCases.map(\.rawValue)), \.loss,
      write: SettingValue.named
    ) {
      $0.text.flatMap(Loss.init(rawValue:)).map { .some($0) }
    },
    ExperimentSetting(
      "training.optimizer",
      allowed: list(Optimizer.all.map(\.name)),
      orInFile: ", or a map of name and options, such as {name: sgd, momentum: 0.9}", \.optimizer,
      write: \.settingValue
    ) { value throws(SettingRefusal) in
      try Optimizer.setting("training.optimizer", value)
    },
    ExperimentSetting(
      "training.learning_rate", allowed: "a number above 0, up to 1000", \.learningRate,
      write: SettingValue.text(of:)
    ) { $0.number.flatMap { $0 > 0 && $0 <= 1000 ? $0 : nil } },
    ExperimentSetting(
      "training.schedule",
      allowed: list(Schedule.all.map(\.name)),
      orInFile: ", or a map of name and options, such as {name: step, size: 10, gamma: 0.5}",
      \.schedule, write: \.settingValue
    ) { value throws(SettingRefusal) in
      try Schedule.setting("training.schedule", value)
    },
    ExperimentSetting(
      "training.batch_size", allowed: "a whole number from 1 to 1000000, or full", \.batchSize,
      write: { if case .count(let count) = $0 { .text(of: count) } else { .scalar("full") } },
      {
        if $0.text == "full" { return .full }
        return $0.integer.flatMap { (1...1_000_000).contains($0) ? .count($0) : nil }
      }),
    ExperimentSetting(
      "training.drop_last", allowed: "true or false", \.dropsLast, write: SettingValue.text(of:)
    ) { $0.boolean },
    ExperimentSetting(
      "training.shuffle", allowed: "true or false", \.shuffle, write: SettingValue.text(of:)
    ) { $0.boolean },
    ExperimentSetting(
      "training.regularization.l1", allowed: "a number from 0 to 1000", \.l1,
      write: SettingValue.text(of:)
    ) {
      $0.number.flatMap { (0...1000).contains($0) ? $0 : nil }
    },
    ExperimentSetting(
      "training.regularization.l2", allowed: "a number from 0 to 1000", \.l2,
      write: SettingValue.text(of:)
    ) {
      $0.number.flatMap { (0...1000).contains($0) ? $0 : nil }
    },
    ExperimentSetting(
      "training.gradient_clip_norm", allowed: "a number above 0, or none", \.gradientClipNorm,
      write: SettingValue.optional
    ) {
      if $0.text == "none" { return .some(nil) }
      return $0.number.flatMap { $0 > 0 ? .some($0) : nil }
    },
    ExperimentSetting(
      "training.epochs", allowed: "a whole number from 0 to 1000000000000, or none", \.epochs,
      write: SettingValue.optional
    ) {
      if $0.text == "none" { return .some(nil) }
      return $0.integer.flatMap { (0...1_000_000_000_000).contains($0) ? .some($0) : nil }
    },
  ]
}
