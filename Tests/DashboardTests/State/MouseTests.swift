import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct MouseTests {
  /// Returns the first place whose target is as wanted, row by row.
  private static func place(
    _ state: DashboardState, where isWanted: (ScreenTarget) -> Bool
  ) -> (column: Int, row: Int)? {
    for row in 0..<state.size.rows {
      for column in 0..<state.size.columns
      where isWanted(ScreenTarget(column: column, row: row, state)) {
        return (column, row)
      }
    }
    return nil
  }

  @Test func aClickOnAUnitSelectsIt() throws {
    for (columns, rows) in [(60, 18), (80, 24), (120, 40), (200, 60)] {
      var state = Moments.state(columns, rows)
      let place = try #require(Self.place(state) { $0 == .unit(layer: 2, unit: 5) })
      #expect(state.click(place.column, place.row) == [])
      #expect(state.focus == .network && state.selection.isActive)
      #expect(state.selection.layer == 2 && state.selection.unit == 5)
    }
  }

  @Test func aClickOnALinkSelectsIt() throws {
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
      var state = Moments.state(columns, rows)
      let place = try #require(
        Self.place(state) { if case .link(layer: 2, _, _) = $0 { true } else { false } })
      guard
        case .link(let layer, let unit, let source) = ScreenTarget(
          column: place.column, row: place.row, state)
      else { return }
      #expect(state.click(place.column, place.row) == [])
      #expect(
        state.selection
          == Selection(layer: layer, unit: unit, source: source, isActive: true, isLink: true))
    }
  }

  @Test func clicksOnTheViewsGoThroughThemAll() throws {
    var state = Moments.state(80, 24)
    var views: [DashboardView] = []
    for _ in 0..<6 {
      let place = try #require(
        Self.place(state) { if case .key(.character("1"..."6")) = $0 { true } else { false } })
      state.click(place.column, place.row)
      views.append(state.view)
    }
    #expect(views == [.network, .weights, .gradients, .output, .trace, .overview])
  }

  @Test func aClickOnASampleOfTheListChoosesIt() throws {
    var state = Moments.state(120, 40, Moments.snapshot(Moments.experiment(source: "iris")))
    state.press("5")
    let place = try #require(
      Self.place(state) { if case .sample = $0 { true } else { false } })
    guard case .sample(let sample) = ScreenTarget(column: place.column, row: place.row, state)
    else { return }
    state.click(place.column, place.row)
    #expect(state.chosenPlace == sample && state.focus == .output)
    #expect(state.snapshot?.evaluation.worst.ranked.first?.place == sample)
  }

  @Test func aClickOnANumberSelectsTheWeight() throws {
    var state = Moments.state(120, 40)
    let weight = ScreenTarget.weight(layer: 2, unit: 7, source: 3)
    let place = try #require(Self.place(state) { $0 == weight })
    state.click(place.column, place.row)
    #expect(state.focus == .weights)
    #expect(state.selection == Selection(layer: 2, unit: 7, source: 3, isActive: true))
    let before = Dashboard.frame(Moments.state(120, 40))
    #expect(Dashboard.frame(state)[place.column, place.row] != before[place.column, place.row])
  }

  @Test func aClickOnABiasSelectsIt() throws {
    var state = Moments.state(120, 40)
    let bias = ScreenTarget.weight(layer: 2, unit: 4, source: 8)
    let place = try #require(Self.place(state) { $0 == bias })
    state.click(place.column, place.row)
    #expect(Dashboard.frame(state)[place.column, place.row].scalar == ">")
  }

  @Test func aClickOnAPaneTakesTheFocusThere() throws {
    var state = Moments.state(120, 40)
    for pane in [Pane.loss, .output, .deltas, .weights, .network] {
      let place = try #require(Self.place(state) { $0 == .pane(pane) })
      state.click(place.column, place.row)
      #expect(state.focus == pane)
    }
  }

  @Test func aClickOnATitleZoomsAndOneMoreShowsAllAgain() throws {
    var state = Moments.state(120, 40)
    let title = try #require(Self.place(state) { $0 == .title(.deltas) })
    state.click(title.column, title.row)
    #expect(state.isZoomed && state.focus == .deltas)
    state.click(10, 1)
    #expect(!state.isZoomed)
  }

  @Test func aClickOnAWordOfTheLastRowDoesWhatTheKeyDoes() {
    var state = Moments.state(200, 60)
    let row = Dashboard.frame(state).text(row: 59)
    func column(of word: String) -> Int {
      let range = row.range(of: word)
      return range.map { row.distance(from: row.startIndex, to: $0.lowerBound) } ?? -1
    }
    #expect(state.click(column(of: "space"), 59) == [.send(.toggleRunning)])
    #expect(state.click(column(of: "run  "), 59) == [.send(.toggleRunning)])
    #expect(state.click(column(of: "+ -"), 59) == [.send(.raiseLearningRate)])
    #expect(state.click(column(of: "+ -") + 2, 59) == [.send(.lowerLearningRate)])
    #expect(state.click(column(of: " rate ") + 4, 59) == [.send(.raiseLearningRate)])
    #expect(state.click(column(of: " rate ") + 5, 59) == [], "between two words")
    #expect(state.click(column(of: "quit"), 59) == [.quit(status: 0)])
    state.click(column(of: "1-6 views") + 4, 59)
    #expect(state.view == .network)
    state.click(column(of: "help"), 59)
    #expect(state.helpLine == 0)
  }

  @Test func besideTheHelpAClickClosesItAndDoesNothingElse() throws {
    var state = Moments.state(120, 40)
    let unit = try #require(Self.place(state) { $0 == .unit(layer: 1, unit: 0) })
    state.press("?")
    state.click(60, 20)
    #expect(state.helpLine == 0, "a click on the help")
    state.click(unit.column, unit.row)
    #expect(state.helpLine == nil && !state.selection.isActive)
  }

  @Test func theWheelScrollsTheHelp() {
    var state = Moments.state(80, 24)
    state.press("?")
    state.wheel(.wheelDown, 40, 12)
    #expect(state.helpLine == 3)
    state.wheel(.wheelUp, 1, 1)
    #expect(state.helpLine == 0)
  }

  @Test func theWheelMovesTheSelectionByRows() throws {
    var state = Moments.state(120, 40)
    let unit = try #require(Self.place(state) { $0 == .unit(layer: 1, unit: 3) })
    state.click(unit.column, unit.row)
    state.wheel(.wheelDown, unit.column, unit.row)
    #expect(state.selection.unit == 4)
    state.wheel(.wheelUp, unit.column, unit.row)
    #expect(state.selection.unit == 3)
    let weight = try #require(Self.place(state) { $0 == .weight(layer: 1, unit: 0, source: 0) })
    state.wheel(.wheelDown, weight.column, weight.row)
    #expect(state.focus == .weights && state.selection.unit == 4)
  }

  @Test func aDragBelongsToThePaneThatItBeganInUntilTheRelease() throws {
    var state = Moments.state(120, 40)
    let loss = try #require(Self.place(state) { $0 == .pane(.loss) })
    state.click(loss.column, loss.row)
    #expect(state.pressedPane == .loss)
    let focus = state.focus
    _ = state.update(.mouse(MouseEvent(.drag(.left), column: 119, row: 0)))
    #expect(state.focus == focus && state.pressedPane == .loss)
    _ = state.update(.mouse(MouseEvent(.release, column: 119, row: 0)))
    #expect(state.pressedPane == nil)
  }

  @Test func otherButtonsDoNothing() {
    var state = Moments.state(120, 40)
    let before = Dashboard.frame(state)
    for action in [MouseEvent.Action.press(.right), .press(.middle), .drag(.left), .release] {
      #expect(state.update(.mouse(MouseEvent(action, column: 20, row: 10))) == [])
    }
    #expect(Dashboard.frame(state) == before)
  }

  @Test(arguments: [(0, 0), (1, 1), (59, 18), (60, 18), (80, 24), (500, 200)])
  func anyEventAnywhereIsHarmless(_ columns: Int, _ rows: Int) {
    for snapshot in [Moments.snapshot(), Moments.snapshot(Moments.experiment(hidden: [200, 3]))] {
      var state = Moments.state(columns, rows, snapshot)
      for keys in ["", "?", "2", "3", "5", "1e"] {
        state.press(keys)
        for row in [0, 1, rows / 2, rows - 2, rows - 1, rows, 32_767] {
          for column in Array(stride(from: 0, to: columns + 3, by: 3)) + [32_767] {
            for action in [
              MouseEvent.Action.press(.left), .drag(.left), .wheelUp, .wheelDown, .release,
            ] {
              _ = state.update(.mouse(MouseEvent(action, column: column, row: row)))
            }
          }
        }
        state.press(.escape, .escape)
      }
    }
  }

  @Test func beforeTheFirstSnapshotThereIsNothingToPointAt() {
    var state = DashboardState(size: Size(columns: 80, rows: 24), appearance: Appearance())
    state.click(10, 10)
    #expect(ScreenTarget(column: 10, row: 10, state) == .nothing)
  }
}

extension DashboardState {
  /// Presses and releases the left button.
  @discardableResult
  fileprivate mutating func click(_ column: Int, _ row: Int) -> [DashboardEffect] {
    update(.mouse(MouseEvent(.press(.left), column: column, row: row)))
  }

  fileprivate mutating func wheel(_ action: MouseEvent.Action, _ column: Int, _ row: Int) {
    _ = update(.mouse(MouseEvent(action, column: column, row: row)))
  }
}
