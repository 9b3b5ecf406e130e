import Backprop
import TerminalUI
import Training

/// How far a lesson has been read.
struct LessonBookmark: Equatable, Sendable {
  /// The first line shown of the step's text.
  var line = 0
  /// Which answer is pointed at, from 0; nil before one is.
  var choice: Int?
  /// What was answered, by the step's number; empty where the answer was only looked at.
  var answers: [Int: String] = [:]
  /// Whether units, weights and numbers have our names in place of the publication's.
  var usesOurNames = false
  /// Whether the moment of an answered step is on its way, and with it what the step shows.
  var awaitsMoment = false
  /// Whether the step that the trace has reached is on its way.
  var isTurning = false
  /// Whether the next step was reached operation by operation, so that the trace stays where it is.
  var followsTrace = false

  /// Returns the first line shown of a text of so many lines in so many rows.
  func firstLine(of count: Int, rows: Int) -> Int { max(0, min(line, count - rows)) }
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
      let choice = bookmark.choice
    else { return nil }
    return answerLine(choice, of: question)
  }

  /// What the pane shows of the text: the first line, how many, and how many come after them.
  private var shownLines: (first: Int, count: Int, hidden: Int) {
    guard let area = ScreenLayout(self).area(of: .lesson).map(LessonPanel.inside) else {
      return (0, 1, 0)
    }
    let count = lessonPage(columns: area.width).lines.count
    let first = bookmark.firstLine(of: count, rows: area.height)
    return (first, area.height, max(0, count - first - area.height))
  }

  // MARK: Going on

  /// Reads on: the rest of the text, the answer to the question, the next step.
  mutating func readOn() -> [DashboardEffect] {
    guard let lesson = snapshot?.lesson else {
      notice = Self.noLesson
      return []
    }
    let shown = shownLines
    if shown.hidden > 0 {
      bookmark.line = shown.first + min(shown.hidden, max(1, shown.count - 1))
      return []
    }
    if isAsking, let question = lesson.step?.step.question {
      guard question.wantsNumber else {
        return answer(bookmark.choice.map { question.choices[$0] } ?? "")
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
    bookmark.awaitsMoment = true
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
    let shown = shownLines
    if shown.hidden == 0, isAsking, let choices = snapshot?.lesson?.step?.step.question?.choices,
      !choices.isEmpty
    {
      let wanted = bookmark.choice.map { $0 + rows } ?? (rows > 0 ? 0 : -1)
      bookmark.choice = wanted < 0 ? nil : min(wanted, choices.count - 1)
      // From the first answer one goes back into the text.
      if wanted >= 0 { return }
    }
    guard rows < 0 ? shown.first > 0 : shown.hidden > 0 else {
      notice = rows < 0 ? "the text begins here" : "the text ends here; Enter goes on"
      return
    }
    bookmark.line = max(0, shown.first + min(rows, shown.hidden))
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

  /// Takes note of what the session shows of the lesson.
  mutating func follow(_ before: Snapshot?, _ after: Snapshot) {
    guard let lesson = after.lesson else { return }
    if before?.lesson?.lesson.name != lesson.lesson.name {
      bookmark = LessonBookmark()
      focus = .lesson
    }
    useNames()
    let isOtherMoment = before?.timeline != after.timeline
    let wasGivenUp = before?.lesson?.progress != nil && lesson.progress == nil
    if isOtherMoment || wasGivenUp || before?.reply != after.reply { bookmark.isTurning = false }
    if before?.lesson?.number != lesson.number {
      (bookmark.line, bookmark.choice) = (0, nil)
      // What was being typed answers another question.
      if case .answer? = entry?.purpose { entry = nil }
      // What would answer the question is held back until it is answered.
      bookmark.awaitsMoment = false
      selection.isActive = false
      if !isAsking { show(lesson.step?.step) }
    } else if isOtherMoment, bookmark.awaitsMoment {
      bookmark.awaitsMoment = false
      show(lesson.step?.step)
    }
    bookmark.followsTrace = bookmark.followsTrace && bookmark.isTurning
  }

  /// Shows what a step speaks of.
  private mutating func show(_ step: LessonStep?) {
    guard let step else { return }
    point(at: step)
    look(at: step)
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
    if showsChain { overlay = nil }
    isZoomed = false
    switch look {
    case .view(let wanted): view = DashboardView(wanted)
    case .operation(let operation):
      view = .trace
      if let number = TraceOrder(shape).number(of: operation) {
        traceNumber = number
        (traceLine, traceTerm) = (operation.line(in: shape), nil)
      }
    }
    focus = focusWithinLayout(focus)
  }

  /// Goes to the step of the lesson that an operation of the trace has reached, and says whether the
  /// trace stays where it is: a question comes before the operation that answers it.
  mutating func followInLesson(
    from before: Int, to number: Int
  ) -> (effects: [DashboardEffect], stays: Bool) {
    guard let lesson = snapshot?.lesson, lesson.isAtMoment else { return ([], false) }
    // Keys that come before the text are not meant for what it leads to.
    guard !bookmark.isTurning else {
      notice = "the lesson goes on to its next step"
      return ([], true)
    }
    if let place = firstOperationAsked, number >= place, before < place {
      focus = .lesson
      notice = "first the question: Enter answers it, or shows the answer"
      return ([], true)
    }
    if number > before, let next = lesson.next, !next.changesRun,
      let place = operationNumber(next), number >= place
    {
      bookmark.followsTrace = next.question == nil
      if next.question != nil { focus = .lesson }
      bookmark.isTurning = true
      return ([.send(.lesson(.next))], next.question != nil)
    }
    if number < before, let step = lesson.step?.step, !step.changesRun,
      let place = operationNumber(step), number < place
    {
      bookmark.followsTrace = true
      bookmark.isTurning = true
      return ([.send(.lesson(.back))], false)
    }
    return ([], false)
  }

  /// The operation that the open question asks for, by its number in the trace; nil where none is.
  var firstOperationAsked: Int? { isAsking ? operationNumber(snapshot?.lesson?.step?.step) : nil }

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
    if overlay != nil || isZoomed {
      (overlay, isZoomed) = (nil, false)
      return []
    }
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
