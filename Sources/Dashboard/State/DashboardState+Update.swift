import TerminalUI
import Training

extension DashboardState {
  /// Takes note of an event and returns what is to be done; performs nothing.
  public mutating func update(_ event: DashboardEvent) -> [DashboardEffect] {
    switch event {
    case .key(let key):
      return press(key)
    case .mouse(let event):
      return point(event)
    case .resized(let newSize):
      size = newSize
      // A narrow screen shows one pane anyway: nothing would be left to zoom back from.
      if ScreenLayout.isNarrow(newSize) { isZoomed = false }
      focus = focusWithinLayout(focus)
      return []
    case .snapshot(let newest):
      receive(newest)
      return []
    }
  }

  private mutating func receive(_ newest: Snapshot) {
    // A restart or other data make older pictures wrong, not only old.
    let isOther =
      snapshot?.timeline != newest.timeline || snapshot?.shape != newest.shape
      || snapshot?.data.plane != newest.data.plane
    if isOther {
      surface = nil
      unitPictures = nil
      inspection = nil
      // With another seed another sample stands in its place.
      if snapshot?.experiment.seed != newest.experiment.seed { chosenPlace = nil }
      lossCursor = nil
    }
    let before = snapshot
    if let before { notice = Self.answer(before, newest) ?? notice }
    followSetting(from: snapshot, to: newest)
    if let number = traceNumberAfterStep {
      if snapshot?.step != newest.step {
        traceNumber = min(number, TraceOrder(newest.shape).count - 1)
        traceNumberAfterStep = nil
      } else if snapshot?.reply != newest.reply {
        // There was no step to be made, or none to be taken back.
        traceNumberAfterStep = nil
      }
    }
    snapshot = newest
    surface = newest.surface.map { DatedPictures($0, of: newest) } ?? surface
    unitPictures = newest.unitPictures.map { DatedPictures($0, of: newest) } ?? unitPictures
    inspection = newest.inspection ?? inspection
    selection = selection.clamped(to: newest.shape)
    follow(before, newest)
    if chosenPlace.map({ $0 >= newest.data.train.count }) == true { chosenPlace = nil }
  }

  /// What an order changed that the screen does not show elsewhere.
  private static func answer(_ before: Snapshot, _ after: Snapshot) -> String? {
    if let reply = after.reply, reply != before.reply { return reply.sentence }
    if before.speed != after.speed { return "speed: \(after.speed.name)" }
    // The text of the step tells more.
    if after.lesson?.isAtMoment == true { return nil }
    let seed = after.experiment.seed
    if before.experiment.seed != seed { return "a new start from seed \(seed)" }
    if before.timeline != after.timeline { return "a new start from epoch 0" }
    return nil
  }

  private mutating func press(_ key: Key) -> [DashboardEffect] {
    notice = nil
    defer { if KeyTable.action(for: key) != .quit(status: 0) { isLeaving = false } }
    guard let action = KeyTable.action(for: key, in: keyMode) else {
      if keyMode == .entry {
        type(key)
        return []
      }
      let hasHelp = KeyTable.action(for: .character("?"), in: keyMode) != nil
      notice = "\(key.name) is not bound; \(hasHelp ? "?" : "the last row") shows the keys"
      return []
    }
    if helpLine != nil, let effects = performOverHelp(action) { return effects }
    if isChecking, let effects = performOverCheck(action) { return effects }
    return perform(action)
  }

  /// What an action does while the help is open; nil where it does what it always does.
  private mutating func performOverHelp(_ action: DashboardAction) -> [DashboardEffect]? {
    switch action {
    case .toggleHelp, .back, .leaveLesson:
      helpLine = nil
    case .select(_, let rows), .moveInLesson(let rows):
      scrollHelp(by: rows)
    case .quit, .suspend, .redraw:
      return nil
    default:
      // The key was meant for the screen below: close the help, and do what was asked for.
      helpLine = nil
      return nil
    }
    return []
  }

