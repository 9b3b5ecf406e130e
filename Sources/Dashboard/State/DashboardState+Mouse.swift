import TerminalUI
import Training

/// What the mouse does. A click on something is what the keys would do there; nothing can be done
/// with the mouse alone.
extension DashboardState {
  /// Rows of the help that one notch of the wheel goes through.
  private static let helpRowsPerNotch = 3

  /// Takes note of what was done with the mouse and returns what is to be done.
  mutating func point(_ event: MouseEvent) -> [DashboardEffect] {
    switch event.action {
    case .press(.left): return click(event)
    case .drag(.left): drag(event)
    case .release: pressedPane = nil
    case .wheelUp: turnWheel(by: -1, event)
    case .wheelDown: turnWheel(by: 1, event)
    case .press, .drag: break
    }
    return []
  }

  private mutating func click(_ event: MouseEvent) -> [DashboardEffect] {
    notice = nil
    let target = ScreenTarget(column: event.column, row: event.row, self)
    if entry != nil {
      // What is being typed comes first: only its own keys answer.
      guard case .key = target else {
        entry?.refusal = "Enter takes what is typed, Esc leaves it"
        return []
      }
    }
    switch target {
    case .key(let key): return update(.key(key))
    case .help: return []
    case .setting(let line): return click(setting: line)
    case .settings: return []
    // Beside the help a click means: away with it.
    case _ where helpLine != nil: helpLine = nil
    case .nothing where isChecking: overlay = nil
    case .lesson(let line): return click(lesson: line)
    case .title(let pane):
      focus = pane
      return perform(.toggleZoom)
    case .unit(let layer, let unit): select(.network, layer: layer, unit: unit, source: nil)
    case .link(let layer, let unit, let source):
      select(.network, layer: layer, unit: unit, source: source)
      selection.isLink = true
    case .sample(let place):
      focus = .output
      chosenPlace = place
    case .weight(let layer, let unit, let source):
      select(.weights, layer: layer, unit: unit, source: source)
    case .pane(let pane):
      focus = pane
      pressedPane = pane
      pass(event, to: pane)
    case .nothing: break
    }
    return []
  }

  /// The first click points at a setting, the next one types its value.
  private mutating func click(setting line: Int) -> [DashboardEffect] {
    guard line == settingsLine else {
      settingsLine = line
      return []
    }
    return perform(.typeSetting)
  }

  /// The first click points at a lesson, the next one opens it.
  private mutating func click(lesson line: Int) -> [DashboardEffect] {
    guard overlay == .lessons(line: line) else {
      overlay = .lessons(line: line)
      return []
    }
    return openLesson()
  }

  private mutating func select(_ pane: Pane, layer: Int, unit: Int, source: Int?) {
    guard let shape = snapshot?.shape else { return }
    focus = pane
    let wanted = Selection(
      layer: layer, unit: unit, source: source ?? selection.source, isActive: true)
    selection = wanted.clamped(to: shape)
  }

  /// The pane where the button went down has the pointer until it comes up, wherever that is.
  private mutating func drag(_ event: MouseEvent) {
    guard let pressedPane else { return }
    pass(event, to: pressedPane)
  }

  private mutating func turnWheel(by rows: Int, _ event: MouseEvent) {
    notice = nil
    guard helpLine == nil else { return scrollHelp(by: rows * Self.helpRowsPerNotch) }
    guard entry == nil else { return }
    let target = ScreenTarget(column: event.column, row: event.row, self)
    if target.isOfSettings { return moveSetting(by: rows) }
    if case .lessons = overlay { return moveInLessonMenu(by: rows) }
    switch target.pane {
    case .network?: scroll(.network, by: rows)
    case .weights?: scroll(.weights, by: rows)
    case .gradients?: scroll(.gradients, by: rows)
    case .trace?: scroll(.trace, by: rows)
    case .output?: scroll(.output, by: rows)
    case .lesson?: scroll(.lesson, by: rows)
    case let pane?: pass(event, to: pane)
    case nil: break
    }
  }

  private mutating func scroll(_ pane: Pane, by rows: Int) {
    focus = pane
    select(columns: 0, rows: rows)
  }

  /// Hands an event to a pane with its place within the border, moved to the nearest cell inside.
  private mutating func pass(_ event: MouseEvent, to pane: Pane) {
    guard let area = ScreenLayout(self).area(of: pane)?.inset(columns: 1, rows: 1), !area.isEmpty
    else { return }
    mouse(
      over: pane, event.action, column: min(max(0, event.column - area.column), area.width - 1),
      row: min(max(0, event.row - area.row), area.height - 1), of: area.size)
  }

  /// What a pane does with the mouse beside taking the focus: a press, drags until the release, a
  /// turn of the wheel.
  ///
  /// - Parameters:
  ///   - column: within the pane's border, from 0 and below the width of `size`.
  ///   - row: likewise.
  ///   - size: the extent of the pane within its border, at least one cell.
  mutating func mouse(
    over pane: Pane, _ action: MouseEvent.Action, column: Int, row: Int, of size: Size
  ) {
    switch (pane, action) {
    case (.loss, .press(.left)), (.loss, .drag(.left)):
      // The border is one cell on each side.
      readLoss(
        atColumn: column + 1,
        in: Rect(column: 0, row: 0, width: size.columns + 2, height: size.rows + 2))
    default: break
    }
  }
}
