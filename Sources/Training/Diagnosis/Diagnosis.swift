/// What can be wrong with a run: rules, each a pure function of what was observed.
public enum Diagnosis {
  /// The rules; among findings as bad as each other the earlier rule's comes first.
  static let rules: [@Sendable (Observations) -> Finding?] = [
    ExplodingGradient.finding, UnstableLearning.finding, VanishingGradient.finding,
    DeadUnits.finding, Saturation.finding, Overfitting.finding, UnlikelyStart.finding,
    SlowLearning.finding, Plateau.finding,
  ]

  /// Returns what all rules find, the worst first.
  public static func findings(_ observations: Observations) -> [Finding] {
    let found = rules.compactMap { $0(observations) }
    // Sorting alone would not promise to keep the order of equals.
    return [.alarm, .warning, .hint].flatMap { severity in
      found.filter { $0.severity == severity }
    }
  }
}
