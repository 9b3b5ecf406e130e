import Datasets

extension PreparedExperiment {
  /// What a person should know before the first step: what was found out about data from a file,
  /// what was left out of them. Nothing where the experiment says it all.
  public func introduction(of run: any TrainingRun) -> [String] {
    guard experiment.readsFile else { return notes }
    let network =
      "\(run.shape.description) \(run.shape.output.activation.name), "
      + "\(experiment.effectiveLoss.rawValue)"
    return ["\(run.data.summary); \(network)"] + notes
  }
}
