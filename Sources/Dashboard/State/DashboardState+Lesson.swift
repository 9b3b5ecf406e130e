import Backprop
import TerminalUI
import Training

/// How far a lesson has been read.
struct LessonBookmark: Equatable, Sendable {
  /// The first line shown of the step's text.
  var line = 0
  /// Which answer is pointed at, from 0.
  var choice = 0
  /// What was answered, by the step's number; empty where the answer was only looked at.
  var answers: [Int: String] = [:]
  /// Whether units, weights and numbers have our names in place of the publication's.
  var usesOurNames = false
  /// Whether the step that the trace has reached is on its way.
  var isTurning = false
  /// Whether the next step was reached operation by operation, so that the trace stays where it is.
  var followsTrace = false
}

/// Reading a lesson.
extension DashboardState {
  /// Whether a question waits for its answer.
  var isAsking: Bool {
    guard let lesson = snapshot?.lesson, lesson.step?.step.question != nil else { return false }
    return bookmark.answers[lesson.number] == nil
  }

  /// The text of the step that is shown, fitted to a width.
  func lessonPage(columns: Int) -> LessonPage {
    guard let lesson = snapshot?.lesson else { return LessonPage([], columns: columns, margin: 0) }
    guard let step = lesson.step else {
      let lines = lesson.lesson.introduction
      let parted = lines.enumerated().flatMap { $0 > 0 ? [LessonLine.gap, $1] : [$1] }
      return LessonPage(parted, columns: columns, margin: 0)
    }
    let given = bookmark.answers[lesson.number] ?? ""
    let reading = LessonReading(
      names: bookmark.usesOurNames ? .ours : .published, isAsking: isAsking,
      given: given.isEmpty ? nil : given, columns: columns)
    var lines = step.lines(reading)
    if isAsking, let question = step.step.question {
      lines += question.choices.indices.map { answerLine($0, of: question) }
    }
    if let fault = lesson.fault { lines.append(LessonLine(fault: fault)) }
    return LessonPage(lines, columns: columns, margin: 0)
  }

  private func answerLine(_ index: Int, of question: LessonQuestion) -> LessonLine {
    let words = Words(theme.appearance.glyphs)
    let mark = index == bookmark.choice ? words.answer : words.dot
    return LessonLine(answer: "\(mark) \(question.choices[index])")
  }

  /// The line of the answer that is pointed at; nil where there is none to choose.
  var chosenAnswerLine: LessonLine? {
    guard isAsking, let question = snapshot?.lesson?.step?.step.question,
      question.choices.indices.contains(bookmark.choice)
    else { return nil }
    return answerLine(bookmark.choice, of: question)
  }

  /// The rows of the text that the pane does not show yet.
  private var hiddenLines: Int {
    guard let area = ScreenLayout(self).area(of: .lesson).map(LessonPanel.inside) else { return 0 }
    return lessonPage(columns: area.width).lines.count - bookmark.line - area.height
  }

  private var rowsOfLesson: Int {
    ScreenLayout(self).area(of: .lesson).map { LessonPanel.inside($0).height } ?? 1
  }

  // MARK: Going on

  /// Reads on: the rest of the text, the answer to the question, the next step.
  mutating func readOn() -> [DashboardEffect] {
    guard let lesson = snapshot?.lesson else {
      notice = Self.noLesson
      return []
    }
    if hiddenLines > 0 {
      bookmark.line += min(hiddenLines, max(1, rowsOfLesson - 1))
      return []
    }
    if isAsking, let question = lesson.step?.step.question {
      guard question.wantsNumber else {
        return answer(question.choices[min(bookmark.choice, question.choices.count - 1)])
      }
      entry = TextEntry(
        .answer, prompt: "your answer:", text: "", allowed: "a number, or nothing to see the answer"
      )
      return []
    }
    return goTo(.next)
  }

  /// Goes to another step.
  mutating func goTo(_ move: LessonMove) -> [DashboardEffect] {
    guard let lesson = snapshot?.lesson else {
      notice = Self.noLesson
      return []
    }
    if move == .next && lesson.next == nil {
      notice = "the lesson ends here; T shows the others"
      return []
    }
    return [.send(.lesson(move))]
  }

