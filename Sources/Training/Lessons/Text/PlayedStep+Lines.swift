extension PlayedStep {
  /// The whole step in words: what it says, asks, does and shows.
  public var lines: [LessonLine] { lines(LessonReading()) }

  /// The step in words, as somebody reads it.
  public func lines(_ reading: LessonReading) -> [LessonLine] {
    let figures = figures.flatMap { $0.lines(notation, reading.names) }
    let comparison =
      comparison?.lines(columns: reading.columns) { notation.text($0, reading.names) } ?? []
    let claims = step.claims.flatMap { claim in
      claim.lines(reading) { notation.text($0, reading.names) }
    }
    // What is done to the run is done once the question is answered.
    let answers = [actions(reading), figures, comparison, claims, paragraphs(step.after, reading)]
    let parts =
      [paragraphs(step.text, reading), question(reading)] + (isAsking(reading) ? [] : answers)
    let title = step.title.isEmpty ? "Step \(number)" : "\(number). \(step.title)"
    return [LessonLine(.heading, title)]
      + parts.filter { !$0.isEmpty }.flatMap { [.gap] + $0 }
  }

  private func paragraphs(_ texts: [String], _ reading: LessonReading) -> [LessonLine] {
    texts.map { LessonLine(.paragraph, notation.text($0, reading.names)) }
  }

  // MARK: The question

  /// Whether everything that answers the question is left out.
  private func isAsking(_ reading: LessonReading) -> Bool {
    reading.isAsking && step.question != nil
  }

  private func question(_ reading: LessonReading) -> [LessonLine] {
    guard let question = step.question, let answer else { return [] }
    let choices =
      question.choices.isEmpty ? "" : " (" + question.choices.joined(separator: " / ") + ")"
    let asked = notation.text(question.ask, reading.names)
    guard !isAsking(reading) else { return [LessonLine(.entry, "Question: \(asked)")] }
    var lines = [LessonLine(.entry, "Question: \(asked)\(choices)")]
    if let given = reading.given {
      let isRight = question.accepts(given, as: answer)
      let verdict = isRight ? "right" : "not so"
      lines.append(LessonLine(.entry, "You said \(given): \(verdict).", isRight ? .right : .wrong))
    }
    return lines + [LessonLine(.entry, "Answer: \(answer).")]
  }

  // MARK: What is done

  private func actions(_ reading: LessonReading) -> [LessonLine] {
    var sentences: [String] = []
    if let runLabel { sentences.append("A run begins anew: \(runLabel).") }
    if let sample = step.sample { sentences.append("Sample \(sample + 1) is looked at.") }
    if !edits.isEmpty {
      let values = edits.map { text($0, reading.names) }
      sentences.append("Set by hand: " + values.joined(separator: ", ") + ".")
    }
    switch step.training {
    case .steps(let count): sentences.append("The run makes \(Self.count(count, "step")).")
    case .epochs(let count):
      sentences.append("The run is trained for \(Self.count(count, "epoch")).")
    case nil: break
    }
    if !step.points.isEmpty {
      let places = step.points.map { notation.name(of: $0, reading.names) }
      sentences.append("Look at " + places.joined(separator: ", ") + ".")
    }
    return sentences.map { LessonLine(.entry, $0) }
  }

  private func text(
    _ edit: (parameter: LessonParameter, value: Double), _ names: LessonReading.Names
  ) -> String {
    // Thirteen values with both names each would be a page.
    "\(notation.name(of: .parameter(edit.parameter), names == .ours ? .ours : .published)) = "
      + NumberOfLesson.text(edit.value, digits: NumberOfLesson.standardDigits)
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}

extension LessonNotation {
  /// Returns what a place is called by those names.
  func name(of place: LessonPlace, _ names: LessonReading.Names) -> String {
    guard names != .ours, let name = name(of: place) else {
      return names == .both ? place.description : place.ownName
    }
    return names == .both ? "\(name) (\(place.description))" : name
  }
}

extension LessonClaim {
  /// The claim with its verdict: in a page of text one entry, beside a screen two lines.
  ///
  /// - Parameter named: puts a text into the names that are asked for.
  func lines(_ reading: LessonReading, _ named: (String) -> String) -> [LessonLine] {
    let place = part.isEmpty ? "" : " (\(part))"
    let claim = "Claim\(place): \(named(says))"
    let word =
      reason.isEmpty ? "\(verdict.rawValue)." : "\(verdict.rawValue). \(named(reason))"
    let judged = verdict == .right ? LessonLine.Verdict.right : .wrong
    guard reading.names != .both else {
      return [LessonLine(.entry, "\(claim) Verdict: \(word)", judged)]
    }
    return [LessonLine(.entry, claim), LessonLine(.entry, "Verdict: \(word)", judged)]
  }
}
