#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Names for files that a key writes into the working folder: `./perceptop-spiral-epoch-120`, and
/// `-2`, `-3` and so on where there is such a file.
enum FreeName {
  /// What stays of an experiment's name, so that a sentence with the whole has room on a screen.
  private static let longest = 16
  /// How many names are looked at.
  private static let most = 10_000

  /// Returns a name, without ending, that no file has with any of the endings; nil where so many
  /// are taken that something else must be wrong.
  static func find(experiment: String, epoch: Int, endings: [String]) -> String? {
    let base = "./perceptop-\(cleaned(experiment))-epoch-\(epoch)"
    return (1...most).lazy.map { $0 == 1 ? base : "\(base)-\($0)" }
      .first { name in endings.allSatisfy { !exists(name + $0) } }
  }

  /// Returns what of an experiment's name is safe in the name of a file, anywhere.
  static func cleaned(_ name: String) -> String {
    let kept = name.unicodeScalars.prefix(longest).map { scalar -> Character in
      let isPlain =
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        default: false
        }
      return isPlain ? Character(scalar) : "-"
    }
    let text = String(kept)
    return text.contains { $0 != "-" } ? text : "run"
  }

  /// Whether there is something of that name, if only a link that leads nowhere.
  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }
}
