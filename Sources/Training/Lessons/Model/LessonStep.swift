/// One step of a lesson: what it says, what it does to the run, what it shows.
///
/// The run is changed first, in the order of the properties; then the numbers are computed.
public struct LessonStep: Sendable {
  /// A heading; empty for none.
  public var title: String
  /// What is said before the numbers, a paragraph an element.
  public var text: [String]
  /// What is said after them.
  public var after: [String]
  /// The units and weights that it points at.
  public var points: [LessonPlace]
  /// What the screen shows beside it; nil for what it showed before.
  public var look: LessonLook?

  /// The experiment whose run begins anew, by name; nil to go on.
  public var start: String?
  /// The sample to be looked at from now on, from 0; nil to stay.
  public var sample: Int?
  /// The weights and biases that get other values, all at once.
  public var edits: [LessonEdit]
  /// How far the run is trained; nil for not at all.
  public var training: LessonTraining?

  /// What is asked before the numbers are shown.
  public var question: LessonQuestion?
  /// The numbers that are shown.
  public var figures: [LessonFigure]
  /// Runs that are set side by side.
  public var comparison: LessonComparison?
  /// What the publication says in words, with verdicts.
  public var claims: [LessonClaim]
}

/// A weight or bias that gets another value.
public struct LessonEdit: Sendable {
  /// Which one.
  public var parameter: LessonParameter
  /// The value.
  var formula: LessonFormula
}

/// How far a run is trained.
public enum LessonTraining: Equatable, Sendable {
  /// That many updates.
  case steps(Int)
  /// That many passes over the data.
  case epochs(Int)

  /// The most steps or epochs of one training.
  static let most = 20_000
}