  /// Moves through the open help, or says that it ends.
  mutating func scrollHelp(by rows: Int) {
    let before = helpLine
    helpLine = HelpPanel(self, line: (helpLine ?? 0) + rows).line
    if helpLine == before { notice = "the help ends here; Esc closes it" }
  }

  /// Does what is asked for and returns what is to be done outside.
  mutating func perform(_ action: DashboardAction) -> [DashboardEffect] {
    switch action {
    case .order(let command): return order(command)
    case .quit(let status): return quit(status)
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .exportScreen: return [.exportScreen]
    case .nextDeltaKind: nextDeltaKind()
    case .toggleLogScale: toggleLogScale()
    case .toggleSmoothing: toggleSmoothing()
    case .nextTheme: return nextTheme()
    case .readLossAtEnd(let isLast): readLossAtEnd(isLast: isLast)
    case .toggleTestPoints: toggleTestPoints()
    case .toggleShades: toggleShades()
    case .toggleGradientLinks: toggleGradientLinks()
    case .toggleWeightImages: toggleWeightImages()
    case .toggleCheck: return toggleCheck()
    case .toggleChain: toggleChain()
    case .moveLink(let offset): moveLink(by: offset)
    case .moveTrace(let offset): return moveTrace(by: offset)
    case .traceNextSample: return traceNextSample()
    case .show(let wanted): show(wanted)
    case .moveFocus(let offset): moveFocus(by: offset)
    case .toggleZoom: toggleZoom()
    case .select(let columns, let rows): select(columns: columns, rows: rows)
    case .toggleSettings: toggleSettings()
    case .moveSetting(let offset): moveSetting(by: offset)
    case .stepSetting(let offset): return stepSetting(by: offset)
    case .typeSetting: typeSetting()
    case .nextValue(let path): return nextValue(path)
    case .typeValue(let path): typeValue(path)
    case .enterSelection: return enterSelection()
    case .typeProbe: typeProbe()
    case .openTimeline: return openTimeline()
    case .leaveTimeline: return leaveTimeline()
    case .goOnFromPast: return goOnFromPast()
    case .typeEpoch(let digit): typeEpoch(digit)
    case .explainTimeline: explainTimeline()
    case .nextView: show(nextView)
    case .toggleLessonMenu: toggleLessonMenu()
    case .moveInLessonMenu(let offset): moveInLessonMenu(by: offset)
    case .openLesson: return openLesson()
    case .leaveLesson: return leaveLesson()
    case .readOn: return readOn()
    case .goToStep(let move): return goTo(move)
    case .moveInLesson(let rows): moveInLesson(by: rows)
    case .answer(let text): return answer(text)
    case .toggleNames: toggleNames()
    case .acceptEntry: return acceptEntry()
    case .leaveEntry: entry = nil
    case .toggleHelp: helpLine = helpLine == nil ? 0 : nil
    case .back: return goBack()
    }
    return []
  }

  private mutating func order(_ command: Command) -> [DashboardEffect] {
    if command == .rollBack, let snapshot {
      guard case .paused(.diverged) = snapshot.activity else {
        notice = "z goes back after a divergence; there is none"
        return []
      }
    }
    return [.send(command)]
  }

  /// Leaves at once, unless weights typed by hand would be lost and nobody was told so.
  private mutating func quit(_ status: Int32) -> [DashboardEffect] {
    // What is typed within a lesson is tried out.
    let wouldLose =
      snapshot?.lesson == nil
      ? snapshot?.hasUnsavedEdits == true : beneath?.hasUnsavedEdits == true
    guard status == 0, wouldLose, !isLeaving else {
      return [.quit(status: status)]
    }
    isLeaving = true
    notice =
      snapshot?.lesson == nil
      ? "weights typed by hand would be lost; w keeps them, q quits"
      : "your run has weights typed by hand: Esc returns to it, q quits"
    return []
  }

