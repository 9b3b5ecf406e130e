import Datasets
import Yams

/// The steps of a lesson.
extension LessonReader {
  private static let stepKeys = [
    "title", "text", "start", "sample", "set", "train", "point", "look", "question", "show",
    "compare",
    "claims", "after",
  ]

  /// Reads the list of steps.
  mutating func steps(_ node: Node?, _ root: Node) -> [LessonStep] {
    guard let node else {
      yaml.fault(yaml.place(of: root), "steps is missing; allowed: a list of steps")
      return []
    }
    return list(node, "steps", most: Self.mostSteps).compactMap { step($0) }
  }

  private mutating func step(_ node: Node) -> LessonStep? {
    guard faults.count < ExperimentReader.mostFaults,
      let found = entries(node, "a step", Self.stepKeys)
    else { return nil }
    let start = found["start"].flatMap { self.start($0) }
    // The run is changed before anything is computed.
    let sample = whole(found["sample"], "sample", 1...max(samples, 1))
    let edits = found["set"].map { self.edits($0) } ?? []
    let training = found["train"].flatMap { self.training($0) }
    let points = found["point"].map { self.points($0) } ?? []
    let look = found["look"].flatMap { self.look($0) }
    let figures = found["show"].map { show in
      list(show, "show").compactMap { figure($0) }
    }
    let comparison = found["compare"].flatMap { self.comparison($0) }
    return LessonStep(
      title: optionalText(found["title"], "title"), text: paragraphs(found["text"], "text"),
      after: paragraphs(found["after"], "after"), points: points, look: look, start: start,
      sample: sample.map { $0 - 1 }, edits: edits, training: training,
      question: found["question"].flatMap { self.question($0) }, figures: figures ?? [],
      comparison: comparison,
      claims: found["claims"].map { claims in
        list(claims, "claims").compactMap { claim($0) }
      } ?? [])
  }

  // MARK: Changing the run

  private mutating func start(_ node: Node) -> String? {
    guard let name = run(node, "start") else { return nil }
    current = name
    return name
  }

  /// Reads the name of an experiment.
  private mutating func run(_ node: Node, _ path: String) -> String? {
    let name = node.string ?? ""
    guard experiments.contains(where: { $0.name == name }) else {
      refuse(node, path, experiments.map(\.name).joined(separator: ", "))
      return nil
    }
    return name
  }

  private mutating func edits(_ node: Node) -> [LessonEdit] {
    pairs(node, "set").compactMap { key, value in
      guard let parameter = notation.parameter(key), let scope,
        parameter.index(in: scope.shape) != nil
      else {
        refuse(
          value, "\(Quotation.of(key)) in set",
          "the names of weights and biases, such as 2.1<-1 or b 2.1")
        return nil
      }
      return formula(value, "set").map { LessonEdit(parameter: parameter, formula: $0.formula) }
    }
  }

  private mutating func training(_ node: Node) -> LessonTraining? {
    guard let found = entries(node, "train", ["steps", "epochs"]) else { return nil }
    guard found.count == 1 else {
      refuse(node, "train", "either steps or epochs")
      return nil
    }
    let most = LessonTraining.most
    let steps = whole(found["steps"], "train.steps", 1...most)
    let epochs = whole(found["epochs"], "train.epochs", 1...most)
    if let prepared { addWork(epochs: Double(steps ?? epochs ?? 0), of: prepared) }
    return steps.map { .steps($0) } ?? epochs.map { .epochs($0) }
  }

  private mutating func points(_ node: Node) -> [LessonPlace] {
    list(node, "point", orOne: true).compactMap { node in
      guard let place = node.string.flatMap({ notation.place($0) }), let scope,
        place.exists(in: scope.shape)
      else {
        refuse(
          node, "point", "units such as 2.1 and weights such as 2.1<-1, or the publication's names")
        return nil
      }
      return place
    }
  }