  private static let noLesson = "no lesson is open; T shows the lessons"

  /// Takes an answer; an empty one only shows what is right.
  mutating func answer(_ text: String) -> [DashboardEffect] {
    guard let lesson = snapshot?.lesson, let step = lesson.step else { return [] }
    bookmark.answers[lesson.number] = text
    // What was held back stands where the question was.
    bookmark.line = 0
    if let question = step.step.question, let answer = step.answer, !text.isEmpty {
      notice =
        question.accepts(text, as: answer) ? "right: \(answer)" : "not so: it is \(answer)"
    }
    look(at: step.step)
    return [.send(.lesson(.answered))]
  }

  func answer(typed text: String) throws(ChangeRefusal) -> DashboardAction {
    guard text.isEmpty || Double(text)?.isFinite == true else {
      throw ChangeRefusal.of(text, allowed: "a number, or nothing to see the answer")
    }
    return .answer(text)
  }

  /// Moves through the text, or from answer to answer.
  mutating func moveInLesson(by rows: Int) {
    if hiddenLines <= 0, isAsking, let choices = snapshot?.lesson?.step?.step.question?.choices,
      !choices.isEmpty
    {
      let before = bookmark.choice
      bookmark.choice = min(max(0, before + rows), choices.count - 1)
      // From the first answer one goes back into the text.
      if before + rows >= 0 { return }
    }
    let hidden = hiddenLines
    guard rows < 0 ? bookmark.line > 0 : hidden > 0 else {
      notice = rows < 0 ? "the text begins here" : "the text ends here; Enter goes on"
      return
    }
    bookmark.line = max(0, bookmark.line + min(rows, hidden))
  }

  mutating func toggleNames() {
    guard let lesson = snapshot?.lesson else {
      notice = Self.noLesson
      return
    }
    let notation = lesson.lesson.notation
    guard !(notation.units.isEmpty && notation.parameters.isEmpty) else {
      notice = "this lesson has no names of its own"
      return
    }
    bookmark.usesOurNames.toggle()
    useNames()
    notice = bookmark.usesOurNames ? "our names: layer.unit" : "the publication's names"
  }

  /// Has the screen use the names that were chosen.
  mutating func useNames() {
    guard let lesson = snapshot?.lesson else { return }
    snapshot?.notation = bookmark.usesOurNames ? LessonNotation() : lesson.lesson.notation
  }

  // MARK: What a step shows

  /// Takes note of another step.
  mutating func follow(_ before: ShownLesson?, _ after: ShownLesson?) {
    guard let after else { return }
    if before?.lesson.name != after.lesson.name {
      bookmark = LessonBookmark()
      focus = .lesson
    }
    useNames()
    guard before?.number != after.number || before?.lesson.name != after.lesson.name else { return }
    (bookmark.line, bookmark.choice, bookmark.isTurning) = (0, 0, false)
    defer { bookmark.followsTrace = false }
    guard let step = after.step?.step else { return }
    point(at: step)
    // What would answer the question is held back until it is answered.
    if !isAsking { look(at: step) }
  }

  /// Selects what a step points at first.
  private mutating func point(at step: LessonStep) {
    guard let first = step.points.first, let shape = snapshot?.shape,
      let place = first.place(in: shape)
    else {
      selection.isActive = false
      return
    }
    selection = Selection(
      layer: place.layer, unit: place.unit, source: place.source ?? 0, isActive: true,
      isLink: place.source != nil)
  }

  /// Shows what a step wants shown.
  private mutating func look(at step: LessonStep) {
    guard let look = step.look, let shape = snapshot?.shape else { return }
    guard !bookmark.followsTrace else {
      // The trace is there already: what is left is the weight.
      if case .operation(let operation) = look, operationNumber(step) == traceNumber {
        traceLine = operation.line(in: shape)
      }
      return
    }
    overlay = nil
    isZoomed = false
    switch look {
    case .view(let wanted): view = DashboardView(wanted)
    case .operation(let operation):
      view = .trace
      guard let number = TraceOrder(shape).number(of: operation) else { return }
      traceNumber = number
      (traceLine, traceTerm) = (operation.line(in: shape), nil)
    }
  }

