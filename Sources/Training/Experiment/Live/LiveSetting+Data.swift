import Datasets

/// What it learns from, and the run as a whole.
extension LiveSetting {
  static func data(_ experiment: Experiment) -> [LiveSetting] {
    func row(_ path: String, _ meaning: String, _ steps: SettingSteps) -> LiveSetting {
      LiveSetting(.data, "data." + path, experiment, meaning, steps)
    }
    let origin = experiment.dataOrigin
    // The others need a file or rows that no word can name.
    let sources =
      SyntheticSource.all.map(\.name) + BundledTable.all.map(\.name)
      + (origin.needsPath || origin == .rows ? [experiment.source] : [])
    var rows = [
      row("source", "what is learnt, and whether it is classes or numbers", .choices(sources))
    ]
    if case .drawn(let source) = origin {
      rows += [
        row(
          "samples", "how many points are drawn, both parts together",
          .numbers([50, 100, 200, 300, 500, 700, 1000, 1200, 2000, 5000, 10_000])),
        row(
          "noise", String(source.noiseMeaning.dropLast(source.noiseMeaning.hasSuffix(".") ? 1 : 0)),
          .numbers((0...10).map { Double($0) / 20 })),
      ]
    }
    rows += [
      row(
        "train_fraction", "the part that is learnt from; the rest is held out",
        .numbers([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])),
      seed(.data, "data.seed", experiment, "what new points and another parting follow from"),
    ]
    rows += features(experiment)
    rows.append(
      row(
        "standardize", "whether inputs (all: targets too) are brought to mean 0, deviation 1",
        .choices(["false", "true", "all"])))
    if origin.isTable {
      rows += [
        row("target", "the column that is predicted", .choices([])),
        row(
          "task", "whether classes or numbers are learnt",
          .choices(TableTask.allCases.map(\.rawValue))),
        row(
          "missing", "what is done about cells without a value",
          .choices(MissingRule.allCases.map(\.rawValue))),
      ]
    }
    return rows
  }

  static func run(_ experiment: Experiment) -> [LiveSetting] {
    [
      seed(.run, "seed", experiment, "what all random draws follow from"),
      LiveSetting(
        .run, "precision", experiment, "the number type of weights and steps",
        .choices(Experiment.Precision.allCases.map(\.rawValue))),
    ]
  }

  /// Any seed leads to the next one; there is none before.
  private static func seed(
    _ group: Group, _ path: String, _ experiment: Experiment, _ meaning: String
  ) -> LiveSetting {
    let present = path == "seed" ? experiment.seed : experiment.dataSeed ?? experiment.seed
    return LiveSetting(
      group, path, experiment, meaning,
      .other { offset in offset > 0 ? .scalar(present.next.description) : nil })
  }

  /// What is put into the network: all at once, and of points of the plane each feature by itself.
  private static func features(_ experiment: Experiment) -> [LiveSetting] {
    let origin = experiment.dataOrigin
    guard case .drawn = origin else {
      guard origin.isTable else { return [] }
      return [
        LiveSetting(
          .data, "data.features", experiment, "the columns that are put in; none takes all",
          .choices([]))
      ]
    }
    let chosen = experiment.features ?? ["x1", "x2"]
    return PlaneFeature.allCases.map(\.rawValue).map { name in
      LiveSetting(
        group: .data, title: "  input \(name)", meaning: "whether \(name) is put into the network",
        allowed: chosen == [name] ? "true: a network has at least one input" : "true or false",
        value: String(chosen.contains(name)), effect: .atOnce,
        path: "data.features", experiment: experiment, steps: .flag,
        whole: { value in
          let isIn = value.boolean
          let names = PlaneFeature.allCases.map(\.rawValue).filter {
            $0 == name ? isIn == true : chosen.contains($0)
          }
          return .list(names.map { .scalar($0) })
        }, allows: { $0.boolean != nil && ($0.boolean == true || chosen != [name]) })
    }
  }
}

extension LiveSetting {
  /// All controls of an experiment, in the order in which they are listed.
  public static func all(of experiment: Experiment) -> [LiveSetting] {
    training(experiment) + network(experiment) + data(experiment) + run(experiment)
  }
}
