import Testing

@testable import Training

/// A lesson played to its end, and its numbers by what they are called.
struct PlayedLesson {
  let steps: [PlayedStep]

  init(named name: String) throws {
    steps = try #require(try BundledLessons.lesson(named: name)).played()
  }

  init(yaml: String) throws { steps = try Lesson(yaml: yaml, origin: "lesson.yaml").played() }

  /// The numbers of a step, which counts from 1, under a label or the text of their formula.
  func values(_ step: Int, _ label: String) throws -> [Double] {
    try #require(
      steps[step - 1].figures.first { Self.title($0) == label }, "\(label) in step \(step)"
    ).values
  }

  /// The marks beside those numbers.
  func marks(_ step: Int, _ label: String) throws -> [PublishedNumber.Mark?] {
    try #require(steps[step - 1].figures.first { Self.title($0) == label }).marks
  }

  /// A row of a step's table.
  func row(_ step: Int, _ run: String, epoch: Int) throws -> [Double] {
    try #require(
      steps[step - 1].comparison?.rows.first { $0.run == run && $0.epoch == epoch }
    ).values
  }

  private static func title(_ figure: PlayedFigure) -> String {
    figure.figure.label ?? figure.figure.formulas[0].text
  }
}

/// Whether numbers agree to the digits that were written down.
func agree(_ a: [Double], _ b: [Double], within tolerance: Double = 5.1e-11) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
}