  /// Goes to the step of the lesson that an operation of the trace has reached, and says whether the
  /// trace stays where it is: a question comes before the operation that answers it.
  mutating func followInLesson(
    from before: Int, to number: Int
  ) -> (effects: [DashboardEffect], stays: Bool) {
    guard let lesson = snapshot?.lesson, lesson.isAtMoment else { return ([], false) }
    // Keys that come before the text are not meant for what it leads to.
    guard !bookmark.isTurning else { return ([], true) }
    if isAsking, let place = operationNumber(lesson.step?.step), number >= place, before < place {
      notice = "first the question: Enter answers it, or shows the answer"
      return ([], true)
    }
    if number > before, let next = lesson.next, !next.changesRun,
      let place = operationNumber(next), number >= place, before < place
    {
      bookmark.followsTrace = next.question == nil
      bookmark.isTurning = true
      return ([.send(.lesson(.next))], next.question != nil)
    }
    if number < before, let step = lesson.step?.step, !step.changesRun,
      let place = operationNumber(step), number < place, before >= place
    {
      bookmark.followsTrace = true
      bookmark.isTurning = true
      return ([.send(.lesson(.back))], false)
    }
    return ([], false)
  }

  /// The operation that a step looks at, by its number in the trace.
  private func operationNumber(_ step: LessonStep?) -> Int? {
    guard case .operation(let operation)? = step?.look, let shape = snapshot?.shape else {
      return nil
    }
    return TraceOrder(shape).number(of: operation)
  }

  // MARK: Opening and leaving

  /// Opens the list of lessons.
  public mutating func chooseLesson() { if overlay == nil { toggleLessonMenu() } }

  mutating func toggleLessonMenu() {
    if case .lessons = overlay {
      overlay = nil
    } else {
      let present = LessonMenu.entries.firstIndex { $0.name == snapshot?.lesson?.lesson.name }
      overlay = .lessons(line: present ?? 0)
    }
  }

  mutating func moveInLessonMenu(by offset: Int) {
    guard case .lessons(let line) = overlay else { return }
    overlay = .lessons(line: min(max(0, line + offset), LessonMenu.entries.count - 1))
  }

  mutating func openLesson() -> [DashboardEffect] {
    guard case .lessons(let line) = overlay, LessonMenu.entries.indices.contains(line) else {
      return []
    }
    overlay = nil
    return [.openLesson(LessonMenu.entries[line].name)]
  }

  /// Returns to the run that the lesson was opened from.
  mutating func leaveLesson() -> [DashboardEffect] {
    guard beneath != nil else {
      notice = "this lesson was opened by itself: T shows the others, q quits"
      return []
    }
    return [.leaveLesson]
  }
}

extension DashboardView {
  fileprivate init(_ view: LessonLook.View) {
    switch view {
    case .overview: self = .overview
    case .network: self = .network
    case .weights: self = .weights
    case .gradients: self = .gradients
    case .output: self = .output
    case .trace: self = .trace
    }
  }
}

extension LessonStep {
  /// Whether it puts the run into another moment.
  fileprivate var changesRun: Bool {
    start != nil || sample != nil || !edits.isEmpty || training != nil
  }
}

extension LessonLook.Operation {
  /// The line of the operation's table that is about the weight; nil where none is meant.
  fileprivate func line(in shape: NetworkShape) -> Int? {
    guard let layer else { return nil }
    let sizes = shape.layers[layer]
    guard isOfBias || source != nil else { return nil }
    let line = isOfBias ? sizes.inputs : source ?? 0
    // A folded layer has the weights of all its units in one table.
    return sizes.outputs > TraceOrder.mostUnits
      ? (unit ?? 0) * (sizes.inputs + 1) + line : line
  }
}

extension TraceOrder {
  /// Finds the operation that a lesson looks at.
  func number(of operation: LessonLook.Operation) -> Int? {
    let kind: TraceOperation.Kind =
      switch operation.kind {
      case .weightedInput: .weightedInput
      case .activation: .activation
      case .loss: .loss
      case .delta: .delta
      case .gradient: .gradient
      case .meanGradient: .mean
      case .update: .update
      }
    return number(of: kind, layer: operation.layer, unit: operation.unit)
  }
}
