import Foundation

/// The place that a path leads to, where a regular file is or may come to be.
struct WriteTarget {
  /// The folder with a slash at its end; empty for the working folder.
  let folder: String
  /// The name within the folder.
  let name: String
  /// What is there now; nil where nothing is.
  let existing: stat?

  /// The path with all links followed.
  var path: String { folder + name }
  /// Where the next content grows: beside the target, since a file is renamed within a disk only.
  var partialPath: String { "\(folder).\(name).partial" }
  /// The folder's own path.
  var folderPath: String { folder.isEmpty ? "." : folder }

  /// Follows links to their end, as Linux does: 40 at most.
  init(resolving path: String) throws(FileRefusal) {
    var path = path
    for _ in 0...40 {
      let (folder, name) = Self.split(path)
      guard !["", ".", ".."].contains(name) else { throw FileRefusal("it names a folder") }
      let status = try stat(at: path)
      guard let status, status.isLink else {
        if let status { try Self.check(status) }
        (self.folder, self.name, existing) = (folder, name, status)
        return
      }
      let aim = try Self.aim(of: path)
      path = aim.utf8.first == UInt8(ascii: "/") ? aim : folder + aim
    }
    throw FileRefusal(system: ELOOP)
  }

  private static func check(_ status: stat) throws(FileRefusal) {
    guard !status.isFolder else { throw FileRefusal("it is a folder") }
    guard status.isRegular else { throw FileRefusal("it is no regular file") }
  }

  /// By bytes, since a slash and an accent after it are one character.
  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    let start = path.utf8.index(after: slash)
    return (String(path[..<start]), String(path[start...]))
  }

  /// Returns what a link says.
  private static func aim(of link: String) throws(FileRefusal) -> String {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(link, &bytes, bytes.count)
    guard count >= 0 else { throw FileRefusal(system: errno) }
    guard count < bytes.count else { throw FileRefusal(system: ENAMETOOLONG) }
    // Mended text would be the name of another file.
    guard let aim = String(validating: bytes[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    else {
      throw FileRefusal("it is a link to a name that is not UTF-8")
    }
    return aim
  }
}
