import Backprop
import Endings
import Training

/// What a run starts from: an experiment from the command line, or the checkpoint that it goes on
/// from.
struct RunStart {
  /// The experiment with its data.
  let prepared: PreparedExperiment
  private let run: RunOptions

  init(_ options: ExperimentOptions, _ run: RunOptions) throws {
    self.run = run
    guard let path = run.resume else {
      prepared = try options.prepared(run.apply)
      return
    }
    guard options.initialWeights == nil else {
      throw Ending.refused("--init and --resume exclude each other; allowed: one of them")
    }
    let checkpoint = try Checkpoint(contentsOf: path)
    var experiment = try checkpoint.experiment()
    var note: String?
    if let name = try options.givenName() {
      let named = try ExperimentName(name).experiment()
      try Self.check(named, names: &experiment, path)
      note = Self.note(named, experiment, path)
    }
    let saved = experiment
    try options.apply(to: &experiment, and: run.apply)
    try Self.refuseOtherSettings(than: saved, in: experiment, path)
    var prepared = try PreparedExperiment(experiment, origin: path)
    try prepared.resume(
      checkpoint, learningRate: options.learningRate == nil ? nil : experiment.learningRate,
      threads: try options.forkJoin())
    prepared.notes += note.map { [$0] } ?? []
    self.prepared = prepared
  }

  /// Takes from the experiment that was named where its data are now, and refuses another one.
  private static func check(
    _ named: Experiment, names saved: inout Experiment, _ path: String
  ) throws {
    guard named.name == saved.name, named.source == saved.source else {
      throw Ending.refused(
        "'\(path)' continues '\(saved.name)', not '\(named.name)'; allowed: that one, or none")
    }
    saved.path = named.path
  }

  /// Says which settings of the named experiment don't count: a run goes on as it began.
  private static func note(_ named: Experiment, _ saved: Experiment, _ path: String) -> String? {
    let others = ExperimentSetting.all.filter { setting in
      let values = (setting.value(named), setting.value(saved))
      return values.0 != nil && values.0 != values.1
    }
    guard !others.isEmpty else { return nil }
    let list = others.map { "\($0.path) \($0.value(saved)?.quoted ?? "left out")" }
    return "'\(path)' goes on as it began: " + list.joined(separator: ", ")
  }

  /// Settings that may change in the middle of a run.
  private static let changeable: Set = ["training.learning_rate", "training.epochs", "about"]

  private static func refuseOtherSettings(
    than saved: Experiment, in experiment: Experiment, _ path: String
  ) throws {
    for setting in ExperimentSetting.all where !changeable.contains(setting.path) {
      let (before, now) = (setting.value(saved), setting.value(experiment))
      guard before != now else { continue }
      throw Ending.refused(
        "'\(path)' goes on with \(setting.path) \(before?.quoted ?? "left out"), not "
          + "\(now?.quoted ?? "left out"); allowed: the same, or none")
    }
  }

  /// Opens the files that will be written and returns what is done at the ends of epochs.
  ///
  /// - Throws: also where what the run shall arrive at can never be looked at, or no file can keep it.
  func duties() throws -> EpochDuties {
    if let until = try run.condition(), let conflict = until.conflict(with: prepared) {
      throw Ending.refused("--until: '\(run.until ?? "\(until)")' can't be looked at: \(conflict)")
    }
    if run.save != nil, let conflict = Checkpoint.conflict(with: prepared) {
      throw Ending.refused("--save: \(conflict)")
    }
    return try run.duties()
  }
}
