/// A worked example that runs: a network, and steps of text and numbers that the program computes.
///
/// A lesson is a file of data; `Configs/lessons/README.md` says what it may hold. Reading it
/// checks every name in it; `LessonPlayer` computes the numbers, step by step.
public struct Lesson: Sendable {
  /// A short name, as the command line takes it.
  public var name: String
  /// What the lesson is called.
  public var title: String
  /// What it shows, in one sentence.
  public var about: String
  /// What it retells; nil for a lesson of its own.
  public var source: LessonSource?
  /// The publication's names for units and weights.
  public var notation: LessonNotation
  /// What is trained, in float64.
  public var experiment: PreparedExperiment
  /// Other experiments beside it, by name, in the order of the file.
  public var variants: [LessonVariant]
  /// The sample that the first step looks at, from 0.
  public var sample: Int
  /// Significant digits of a number where a figure asks for no others.
  public var digits: Int
  /// The steps, at least one.
  public var steps: [LessonStep]
  /// The file it was read from, for sentences.
  var origin: String

  /// What the lesson's own experiment is called beside the variants.
  public static let originalName = "original"

  /// Finds an experiment by name; nil names the lesson's own.
  func experiment(named name: String?) -> PreparedExperiment? {
    guard let name, name != Self.originalName else { return experiment }
    return variants.first { $0.name == name }?.experiment
  }

  /// Returns what an experiment is called: its own name, or else that of the variant.
  func label(ofRun name: String) -> String {
    let own = experiment(named: name)?.experiment.name
    let inherited = name == Self.originalName ? self.name : experiment.experiment.name
    guard let own, own != inherited else { return name.replacing("_", with: " ") }
    return own
  }
}

/// The publication that a lesson retells.
public struct LessonSource: Equatable, Sendable {
  /// What it is called.
  public var title: String
  /// Who wrote it; empty where that is not known.
  public var author: String
  /// Its public address.
  public var url: String
}

/// Another form of a lesson's experiment: some settings differ.
public struct LessonVariant: Sendable {
  /// A word of small letters, digits and `_`.
  public var name: String
  /// What is trained.
  public var experiment: PreparedExperiment
}
