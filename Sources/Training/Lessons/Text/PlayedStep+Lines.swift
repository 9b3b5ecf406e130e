extension PlayedStep {
  /// The step in words: what it says, asks, does and shows.
  public var lines: [LessonLine] {
    let parts = [
      step.text.map { LessonLine(.paragraph, $0) }, question, actions,
      figures.flatMap(\.lines), comparison?.lines ?? [], step.claims.map(\.line),
      step.after.map { LessonLine(.paragraph, $0) },
    ]
    let title = step.title.isEmpty ? "Step \(number)" : "\(number). \(step.title)"
    return [LessonLine(.heading, title)]
      + parts.filter { !$0.isEmpty }.flatMap { [LessonLine(.gap)] + $0 }
  }

  // MARK: The question

  private var question: [LessonLine] {
    guard let question = step.question, let answer else { return [] }
    let choices =
      question.choices.isEmpty ? "" : " (" + question.choices.joined(separator: " / ") + ")"
    return [
      LessonLine(.entry, "Question: \(question.ask)\(choices)"),
      LessonLine(.entry, "Answer: \(answer)."),
    ]
  }

  // MARK: What is done

  private var actions: [LessonLine] {
    var sentences: [String] = []
    if let runLabel { sentences.append("A run begins anew: \(runLabel).") }
    if let sample = step.sample { sentences.append("Sample \(sample + 1) is looked at.") }
    if !edits.isEmpty {
      sentences.append("Set by hand: " + edits.map(text).joined(separator: ", ") + ".")
    }
    switch step.training {
    case .steps(let count): sentences.append("The run makes \(Self.count(count, "step")).")
    case .epochs(let count):
      sentences.append("The run is trained for \(Self.count(count, "epoch")).")
    case nil: break
    }
    if !step.points.isEmpty {
      sentences.append("Look at " + step.points.map(place).joined(separator: ", ") + ".")
    }
    return sentences.map { LessonLine(.entry, $0) }
  }

  private func text(_ edit: (parameter: LessonParameter, value: Double)) -> String {
    "\(notation.name(of: .parameter(edit.parameter)) ?? edit.parameter.description) = "
      + NumberOfLesson.text(edit.value, digits: NumberOfLesson.standardDigits)
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// A place by the publication's name, if it has one, and ours.
  private func place(_ place: LessonPlace) -> String {
    guard let name = notation.name(of: place) else { return place.description }
    return "\(name) (\(place.description))"
  }
}

extension LessonClaim {
  /// The claim with its verdict.
  var line: LessonLine {
    let place = part.isEmpty ? "" : " (\(part))"
    let verdict = reason.isEmpty ? "\(verdict.rawValue)." : "\(verdict.rawValue). \(reason)"
    return LessonLine(.entry, "Claim\(place): \(says) Verdict: \(verdict)")
  }
}
