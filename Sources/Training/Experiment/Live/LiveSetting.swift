import Backprop
import Datasets

/// A control of a run under way: a setting of the experiment, or a part of one, with its value, what
/// it may be, and how to change it.
public struct LiveSetting: Sendable {
  /// Where lists put it.
  public enum Group: String, CaseIterable, Sendable {
    /// How steps are made.
    case training = "Training"
    /// What is trained.
    case network = "Network"
    /// What it learns from.
    case data = "Data"
    /// What the run as a whole depends on.
    case run = "Run"
  }

  /// When a change shows.
  public enum Effect: String, Sendable {
    /// With the next step.
    case atOnce = "at once"
    /// With the initial weights of the next start.
    case nextStart = "at the next reset"
    /// By starting the run anew.
    case newStart = "starts anew"
  }

  /// Where it stands.
  public let group: Group
  /// What it is called.
  public let title: String
  /// What it does, in one sentence without a full stop.
  public let meaning: String
  /// What it may be, as it completes "allowed: …".
  public let allowed: String
  /// The value, as it can be typed.
  public let value: String
  /// When a change shows.
  public let effect: Effect

  /// The setting that it is, or is a part of.
  public let path: String
  /// The experiment that it belongs to.
  let experiment: Experiment
  /// The values that it is stepped through.
  let steps: SettingSteps
  /// Puts a value of this control into that of the whole setting.
  let whole: @Sendable (SettingValue) -> SettingValue
  /// Whether a part of a setting may have a value; the setting judges the whole.
  var allows: @Sendable (SettingValue) -> Bool = { _ in true }

  /// Returns the change that typing a value asks for.
  ///
  /// - Throws: why the value is not allowed.
  public func change(typed text: String) throws(ChangeRefusal) -> RunChange {
    let value = try Experiment.value(typed: text)
    guard allows(value) else {
      throw ChangeRefusal(description: "\(value.quoted) is not allowed; allowed: \(allowed)")
    }
    return try checked(whole(value))
  }

  /// Returns the change to the next value (1) or the one before (−1); nil where there is none.
  public func change(by offset: Int) -> RunChange? {
    guard let value = steps.value(from: value, by: offset) else { return nil }
    return try? checked(whole(value))
  }

  private func checked(_ value: SettingValue) throws(ChangeRefusal) -> RunChange {
    guard let setting = ExperimentSetting.at(path) else {
      preconditionFailure("\(path) is a setting of the table")
    }
    var copy = experiment
    try setting.take(value, into: &copy)
    return .setting(path, value)
  }
}

extension ExperimentSetting {
  /// When a change of it in a run shows.
  var effect: LiveSetting.Effect {
    switch path {
    case "seed": .newStart
    case "network.initializer", "network.bias": .nextStart
    default: .atOnce
    }
  }

  /// What it is called: the last word of its path.
  var title: String {
    let key = path.split(separator: ".").last.map(String.init) ?? path
    switch path {
    case "data.seed": return "data seed"
    case "data.source": return "data"
    case "network.hidden": return "hidden layers"
    case "training.regularization.l1": return "L1 penalty"
    case "training.regularization.l2": return "L2 penalty"
    default: return key.replacing("_", with: " ")
    }
  }

  /// What it is in an experiment, in a few words; of options of one thing the one that differs
  /// from those of another experiment.
  func said(of experiment: Experiment, unlike other: Experiment) -> String {
    guard case .map(let own)? = value(experiment), case .map(let others)? = value(other) else {
      return "\(title) \(written(experiment))"
    }
    let differing = own.filter { entry in
      others.first { $0.key == entry.key }?.value != entry.value
    }
    guard differing.count == 1, differing[0].key != "name" else {
      return "\(title) \(written(experiment))"
    }
    return "\(differing[0].key.replacing("_", with: " ")) \(differing[0].value.said)"
  }

  /// The value that it has in an experiment, as it is said and typed; where it is left open, what
  /// follows from that.
  func written(_ experiment: Experiment) -> String {
    value(experiment)?.said ?? following(experiment) ?? "none"
  }

  private func following(_ experiment: Experiment) -> String? {
    switch (path, experiment.dataOrigin) {
    case ("data.seed", _): experiment.seed.description
    case ("network.output_activation", _): experiment.effectiveOutputActivation.name
    case ("data.samples", .drawn(let source)): String(source.defaultSamples)
    case ("data.train_fraction", .drawn(let source)): source.defaultTrainFraction.description
    default: nil
    }
  }
}

extension SettingValue {
  /// The value as it is typed: lists without brackets, a name with options as the name.
  var said: String {
    switch self {
    case .scalar(let text) where text.hasSuffix(".0") && Double(text) != nil:
      String(text.dropLast(2))
    case .scalar(let text): text
    case .list(let values) where values.isEmpty: "none"
    case .list(let values): values.map(\.said).joined(separator: ",")
    case .map(let entries):
      entries.first { $0.key == "name" }?.value.said ?? "\(entries.count) values"
    }
  }
}