  private mutating func look(_ node: Node) -> LessonLook? {
    if let view = node.string.flatMap(LessonLook.View.init) { return .view(view) }
    let text = node.string ?? ""
    guard text == "loss" || text.contains("(") else {
      refuse(node, "look", LessonLook.allowed)
      return nil
    }
    guard let written = formula(node, "look") else { return nil }
    guard case .quantity(let quantity) = written.formula, let look = LessonLook(quantity) else {
      refuse(node, "look", LessonLook.allowed)
      return nil
    }
    return look
  }

  // MARK: Words

  private mutating func claim(_ node: Node) -> LessonClaim? {
    guard let found = entries(node, "a claim", ["says", "part", "verdict", "because"]) else {
      return nil
    }
    let says = text(found["says"], "says", in: node, longest: 600)
    let word = text(found["verdict"], "verdict", in: node)
    guard let verdict = LessonClaim.Verdict(rawValue: word) else {
      if let given = found["verdict"] { refuse(given, "verdict", "right, wrong, ambiguous") }
      return nil
    }
    let reason = found["because"].map { sentence($0, "because") } ?? ""
    if verdict != .right, found["because"] == nil {
      yaml.fault(
        yaml.place(of: node),
        "because is missing; a claim that is \(verdict.rawValue) says why in one sentence")
    }
    return LessonClaim(
      says: says, part: optionalText(found["part"], "part"), verdict: verdict, reason: reason)
  }

  private mutating func question(_ node: Node) -> LessonQuestion? {
    let kinds = ["direction", "number", "largest", "smallest"]
    guard let found = entries(node, "question", ["ask", "digits"] + kinds) else { return nil }
    let ask = text(found["ask"], "question.ask", in: node, longest: 600)
    let digits = whole(found["digits"], "question.digits", 1...17) ?? digits
    let given = kinds.filter { found[$0] != nil }
    guard given.count == 1, let value = found[given[0]] else {
      refuse(node, "question", "one of \(kinds.joined(separator: ", ")) for the answer")
      return nil
    }
    let answer: LessonQuestion.Answer?
    switch given[0] {
    case "direction": answer = formula(value, "question.direction").map { .direction($0.formula) }
    case "number": answer = formula(value, "question.number").map { .number($0.formula) }
    default:
      let choices = choices(value, "question.\(given[0])")
      answer = choices.count < 2 ? nil : .choice(choices, isLargest: given[0] == "largest")
    }
    return answer.map { LessonQuestion(ask: ask, answer: $0, digits: digits) }
  }

  private mutating func choices(_ node: Node, _ path: String) -> [LessonQuestion.Choice] {
    let pairs = pairs(node, path)
    if pairs.count == 1 { refuse(node, path, "a map of at least two choices and their formulas") }
    return pairs.compactMap { text, value in
      formula(value, path).map { LessonQuestion.Choice(text: text, formula: $0.formula) }
    }
  }

  // MARK: Runs side by side

  private mutating func comparison(_ node: Node) -> LessonComparison? {
    guard let found = entries(node, "compare", ["runs", "epochs", "show"]) else { return nil }
    guard let runNodes = found["runs"], let epochNodes = found["epochs"], let show = found["show"]
    else {
      refuse(node, "compare", "runs, epochs and show, all of them")
      return nil
    }
    let runs = list(runNodes, "compare.runs", most: LessonComparison.mostRuns, orOne: true)
      .compactMap { run($0, "compare.runs") }
    if Set(runs).count < runs.count { refuse(runNodes, "compare.runs", "each run once") }
    let epochs = list(epochNodes, "compare.epochs", orOne: true)
      .compactMap { whole($0, "compare.epochs", 0...LessonTraining.most) }
    if zip(epochs, epochs.dropFirst()).contains(where: { $0 >= $1 }) {
      refuse(epochNodes, "compare.epochs", "numbers that rise")
    }
    for prepared in experiments where runs.contains(prepared.name) {
      addWork(epochs: Double(epochs.last ?? 0), of: prepared.prepared)
    }
    let columns = list(show, "compare.show", most: 8).compactMap { column($0, runs: runs) }
    guard !runs.isEmpty, !epochs.isEmpty, !columns.isEmpty else { return nil }
    return LessonComparison(runs: runs, epochs: epochs, columns: columns)
  }
}
