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

  /// What it is.
  public var kind: Kind
  /// Its text.
  public var text: String

  /// Creates a line.
  init(_ kind: Kind, _ text: String = "") {
    self.kind = kind
    self.text = text
  }
}
