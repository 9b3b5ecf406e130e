import Backprop
import Datasets

/// Why a setting can't be changed while a run is under way.
public struct ChangeRefusal: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong, in one sentence without a full stop.
  public var description: String

  /// Creates a refusal.
  public init(description: String) { self.description = description }
}

/// Changing one setting of an experiment whose data are at hand.
extension PreparedExperiment {
  /// Returns the experiment with another value of a setting.
  ///
  /// Where other data can't go with the settings of the old ones, those settings return to what
  /// they are where nothing is said.
  ///
  /// - Returns: also the paths of settings that were taken back.
  func changing(
    _ setting: ExperimentSetting, to value: SettingValue
  ) throws(ChangeRefusal) -> (prepared: PreparedExperiment, takenBack: [String]) {
    var next = asked
    // A network that is there stays as large as it is, whatever the data would suggest.
    next.hidden = experiment.hidden
    try setting.take(value, into: &next)
    next.fitActivations()
    let isOfData = setting.path.hasPrefix("data.")
    var takenBack = next.source == asked.source ? [] : next.leaveSource()
    takenBack += next.takeBack(next.contradictions(), after: setting, isOfData: isOfData)
    try Self.refuse(next.contradictions())
    let found: FoundData
    if next.hasSameSource(as: asked) {
      found = FoundData(source: source, notes: notes)
    } else {
      guard next.path != "-" else {
        throw ChangeRefusal(
          description: "data came from standard input, which can't be read again")
      }
      do {
        found = try next.findData()
      } catch {
        throw ChangeRefusal(description: "\(error)")
      }
    }
    let facts = found.source.facts
    takenBack += next.takeBack(next.contradictions(with: facts), after: setting, isOfData: isOfData)
    try Self.refuse(next.contradictions(with: facts))
    var prepared = PreparedExperiment(next, found)
    prepared.takeWeights(from: self)
    return (prepared, takenBack)
  }

  private static func refuse(_ contradictions: [Experiment.Contradiction]) throws(ChangeRefusal) {
    guard !contradictions.isEmpty else { return }
    throw ChangeRefusal(description: contradictions.map(\.message).joined(separator: "; "))
  }
}

extension ExperimentSetting {
  /// Takes a value over, or says why it can't be.
  public func take(
    _ value: SettingValue, into experiment: inout Experiment
  ) throws(ChangeRefusal) {
    do {
      try apply(&experiment, value)
    } catch {
      throw ChangeRefusal(
        description: error.parts.isEmpty
          ? "\(value.quoted) is not allowed; allowed: \(allowed)"
          : error.parts.map(\.message).joined(separator: "; "))
    }
  }
}

extension Experiment {
  /// Whether both take their samples from the same place, so that they need not be read again.
  fileprivate func hasSameSource(as other: Experiment) -> Bool {
    [
      "source", "path", "target", "task", "missing", "header", "samples", "noise", "features",
      "rows",
    ]
    .allSatisfy { key in
      let setting = ExperimentSetting.at("data." + key)
      return setting?.value(self) == setting?.value(other)
    } && readsTargets(as: other)
  }

  /// Forgets what belonged to the data that it came from: their names, and what was said of their
  /// columns.
  ///
  /// - Returns: the paths of settings that were given.
  fileprivate mutating func leaveSource() -> [String] {
    (name, about) = (source, "")
    var paths: [String] = []
    for key in ["features", "target", "task", "missing", "header"] {
      guard let setting = ExperimentSetting.at("data." + key) else { continue }
      let before = setting.value(self)
      setting.reset(&self)
      if setting.value(self) != before { paths.append(setting.path) }
    }
    return paths
  }

  /// Gives each hidden layer an activation where their number has changed: a new layer that of
  /// the last one.
  fileprivate mutating func fitActivations() {
    guard activations.count > 1, let hidden, hidden.count != activations.count else { return }
    let last = activations[activations.count - 1]
    activations = (0..<max(hidden.count, 1)).map { $0 < activations.count ? activations[$0] : last }
  }

  /// Takes back settings that contradict a changed one, where they belong to what it replaced.
  ///
  /// - Returns: the paths of the settings.
  fileprivate mutating func takeBack(
    _ contradictions: [Contradiction], after setting: ExperimentSetting, isOfData: Bool
  ) -> [String] {
    let isOfNetwork = setting.path == "network.hidden"
    var paths: [String] = []
    for (path, _) in contradictions where path != setting.path && !paths.contains(path) {
      guard isOfData || isOfNetwork && path == "network.weights" else { continue }
      ExperimentSetting.at(path)?.reset(&self)
      paths.append(path)
    }
    return paths
  }
}
