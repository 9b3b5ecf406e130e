import Endings
import Training

/// The file of `--save`.
struct CheckpointFile: Sendable {
  private let file: AtomicFile

  /// Makes sure that the file can be written; what is there stays until a checkpoint is finished.
  init(path: String) throws {
    do {
      file = try AtomicFile(path: path, option: "--save")
    } catch {
      throw Ending.refused("\(error)")
    }
  }

  /// Puts a checkpoint in the place of what is there.
  func write(_ checkpoint: Checkpoint) throws {
    do {
      try file.replace(with: checkpoint.safetensors.chunks)
    } catch {
      throw Ending.failed("\(error)")
    }
  }
}
