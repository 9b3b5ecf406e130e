import Backprop
import Datasets

/// Where the samples of an experiment come from.
extension Experiment {
  /// The kind of its source.
  var dataOrigin: DataOrigin {
    guard let origin = DataOrigin(named: source) else {
      preconditionFailure("the source of an experiment is one of DataOrigin.allNames")
    }
    return origin
  }

  /// Whether samples come from a file that the experiment names.
  public var readsFile: Bool { dataOrigin.needsPath }

  /// The source, where it can be had without reading anything and the settings of the data don't
  /// contradict each other.
  var sourceWithoutReading: DataSource? {
    switch dataOrigin {
    case .drawn(let source):
      .drawn(
        source, samples: samples, noise: noise,
        features: features?.compactMap(PlaneFeature.init(rawValue:)))
    case .rows: rows.map { .fixed(Self.samples(of: $0)) }
    case .bundled, .csv, .idx: nil
    }
  }

  /// Returns what is wrong between the settings of the data.
  func dataContradictions() -> [Contradiction] {
    let origin = dataOrigin
    var found: [Contradiction] = []
    if case .drawn(let source) = origin {
      found += syntheticContradictions(source)
    } else {
      found += strangers([("samples", samples != nil), ("noise", noise != 0)])
    }
    if origin.needsPath && path == nil {
      found.append(("data.source", "data.source is '\(source)'; data.path must say which file"))
    }
    if origin == .rows && rows == nil {
      found.append(("data.source", "data.source is 'rows'; data.rows must list them"))
    }
    if !origin.needsPath { found += strangers([("path", path != nil)]) }
    if origin != .rows { found += strangers([("rows", rows != nil)]) }
    if !origin.isTable {
      found += strangers([
        ("target", target != nil), ("task", task != nil), ("missing", missing != .refuse),
        ("header", hasHeader != nil),
      ])
    }
    if origin == .rows || origin == .idx { found += strangers([("features", features != nil)]) }
    return found
  }

  /// Says of settings that are given that they don't go with the source.
  private func strangers(_ settings: [(key: String, isGiven: Bool)]) -> [Contradiction] {
    settings.filter(\.isGiven).map { key, _ in
      let value = ExperimentSetting.at("data." + key)?.value(self)?.quoted ?? "given"
      return ("data." + key, "data.\(key) is \(value); it does not go with the source \(source)")
    }
  }

  private func syntheticContradictions(_ source: SyntheticSource) -> [Contradiction] {
    var found: [Contradiction] = []
    if source.hasFixedSize, let samples, samples != source.defaultSamples {
      found.append(
        (
          "data.samples",
          "data.samples is '\(samples)'; \(source.name) has exactly \(source.defaultSamples)"
        ))
    }
    if source.hasFixedSize && noise != 0 {
      found.append(
        ("data.noise", "data.noise is '\(noise)'; \(source.name) allows only 0"))
    }
    let allowed = PlaneFeature.allCases.map(\.rawValue)
    if let unknown = features?.first(where: { !allowed.contains($0) }) {
      found.append(
        (
          "data.features",
          "data.features has \(Quotation.of(unknown)); \(source.name) allows \(ExperimentSetting.list(allowed))"
        ))
    }
    return found
  }

  /// Makes samples of written rows; all of them are learnt from where nothing else is said.
  private static func samples(of rows: [ExampleRow]) -> FixedSamples {
    let (inputs, targets) = (rows[0].x.count, rows[0].y.count)
    return FixedSamples(
      samples: SampleSet(
        inputsPerSample: inputs, targetsPerSample: targets, inputs: rows.flatMap(\.x),
        targets: rows.flatMap(\.y)),
      inputNames: (1...inputs).map { "x\($0)" }, targetName: "y",
      targetKind: targetKind(of: rows.map(\.y)), defaultTrainFraction: 1)
  }

  /// Says what written targets mean: one bit or sign, several of which one is 1, or numbers.
  private static func targetKind(of targets: [[Double]]) -> TargetKind {
    let all = targets.joined()
    if all.allSatisfy({ $0 == 0 || $0 == 1 }) {
      let isOneHot = targets.allSatisfy { $0.count > 1 && $0.reduce(0, +) == 1 }
      return isOneHot ? .classes((1...targets[0].count).map(String.init)) : .bit
    }
    return all.allSatisfy { abs($0) == 1 } ? .sign : .values
  }
}
