import Endings
import Training

/// Where checkpoints go that a key asks for: into the file of `--save`, else into a new one in the
/// working folder.
struct RequestedCheckpoint: Sendable {
  /// The file of `--save`; nil without one.
  var save: String?
  /// The experiment's name.
  var experiment: String
  /// Why no file can keep this run; nil where one can.
  var conflict: String?

  /// Writes a checkpoint of a moment after so many whole epochs and returns where it is.
  func write(_ checkpoint: Checkpoint, epoch: Int) throws -> String {
    if let conflict { throw Ending.failed(conflict) }
    let path = try path(epoch: epoch)
    do {
      try AtomicFile(path: path, option: "w").replace(with: checkpoint.safetensors.chunks)
    } catch {
      throw Ending.failed("\(error.path) can't be written: \(error.reason)")
    }
    return path
  }

  private func path(epoch: Int) throws -> String {
    if let save { return save }
    let ending = ".safetensors"
    guard
      let name = FreeName.find(experiment: experiment, epoch: epoch, endings: [ending])
    else { throw Ending.failed("there are too many files of this name already") }
    return name + ending
  }
}
