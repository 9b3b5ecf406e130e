import Endings
import Training

/// Where checkpoints go that a key asks for: into the file of `--save`, else into a new one in the
/// working folder.
struct RequestedCheckpoint: Sendable {
  /// The file of `--save`; nil without one.
  var save: String?

  /// Writes a checkpoint of a moment after so many whole epochs and returns where it is.
  ///
  /// - Parameter experiment: the experiment's name.
  func write(_ checkpoint: Checkpoint, experiment: String, epoch: Int) throws -> String {
    let path = try path(experiment, epoch: epoch)
    do {
      try AtomicFile(path: path, option: "w").replace(with: checkpoint.safetensors.chunks)
    } catch {
      throw Ending.failed("\(error.path) can't be written: \(error.reason)")
    }
    return path
  }

  private func path(_ experiment: String, epoch: Int) throws -> String {
    if let save { return save }
    let ending = ".safetensors"
    guard
      let name = FreeName.find(experiment: experiment, epoch: epoch, endings: [ending])
    else { throw Ending.failed("there are too many files of this name already") }
    return name + ending
  }
}
