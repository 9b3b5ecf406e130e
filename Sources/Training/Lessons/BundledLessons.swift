import Configs

/// The lessons inside the program.
public enum BundledLessons {
  /// Their names, in the order in which they are listed.
  public static let names: [String] = (0..<perceptop_lesson_count()).map {
    String(cString: perceptop_lesson($0).name)
  }

  /// Returns the text of one; nil where there is none of that name.
  public static func yaml(named name: String) -> String? {
    guard let index = names.firstIndex(of: name) else { return nil }
    let file = perceptop_lesson(Int32(index))
    return String(
      decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
  }

  /// Reads one; nil where there is none of that name.
  ///
  /// - Throws: `ExperimentFaults`, which the tests rule out for every bundled file.
  public static func lesson(named name: String) throws -> Lesson? {
    try yaml(named: name).map { try Lesson(yaml: $0, origin: "\(name).yaml") }
  }

  /// What a list says of a lesson.
  public struct Summary: Equatable, Sendable {
    /// Its name.
    public let name: String
    /// What it is called.
    public let title: String
    /// What it shows, in one sentence.
    public let about: String
  }

  /// All of them, each read once.
  public static let summaries: [Summary] = names.compactMap { name in
    (try? lesson(named: name)).map { Summary(name: name, title: $0.title, about: $0.about) }
  }
}
