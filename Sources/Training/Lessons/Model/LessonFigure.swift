/// One or several numbers that are computed, beside those that were printed.
public struct LessonFigure: Sendable {
  /// What the publication calls it; nil names each number by its formula.
  public var label: String?
  /// What later formulas call it; nil for no name.
  var name: String?
  /// The numbers as the lesson writes them.
  var formulas: [WrittenFormula]
  /// The printed numbers: none, one for all, or one for each.
  public var published: [PublishedNumber]
  /// Why printed numbers are wrong; nil where all are right.
  public var reason: String?
  /// Significant digits that are shown; 17 shows all.
  public var digits: Int
  /// Where it stands in the file.
  var place: ExperimentFault.Place?

  /// Returns the printed number beside a computed one.
  func published(beside index: Int) -> PublishedNumber? {
    published.count == 1 ? published[0] : index < published.count ? published[index] : nil
  }
}

/// A formula with its text.
struct WrittenFormula: Sendable {
  /// As the lesson has it, in the publication's names.
  var text: String
  /// What it computes.
  var formula: LessonFormula
}

/// A claim that the publication makes in words.
public struct LessonClaim: Equatable, Sendable {
  /// Whether a claim holds.
  public enum Verdict: String, CaseIterable, Sendable {
    /// It holds.
    case right
    /// It does not.
    case wrong
    /// It can be read in more than one way.
    case ambiguous
  }

  /// The claim, in one sentence.
  public var says: String
  /// The part of the publication where it stands; empty where that is not said.
  public var part: String
  /// Whether it holds.
  public var verdict: Verdict
  /// Why; empty only where it is right.
  public var reason: String
}
