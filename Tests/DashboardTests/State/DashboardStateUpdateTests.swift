import DrawnExperiments
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct DashboardStateUpdateTests {
  @Test func keysOfTheSessionSendTheirCommand() {
    let commands: [(Key, Command)] = [
      (.character(" "), .toggleRunning), (.character("s"), .stepEpoch),
      (.character("b"), .stepBatch), (.character("+"), .raiseLearningRate),
      (.character("="), .raiseLearningRate), (.character("-"), .lowerLearningRate),
      (.character("<"), .slower), (.character(">"), .faster), (.character("r"), .reset),
      (.character("R"), .newSeed), (.character("["), .moveProbe(by: -1)),
      (.character("]"), .moveProbe(by: 1)), (.character("u"), .undo),
      (.character("w"), .saveCheckpoint),
    ]
    for (key, command) in commands {
      var state = Moments.state()
      #expect(state.press(key) == [.send(command)])
      state.press("?")
      #expect(state.press(key) == [.send(command)], "also over the help")
      #expect(state.helpLine == nil)
    }
  }

  @Test func keysOfTheProgramHaveTheirEffectEverywhere() {
    let effects: [(Key, DashboardEffect)] = [
      (.character("q"), .quit(status: 0)), (.control("c"), .quit(status: 130)),
      (.control("z"), .suspend), (.control("l"), .redraw), (.character("x"), .exportScreen),
    ]
    for size in [(10, 3), (60, 18), (120, 40)] {
      for (key, effect) in effects {
        var state = Moments.state(size.0, size.1)
        #expect(state.press(key) == [effect])
        state.press("?")
        #expect(state.press(key) == [effect])
      }
    }
  }

  @Test func speedAndSeedAreToldAtOnce() {
    var core = SessionCore(Moments.experiment(), isRunning: false, clock: .stopped)
    var state = Moments.state(80, 24, core.snapshot(SnapshotRequest()))
    func notice(after commands: [Command]) -> String? {
      state.press(" ")
      for command in commands { core.handle(command) }
      _ = state.update(.snapshot(core.snapshot(SnapshotRequest())))
      return state.notice
    }
    #expect(notice(after: [.faster]) == "speed: 120 epochs a second")
    #expect(notice(after: [.faster, .faster]) == "speed: 1000 epochs a second")
    #expect(notice(after: [.newSeed, .newSeed]) == "a new start from seed 44")
    #expect(notice(after: [.reset]) == "a new start from epoch 0")
    #expect(notice(after: [.stepBatch]) == nil)
  }

  @Test func aNoticeStaysUntilTheNextKey() {
    var state = Moments.state()
    state.press("d")
    #expect(state.notice == "units show the mean δ over the last batch")
    _ = state.update(.snapshot(Moments.snapshot()))
    #expect(state.notice != nil)
    state.press(" ")
    #expect(state.notice == nil)
  }

  @Test func deltaKindsFollowEachOther() {
    var state = Moments.state()
    #expect(state.deltaKind == .probe)
    state.press("d")
    #expect(state.deltaKind == .batchMean)
    state.press("d")
    #expect(state.deltaKind == .batchMeanOfAbsolute)
    state.press("d")
    #expect(state.deltaKind == .probe)
  }

  @Test func tabGoesThroughThePanesOfTheLayout() {
    func round(_ columns: Int, _ rows: Int, _ key: Key) -> [Pane] {
      var state = Moments.state(columns, rows)
      return (0..<5).map { _ in
        state.press(key)
        return state.focus
      }
    }
    #expect(round(80, 24, .tab) == [.loss, .weights, .network, .loss, .weights])
    #expect(round(120, 40, .tab) == [.output, .deltas, .loss, .weights, .network])
    #expect(round(120, 40, .backTab) == [.weights, .loss, .deltas, .output, .network])
    #expect(round(60, 18, .tab) == [.output, .deltas, .loss, .weights, .gradients])
  }

  @Test func focusMovesToAPaneThatTheNewSizeHas() {
    var state = Moments.state(120, 40)
    state.press(.tab)
    #expect(state.focus == .output)
    _ = state.update(.resized(Size(columns: 80, rows: 24)))
    #expect(state.focus == .network)
    #expect(state.size == Size(columns: 80, rows: 24))
  }

  @Test func viewsFocusWhatTheyShow() {
    var state = Moments.state()
    for (key, view, pane) in [
      ("2", DashboardView.network, Pane.network), ("3", .weights, .weights),
      ("4", .gradients, .gradients), ("5", .output, .output), ("1", .overview, .network),
    ] {
      state.press(key)
      #expect(state.view == view)
      #expect(state.focus == pane)
    }
  }

  @Test func zoomShowsTheFocusedPaneAloneAndAllAgain() {
    var state = Moments.state()
    state.press(.tab)
    state.press("e")
    #expect(ScreenLayout(state).panes.map(\.pane) == [.loss])
    state.press(.tab)
    #expect(ScreenLayout(state).panes.map(\.pane) == [.weights])
    state.press("e")
    #expect(ScreenLayout(state).panes.count == 3)
    #expect(state.focus == .weights)
  }

  @Test func zoomSaysWhyItDoesNothing() {
    var state = Moments.state(60, 18)
    state.press("e")
    #expect(!state.isZoomed)
    #expect(state.notice == "the pane is alone already: all of them need 80x24")
    state = Moments.state()
    state.press("2e")
    #expect(!state.isZoomed)
    #expect(state.notice == "this view is one pane already; 1 shows all")
  }

  @Test func escapeGoesBackOneLayerAtATime() {
    var state = Moments.state()
    state.press("2")
    state.press(.down)
    state.press("?")
    state.press(.escape)
    #expect(state.helpLine == nil && state.selection.isActive && state.view == .network)
    state.press(.escape)
    #expect(!state.selection.isActive && state.view == .network)
    state.press(.escape)
    #expect(state.view == .overview)
    state.press("e")
    state.press(.down)
    state.press(.escape)
    #expect(!state.isZoomed && state.selection.isActive)
    state.press(.escape, .escape)
    #expect(state.notice == "nothing to go back from; q quits")
  }

  @Test(arguments: [(60, 18), (80, 24), (120, 40)])
  func whatWasFoundOutAboutTheDataIsToldInFullByTheHelp(_ columns: Int, _ rows: Int) {
    let sentences = [
      "150 rows, 4 features (sepal length, sepal width, petal length, petal width); target kind",
      "column 'id' is left out: it counts the rows",
    ]
    var state = Moments.state(columns, rows)
    state.introduce([])
    #expect(state.notice == nil)
    state.introduce(sentences)
    let diagnosis = Dashboard.frame(state).text(row: rows - 2)
    #expect(diagnosis.contains("150 rows, 4 features (sepal length"))
    #expect(diagnosis.contains(" (? for all)"))
    state.press("?")
    #expect(state.notice == nil)
    let page = (0..<rows).map { Dashboard.frame(state).text(row: $0) }.joined(separator: "\n")
    for word in sentences.joined(separator: " ").split(separator: " ") {
      #expect(page.contains(word), "\(word)")
    }
    state.press(.escape)
    state.introduce(["short"])
    #expect(Dashboard.frame(state).text(row: rows - 2).split(separator: " ") == ["short"])
  }

  @Test func testPointsAreShownWhereThereAreSome() {
    var state = Moments.state()
    state.press("p")
    #expect(state.showsTestPoints && state.notice == "test points are shown")
    state.press("p")
    #expect(!state.showsTestPoints && state.notice == "test points are hidden")
    state = Moments.state(80, 24, Moments.snapshot(Moments.experiment(source: "xor")))
    state.press("p")
    #expect(!state.showsTestPoints)
    #expect(state.notice == "there is no test part: all samples are learnt from")
    var rows = Moments.experiment(source: "rows")
    rows.rows = [ExampleRow(x: [0, 1, 2], y: [1]), ExampleRow(x: [1, 0, 2], y: [0])]
    rows.trainFraction = 0.5
    state = Moments.state(80, 24, Moments.snapshot(rows))
    state.press("p")
    #expect(!state.showsTestPoints)
    #expect(state.notice == "points are drawn over two inputs; here there are 3 columns")
  }

  @Test func picturesAreShownWithoutShades() {
    var state = Moments.state()
    state.press("D")
    #expect(state.isDiscrete && state.notice == "pictures show the answer alone")
    state.press("D")
    #expect(!state.isDiscrete && state.notice == "pictures show how sure answers are")
  }

  @Test func helpScrollsWithinItsLines() {
    var state = Moments.state(80, 24)
    state.press("?")
    #expect(state.helpLine == 0)
    state.press(.up)
    #expect(state.helpLine == 0)
    for _ in 0..<100 { state.press("j") }
    let last = state.helpLine
    // As far as the last line stands at the bottom.
    #expect(last.map { $0 > 0 && $0 < KeyTable.main.count } == true)
    state.press("k")
    #expect(state.helpLine == last.map { $0 - 1 })
    state.press("?")
    #expect(state.helpLine == nil)
  }

  @Test func aRestartTakesOldPicturesAway() {
    var core = SessionCore(Moments.experiment(), isRunning: false, clock: .stopped)
    var state = Moments.state()
    core.handle(.stepBatch)
    core.work(seconds: .infinity)
    let extent = SnapshotRequest.Extent(columns: 4, rows: 4)
    _ = state.update(.snapshot(core.snapshot(SnapshotRequest(surface: extent))))
    #expect(state.surface?.step == 1)
    core.handle(.stepBatch)
    core.work(seconds: .infinity)
    _ = state.update(.snapshot(core.snapshot(SnapshotRequest())))
    #expect(state.surface?.step == 1, "a picture may be older than the numbers")
    core.handle(.reset)
    _ = state.update(.snapshot(core.snapshot(SnapshotRequest())))
    #expect(state.surface == nil, "but not of another timeline")
  }
}
