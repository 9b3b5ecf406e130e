import Backprop
import Datasets

/// What settings that are each right by themselves may be wrong in together.
extension Experiment {
  /// Returns what is wrong between settings that are each right by themselves.
  func contradictions() -> [(path: String, message: String)] {
    var found: [(String, String)] = []
    let source = syntheticSource
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
    let output = effectiveOutputActivation
    if !loss.accepts(output) {
      found.append(
        (
          "network.output_activation",
          "network.output_activation is '\(output.name)'; \(loss.rawValue) allows "
            + LayerActivation.all.filter(loss.accepts).map(\.name).joined(separator: ", ")
        ))
    }
    if let reason = targetConflict(source) { found.append(("training.loss", reason)) }
    return found + networkConflicts()
  }

  /// Returns what is wrong between the settings of the network.
  private func networkConflicts() -> [(path: String, message: String)] {
    var found: [(String, String)] = []
    if activations.count != 1 && activations.count != hidden.count {
      found.append(
        (
          "network.activation",
          "network.activation lists \(activations.count) for \(hidden.count) hidden "
            + "layer\(hidden.count == 1 ? "" : "s"); allowed: one for all, or one for each"
        ))
    }
    let sizes = [2] + hidden + [1]
    if let reason = MemoryNeed(self, sizes: sizes).refusal() {
      found.append(("network.hidden", reason))
    } else if let conflict = initialWeights?.conflict(sizes: sizes) {
      found.append(("network.weights", "network.weights has \(conflict)"))
    }
    return found
  }

  /// Says why the loss can't be used with the targets of a source, nil where it can.
  private func targetConflict(_ source: SyntheticSource) -> String? {
    let usable =
      switch source.targetKind {
      case .sign, .values: Loss.allCases.filter(\.measuresDistance)
      case .bit: Loss.allCases.filter { $0.measuresDistance || $0 == .binaryCrossEntropy }
      case .classes: Loss.allCases
      }
    guard !usable.contains(loss) else { return nil }
    let range =
      switch source.targetKind {
      case .sign: "−1 and 1"
      case .bit: "0 and 1"
      case .classes: "classes"
      case .values: "any numbers"
      }
    return "training.loss is '\(loss.rawValue)'; the targets of \(source.name) are \(range), "
      + "which allow " + usable.map(\.rawValue).joined(separator: ", ")
  }

  /// Throws what is wrong between settings.
  ///
  /// - Parameter origin: where the experiment came from, for the sentence.
  public func validate(origin: String) throws {
    let faults = contradictions().map { ExperimentFault(origin: origin, message: $0.message) }
    if !faults.isEmpty { throw ExperimentFaults(faults) }
  }
}
