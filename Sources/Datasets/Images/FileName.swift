/// A path, cut where the file's own name begins.
struct FileName: Equatable {
  /// The folder with its last slash; empty where there is none.
  private let folder: String
  /// What stands after the last slash.
  private(set) var name: String

  /// What a packed file's name ends with.
  private static let ending = ".gz"

  /// Cuts a path.
  init(path: String) {
    // By bytes: for a `Character`, a slash with an accent upon it would not be one.
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let start = slash.map(path.utf8.index(after:)) ?? path.startIndex
    folder = String(path[..<start])
    name = String(path[start...])
  }

  /// The path that leads there.
  var path: String { folder + name }

  /// The name with and without `.gz`, first as it is.
  var forms: [FileName] {
    let other =
      name.hasSuffix(Self.ending) ? String(name.dropLast(Self.ending.count)) : name + Self.ending
    return [self, named(other)]
  }

  /// Returns a neighbour: another word in the place where a word occurs last in the name.
  func replacing(_ word: String, with other: String) -> FileName {
    guard let range = name.ranges(of: word).last else { return self }
    return named(name[..<range.lowerBound] + other + name[range.upperBound...])
  }

  private func named(_ name: String) -> FileName {
    var neighbour = self
    neighbour.name = name
    return neighbour
  }
}
