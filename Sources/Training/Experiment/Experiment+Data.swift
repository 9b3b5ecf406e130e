import Backprop
import Datasets

/// Where the samples of an experiment come from.
extension Experiment {
  /// The source, where it needs no file; the settings of the data don't contradict each other.
  var sourceWithoutFiles: DataSource? {
    if let source = SyntheticSource.named(source) {
      return .drawn(
        source, samples: samples, noise: noise,
        features: features?.compactMap(PlaneFeature.init(rawValue:)))
    }
    return rows.map { .fixed(Self.samples(of: $0)) }
  }

  /// Returns what is wrong between the settings of the data.
  func dataContradictions() -> [Contradiction] {
    var found: [Contradiction] = []
    if let source = SyntheticSource.named(source) {
      found += syntheticContradictions(source)
    } else {
      found += fixedContradictions()
    }
    if source == "rows" && rows == nil {
      found.append(("data.source", "data.source is 'rows'; they are missing: data.rows lists them"))
    }
    if source != "rows" && rows != nil {
      found.append(("data.rows", "data.rows are given; they go with data.source: rows"))
    }
    return found
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
          "data.features has '\(unknown)'; \(source.name) allows \(ExperimentSetting.list(allowed))"
        ))
    }
    return found
  }

  private func fixedContradictions() -> [Contradiction] {
    var found: [Contradiction] = []
    if let samples {
      found.append(
        ("data.samples", "data.samples is '\(samples)'; \(source) has the samples it has"))
    }
    if noise != 0 {
      found.append(("data.noise", "data.noise is '\(noise)'; \(source) allows only 0"))
    }
    if source == "rows", let features {
      found.append(
        (
          "data.features",
          "data.features is '\(features.joined(separator: ", "))'; rows are taken as they are"
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
