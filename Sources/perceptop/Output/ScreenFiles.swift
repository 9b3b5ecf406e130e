import Endings
import TerminalUI

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A frame as two files in the working folder, a picture and a text.
enum ScreenFiles {
  /// Writes a frame and returns what to say about it: where it is, or why it is not there.
  ///
  /// No file that exists is touched; of a frame that can't be written whole nothing stays.
  static func write(_ frame: Buffer, experiment: String, epoch: Int) -> String {
    let contents = [(".svg", SVGExport.svg(of: frame)), (".txt", TextExport.text(of: frame))]
    guard
      let name = FreeName.find(
        experiment: experiment, epoch: epoch, endings: contents.map(\.0))
    else { return "there are too many files of this name already" }
    var written: [String] = []
    for (ending, text) in contents {
      if let reason = create(name + ending, text) {
        for path in written { unlink(path) }
        return "\(name)\(ending) can't be written: \(reason)"
      }
      written.append(name + ending)
    }
    return "wrote \(name).svg and .txt"
  }

  /// Writes a new file; returns why that can't be done, nil where it is.
  private static func create(_ path: String, _ text: String) -> String? {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { return String(cString: strerror(errno)) }
    let isComplete = Message.write(text, to: file)
    let reason = String(cString: strerror(errno))
    guard close(file) == 0, isComplete else {
      unlink(path)
      return reason
    }
    return nil
  }
}
