import Testing

@testable import Training

/// Playing a lesson step by step.
@Suite struct LessonPlayerTests {
  private static func lesson(_ steps: String) throws -> Lesson {
    try Lesson(
      yaml: """
        name: example
        title: An example
        about: One sentence.
        experiment:
          seed: 1
          data: {source: xor}
          network: {hidden: [3], activation: tanh}
          training: {loss: half_squared_error, optimizer: adam, learning_rate: 0.03, batch_size: 1}
        variants:
          deep: {network: {hidden: [2, 2]}}
        steps:
        \(steps)
        """, origin: "lesson.yaml")
  }

  @Test func nextIsTheStepThatTheRunMakes() throws {
    var player = LessonPlayer(
      try Self.lesson(
        """
          - show: ["next w(1.1<-1)", "next loss", "next mean_loss", "w(1.1<-1) + update(1.1<-1)"]
          - {train: {steps: 1}, show: ["w(1.1<-1)", "loss", "mean_loss", "w(1.1<-1)"]}
        """))
    let before = try player.nextStep().figures.flatMap(\.values)
    let after = try player.nextStep().figures.flatMap(\.values)
    #expect(before.prefix(3) == after.prefix(3))
    #expect(agree([before[3]], [after[3]], within: 1e-15))
    let isOver = player.next() == nil
    #expect(isOver)
  }

  @Test func lookingChangesNothing() throws {
    let show = LessonQuantity.Kind.allCases.map { kind in
      let form = kind.form.replacing("unit", with: "2.1").replacing("weight)", with: "2.1<-1)")
        .replacing("layer", with: "1")
      return "\"next \(form)\", \"\(form)\""
    }
    var watched = LessonPlayer(
      try Self.lesson("  - show: [\(show.joined(separator: ", "))]\n  - {train: {epochs: 3}}"))
    var unwatched = LessonPlayer(try Self.lesson("  - {text: Words.}\n  - {train: {epochs: 3}}"))
    for _ in 0..<2 {
      _ = watched.next()
      _ = unwatched.next()
    }
    #expect(watched.run.parameters == unwatched.run.parameters)
    #expect(watched.run.step == 12)
  }

  @Test func aKeptPlayerGoesOnAsTheFirstDid() throws {
    var player = LessonPlayer(
      try Self.lesson("  - {train: {epochs: 5}}\n  - {train: {epochs: 5}, show: [mean_loss]}"))
    _ = player.next()
    var kept = player
    let first = try player.nextStep().lines
    let second = try kept.nextStep().lines
    #expect(second == first)
    #expect(kept.position == 2 && kept.run.parameters == player.run.parameters)
  }

  @Test func weightsAreSetAllAtOnceFromTheMomentBefore() throws {
    var player = LessonPlayer(
      try Self.lesson(
        """
          - set: {1.1<-1: w(1.1<-2), 1.1<-2: w(1.1<-1)}
        """))
    let old = player.run.parameters
    _ = player.next()
    #expect(player.run.parameters.prefix(2) == [old[1], old[0]])
    #expect(player.run.parameters.dropFirst(2) == old.dropFirst(2))
  }

  @Test func anotherExperimentBeginsAnewAndTheFirstIsFoundAgain() throws {
    var player = LessonPlayer(
      try Self.lesson(
        """
          - {train: {epochs: 2}}
          - {start: deep, show: ["a(3.1)"]}
          - {start: original, show: [step]}
        """))
    let fresh = player.run.parameters
    for _ in 0..<2 { _ = player.next() }
    #expect(player.run.shape.description == "2-2-2-1")
    let values = try player.nextStep().figures[0].values
    #expect(values == [0])
    #expect(player.run.parameters == fresh)
  }

  @Test func answersAreComputed() throws {
    let steps = try Self.lesson(
      """
        - question: {ask: Up?, direction: 2 - 1}
        - question: {ask: Down?, direction: 1 - 2}
        - question: {ask: Still?, direction: 1 - 1}
        - question: {ask: What?, direction: 0 / 0}
        - question: {ask: How much?, number: 1 / 3, digits: 2}
        - question: {ask: Which?, largest: {a: 1, b: 3, c: 0 / 0}}
        - question: {ask: Which?, smallest: {a: 1, b: 3, c: 0 / 0}}
      """
    ).played()
    #expect(
      steps.map(\.answer) == ["up", "down", "it stays", "not a number", "0.33", "b", "a"])
  }

  @Test func numbersOfRunsHaveNamesForLater() throws {
    let lesson = try PlayedLesson(
      yaml: """
        name: example
        title: An example
        about: One sentence.
        experiment: {data: {source: xor}, network: {hidden: [2]}}
        variants: {slow: {training: {learning_rate: 0.0001}}}
        steps:
          - compare: {runs: [original, slow], epochs: [0, 5], show: [{value: epoch, name: n}]}
          - show: [n.original + n.slow]
        """)
    #expect(try lesson.values(2, "n.original + n.slow") == [10])
    #expect(try lesson.row(1, "slow", epoch: 5) == [5])
  }

  @Test func aRunThatDivergesIsShownAsItIs() throws {
    let lesson = try PlayedLesson(
      yaml: """
        name: example
        title: An example
        about: One sentence.
        experiment:
          data: {source: rows, rows: [{x: [100], y: [1]}]}
          network: {hidden: none}
          training: {optimizer: sgd, learning_rate: 1000, batch_size: full}
        steps:
          - {train: {epochs: 400}, show: [loss, "w(1.1<-1)", accuracy, winner]}
        """)
    #expect(lesson.steps[0].figures.flatMap(\.values).contains { !$0.isFinite })
    #expect(lesson.steps[0].lines.contains { $0.text.contains("nan") || $0.text.contains("inf") })
  }

  @Test func activationGradientsArePartOfTheChain() throws {
    for loss in ["mean_squared_error", "half_squared_error", "huber", "binary_cross_entropy"] {
      let output = loss == "binary_cross_entropy" ? "sigmoid" : "tanh"
      let lesson = try PlayedLesson(
        yaml: """
          name: example
          title: An example
          about: One sentence.
          experiment:
            data: {source: rows, rows: [{x: [1, -1], y: [0, 1, 1]}]}
            network: {hidden: [2], output_activation: \(output)}
            training: {loss: \(loss)}
          steps:
            - show:
              - activation_gradient(2.2) * slope(2.2) - delta(2.2)
              - activation_gradient(1.2) * slope(1.2) - delta(1.2)
              - delta(1.2) * a(x2) - gradient(1.2<-2)
          """)
      let differences = lesson.steps[0].figures.flatMap(\.values)
      #expect(differences.allSatisfy { abs($0) < 1e-15 }, "\(loss): \(differences)")
    }
  }
}

extension LessonPlayer {
  /// Plays a step that is there.
  fileprivate mutating func nextStep() throws -> PlayedStep {
    let step = next()
    return try #require(step)
  }
}
