import Backprop
import Datasets

/// What settings that are each right by themselves may be wrong in together.
extension Experiment {
  /// A setting, and what is wrong with it.
  typealias Contradiction = (path: String, message: String)

  /// Returns what is wrong between settings, as far as it shows without reading data.
  func contradictions() -> [Contradiction] {
    var found = dataContradictions()
    if compatibility == .playground { found += playgroundConflicts() }
    guard let source = sourceWithoutReading else { return found }
    return found + contradictions(with: source.facts)
  }

  /// Returns what is wrong between the settings and the data.
  func contradictions(with facts: DataFacts) -> [Contradiction] {
    outputConflicts(facts) + networkConflicts(facts)
  }

  // MARK: Outputs

  private func outputConflicts(_ facts: DataFacts) -> [Contradiction] {
    var found: [Contradiction] = []
    let loss = loss ?? facts.targetKind.defaultLoss
    let output = outputActivation ?? loss.defaultOutputActivation
    if !loss.accepts(output) {
      found.append(
        (
          "network.output_activation",
          "network.output_activation is '\(output.name)'; \(loss.rawValue) allows "
            + LayerActivation.all.filter(loss.accepts).map(\.name).joined(separator: ", ")
        ))
    }
    if !facts.targetKind.losses.contains(loss) {
      found.append(
        (
          "training.loss",
          "training.loss is '\(loss.rawValue)'; the targets of \(facts.name) are "
            + "\(facts.targetKind.range), which allow "
            + facts.targetKind.losses.map(\.rawValue).joined(separator: ", ")
        ))
    }
    return found
  }

  // MARK: Network

  private func networkConflicts(_ facts: DataFacts) -> [Contradiction] {
    var found: [Contradiction] = []
    let hidden = hidden ?? facts.suggestedHidden
    if activations.count != 1 && activations.count != hidden.count {
      found.append(
        (
          "network.activation",
          "network.activation lists \(activations.count) for \(hidden.count) hidden "
            + "layer\(hidden.count == 1 ? "" : "s"); allowed: one for all, or one for each"
        ))
    }
    let sizes = [facts.inputs] + hidden + [facts.outputs]
    if let reason = MemoryNeed(self, sizes: sizes).refusal() {
      found.append(("network.hidden", reason))
    } else if let conflict = initialWeights?.conflict(sizes: sizes) {
      found.append(("network.weights", "network.weights has \(conflict)"))
    }
    return found
  }

  /// Throws what is wrong between settings, as far as it shows without reading data.
  ///
  /// - Parameter origin: where the experiment came from, for the sentence.
  public func validate(origin: String) throws {
    try Self.report(contradictions(), origin: origin)
  }

  /// Throws what is wrong, if anything is.
  static func report(_ contradictions: [Contradiction], origin: String) throws {
    let faults = contradictions.map { ExperimentFault(origin: origin, message: $0.message) }
    if !faults.isEmpty { throw ExperimentFaults(faults) }
  }
}

extension TargetKind {
  /// The losses that can be made smaller over such targets.
  var losses: [Loss] {
    switch self {
    case .sign, .values: Loss.allCases.filter(\.measuresDistance)
    case .bit: Loss.allCases.filter { $0.measuresDistance || $0 == .binaryCrossEntropy }
    case .classes: Loss.allCases
    }
  }

  /// The loss taken where none is chosen.
  var defaultLoss: Loss {
    if case .classes = self { return .crossEntropy }
    return .meanSquaredError
  }

  /// What the targets are, for a sentence.
  fileprivate var range: String {
    switch self {
    case .sign: "−1 and 1"
    case .bit: "0 and 1"
    case .classes: "classes"
    case .values: "numbers"
    }
  }
}

extension DataFacts {
  /// The hidden layers taken where none are chosen: for points of the plane two of eight units;
  /// for data of any other kind one whose size lies between those of inputs and outputs.
  var suggestedHidden: [Int] {
    guard !isDrawn else { return [8, 8] }
    let middle = (Double(inputs) * Double(outputs)).squareRoot()
    let units = [8, 16, 32, 64, 128].first { Double($0) >= middle } ?? 128
    return [units]
  }
}
