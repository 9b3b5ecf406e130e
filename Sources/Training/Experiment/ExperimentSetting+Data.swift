import Datasets

/// What an experiment is called and what it learns.
extension ExperimentSetting {
  static let general = [
    ExperimentSetting("name", allowed: "a text of 1 to 64 characters", \.name) {
      $0.text.flatMap { (1...64).contains($0.count) ? $0 : nil }
    },
    ExperimentSetting("about", allowed: "a text", \.about) { $0.text },
    ExperimentSetting("seed", allowed: "a whole number from 0, or a text", \.seed) {
      $0.text.flatMap(Seed.init)
    },
    ExperimentSetting(
      "precision", allowed: list(Experiment.Precision.allCases.map(\.rawValue)), \.precision
    ) { $0.text.flatMap(Experiment.Precision.init(rawValue:)) },
  ]

  static let data = [
    ExperimentSetting(
      "data.source", allowed: list(SyntheticSource.all.map(\.name)), \.source
    ) { $0.text.flatMap(SyntheticSource.named)?.name },
    ExperimentSetting(
      "data.samples", allowed: "a whole number from 2 to 1000000", \.samples
    ) { $0.integer.flatMap { (2...1_000_000).contains($0) ? .some($0) : nil } },
    ExperimentSetting("data.noise", allowed: "a number from 0 to 1", \.noise) {
      $0.number.flatMap { (0...1).contains($0) ? $0 : nil }
    },
    ExperimentSetting(
      "data.train_fraction", allowed: "a number above 0, up to 1", \.trainFraction
    ) { $0.number.flatMap { $0 > 0 && $0 <= 1 ? .some($0) : nil } },
  ]
}
