/// A line of a lesson in words, before it is fitted to a width.
public struct LessonLine: Equatable, Sendable {
  /// What a line is.
  public enum Kind: Sendable {
    /// A heading.
    case heading
    /// A paragraph.
    case paragraph
    /// A number, a choice, a claim: one of several; what does not fit goes on further in.
    case entry
    /// A row of a table, which stays as it is.
    case row
    /// Nothing: a gap.
    case gap
  }

  /// What a line says of something that was printed or claimed.
  public enum Verdict: Sendable {
    /// It is right.
    case right
    /// It is wrong, or can be read as wrong.
    case wrong
  }

  /// What it is.
  public var kind: Kind
  /// Its text.
  public var text: String
  /// What it says of something that was printed or claimed; nil where it judges nothing.
  public var verdict: Verdict?
  /// The run whose numbers it has, by its place among those that are set side by side.
  public var run: Int?

  /// An empty line.
  public static let gap = LessonLine(.gap)

  /// Creates the line of an answer that can be chosen.
  public init(answer: String) { self.init(.entry, answer) }

  /// Creates the line of something that is wrong with a lesson.
  public init(fault: String) { self.init(.entry, fault, .wrong) }

  /// Creates a line.
  init(_ kind: Kind, _ text: String = "", _ verdict: Verdict? = nil) {
    self.kind = kind
    self.text = text
    self.verdict = verdict
  }
}