  private mutating func nextDeltaKind() {
    deltaKind = deltaKind.next
    notice = "units show \(deltaKind.meaning(Words(theme.appearance.glyphs).delta))"
  }

  private mutating func toggleTestPoints() {
    guard let data = snapshot?.data else { return }
    guard data.plane != nil || data.line != nil else {
      notice = "points are drawn over two inputs; here there are \(data.columns.count) columns"
      return
    }
    guard !data.test.isEmpty else {
      notice = "there is no test part: all samples are learnt from"
      return
    }
    showsTestPoints.toggle()
    notice = showsTestPoints ? "test points are shown" : "test points are hidden"
  }

  private mutating func toggleShades() {
    isDiscrete.toggle()
    notice = isDiscrete ? "pictures show the answer alone" : "pictures show how sure answers are"
  }

  private mutating func toggleLogScale() {
    isLossLogarithmic.toggle()
    notice = "loss on a \(isLossLogarithmic ? "logarithmic" : "linear") scale"
  }

  private mutating func show(_ wanted: DashboardView) {
    let before = (view, isZoomed, focus)
    overlay = nil
    view = wanted
    isZoomed = false
    // Whoever reads goes on reading, where the text has room beside the view.
    let isReading = focus == .lesson
    focus = wanted.mainPane
    focus = isReading && layoutHas(.lesson) ? .lesson : focusWithinLayout(focus)
    if before == (view, isZoomed, focus) { notice = "this view is shown already" }
  }

  private mutating func moveFocus(by offset: Int) {
    let panes = ScreenLayout(self).reachablePanes.filter { !showsChain || $0.hasParameters }
    guard panes.count > 1 else {
      notice = "this view has one pane; 1 shows all"
      return
    }
    let index = panes.firstIndex(of: focus) ?? 0
    focus = panes[(index + offset + panes.count) % panes.count]
  }

  private mutating func toggleZoom() {
    if ScreenLayout(self).coversPanes { overlay = nil }
    if view != .overview && snapshot?.lesson == nil {
      notice = "this view is one pane already; 1 shows all"
    } else if ScreenLayout.isNarrow(size) {
      notice = "the pane is alone already: all of them need 80x24"
    } else {
      isZoomed.toggle()
      focus = focusWithinLayout(focus)
    }
  }

  private mutating func goBack() -> [DashboardEffect] {
    if overlay != nil {
      overlay = nil
    } else if focus == .loss && lossCursor != nil {
      lossCursor = nil
    } else if isZoomed {
      isZoomed = false
      focus = focusWithinLayout(focus)
    } else if focus == .output && chosenPlace != nil {
      chosenPlace = nil
    } else if selection.isActive {
      selection.isActive = false
    } else if view != .overview {
      view = .overview
      focus = focusWithinLayout(focus)
    } else if beneath != nil {
      return [.leaveLesson]
    } else {
      notice = "nothing to go back from; q quits"
    }
    return []
  }

  /// Whether a pane is drawn.
  func layoutHas(_ pane: Pane) -> Bool { ScreenLayout(self).area(of: pane) != nil }

  /// Returns the pane itself where the layout has it, else the layout's first.
  func focusWithinLayout(_ pane: Pane) -> Pane {
    let panes = ScreenLayout(self).reachablePanes
    return panes.contains(pane) ? pane : panes.first ?? pane
  }
}

extension DashboardView {
  /// The pane that the view is about.
  var mainPane: Pane {
    switch self {
    case .overview, .network: .network
    case .weights: .weights
    case .output: .output
    case .gradients: .gradients
    case .trace: .trace
    }
  }
}

extension Speed {
  /// The speed in words.
  var name: String {
    guard let epochsPerSecond else { return "as fast as it can" }
    let text = NumberText.shortest(epochsPerSecond)
    return epochsPerSecond == 1 ? "1 epoch a second" : "\(text) epochs a second"
  }
}
