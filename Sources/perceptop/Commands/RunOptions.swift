import ArgumentParser
import Endings
import Training

/// How long a run goes on, and what it leaves behind.
struct RunOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: "How many epochs to train, or none for no limit.")
  var epochs: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Stop as soon as this is so after an epoch: \(StopCondition.allowed).",
      valueName: "condition"))
  var until: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Continue a run from its checkpoint, as if it had never stopped.",
      valueName: "file.safetensors"))
  var resume: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Write a checkpoint when the run ends: weights that PyTorch reads, and all that --resume "
        + "needs.",
      valueName: "file.safetensors"))
  var save: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Write it on the way as well: \(SaveInterval.allowed).", valueName: "interval"))
  var saveEvery: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Write a line of losses for each epoch: JSON, or CSV where the name ends in .csv; - means "
        + "standard output.",
      valueName: "file.jsonl|.csv"))
  var log: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Write one only after every n epochs, and after the last.", valueName: "n"))
  var logEvery: String?

  /// Sets the limit of epochs.
  func apply(to experiment: inout Experiment) throws {
    guard let epochs else { return }
    try experiment.set("training.epochs", to: .scalar(epochs), option: "--epochs")
  }

  /// Opens the files that will be written and returns what is done at the ends of epochs.
  func duties() throws -> EpochDuties {
    // The log comes last: it is emptied, which no refusal shall follow.
    let (until, save) = (try condition(), try openedSave())
    return EpochDuties(log: try openedLog(), save: save, until: until)
  }

  /// Reads what the run shall arrive at; nil for nothing.
  func condition() throws -> StopCondition? {
    guard let until else { return nil }
    guard let condition = StopCondition(until) else {
      throw Ending.refused(
        "--until", until, allowed: StopCondition.allowed)
    }
    return condition
  }

  private func openedLog() throws -> EpochDuties.Log? {
    guard let log else {
      guard logEvery == nil else {
        throw Ending.refused("--log-every goes with --log, which names the file")
      }
      return nil
    }
    let every = logEvery ?? "1"
    guard let count = Int(every), count > 0 else {
      throw Ending.refused(
        "--log-every", every, allowed: "a whole number from 1")
    }
    let file = try OutputFile(path: log, option: "--log", isContinued: resume != nil)
    return EpochDuties.Log(
      format: LogFormat(path: log), every: count, continues: file.isContinued, write: file.write)
  }

  private func openedSave() throws -> EpochDuties.Save? {
    guard let save else {
      guard saveEvery == nil else {
        throw Ending.refused("--save-every goes with --save, which names the file")
      }
      return nil
    }
    let interval = try saveEvery.map { text in
      guard let interval = SaveInterval(text) else {
        throw Ending.refused(
          "--save-every", text, allowed: SaveInterval.allowed)
      }
      return interval
    }
    let file = try CheckpointFile(path: save)
    return EpochDuties.Save(every: interval, write: file.write)
  }
}
