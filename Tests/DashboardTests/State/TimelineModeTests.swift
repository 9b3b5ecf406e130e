import DrawnExperiments
import TerminalUI
import Testing

@testable import Dashboard
@testable import Training

/// The mode that shows the past, and what the screen says of it.
@Suite struct TimelineModeTests {
  /// A state that looks at an epoch of a run of ten, and the session behind it.
  private static func past(
    epoch: Int, columns: Int = 120, rows: Int = 40, appearance: Appearance = Appearance(),
    forks: Bool = false
  ) -> (state: DashboardState, core: SessionCore) {
    var core = SessionCore(Moments.experiment(), isRunning: false, clock: .stopped)
    for _ in 0..<10 { core.complete(.stepEpoch) }
    core.complete(.travel(.epoch(epoch)))
    if forks { core.complete(.travel(.goOn)) }
    var state = Moments.state(
      columns, rows, core.snapshot(SnapshotRequest(isExact: true)), appearance: appearance)
    if !forks { state.press("t") }
    state.notice = nil
    return (state, core)
  }

  private func text(_ state: DashboardState) -> String {
    TextExport.text(of: Dashboard.frame(state))
  }

  @Test func itsKeysGoThroughThePast() {
    var state = Moments.state()
    #expect(state.press("t") == [.send(.travel(.open))] && state.keyMode == .timeline)
    #expect(state.press(.left) == [.send(.travel(.moveEpochs(by: -1)))])
    #expect(state.press(.up, .pageDown, .home).count == 3)
    #expect(state.press(",") == [.send(.travel(.moveSteps(by: -1)))])
    #expect(state.press(" ").isEmpty && state.notice?.hasPrefix("space is not bound") == true)
    #expect(state.press(.enter) == [.send(.travel(.goOn))] && state.keyMode == .main)
    state.press("t")
    #expect(state.press(.escape) == [.send(.travel(.leave))] && state.keyMode == .main)
  }

  @Test func aNumberGoesToItsEpoch() {
    var (state, _) = Self.past(epoch: 4)
    state.press("7")
    #expect(state.entry?.text == "7" && state.entry?.allowed == "0 to 10")
    #expect(state.press(.enter) == [.send(.travel(.epoch(7)))] && state.keyMode == .timeline)
    for wrong in ["11", "99999999999999999999", "1x"] {
      state.press(wrong)
      #expect(state.press(.enter).isEmpty && state.entry?.refusal?.contains("0 to 10") == true)
      state.press(.escape)
    }
  }

  @Test(arguments: Moments.appearances, [(60, 18), (80, 24), (120, 40)])
  func thePastIsNamedSoThatNobodyTakesItForThePresent(
    _ appearance: Appearance, _ size: (Int, Int)
  ) {
    var (state, _) = Self.past(
      epoch: 4, columns: size.0, rows: size.1, appearance: appearance)
    let header = Dashboard.frame(state).text(row: 0)
    #expect(header.contains("past ") && header.contains("epoch 4 ") && !header.contains("paused"))
    let dot = Words(appearance.glyphs).dot
    #expect(text(state).contains("past \(dot) epoch 4 of 10"))
    state.press("l")
    #expect(text(state).contains("past \(dot) epoch 4 of 10"))
  }

  @Test(arguments: Moments.appearances)
  func theWholeRunStaysDrawnWithACursorAtTheMoment(_ appearance: Appearance) throws {
    let (state, _) = Self.past(epoch: 4, appearance: appearance)
    let snapshot = try #require(state.snapshot)
    let others = OtherCurves(snapshot: snapshot, theme: state.theme)
    #expect(others.lastEpoch == 10)
    let future = try #require(others.series.last)
    #expect(future.buckets.map(\.lastX) == [5, 6, 7, 8, 9, 10])
    #expect(future.isScattered == (appearance.colors == .monochrome))
    #expect(future.style != state.theme.train || appearance.colors == .monochrome)
    #expect(text(state).contains("epoch 10"))
  }

  @Test func changesAfterTheMomentStayMarked() throws {
    var (_, core) = Self.past(epoch: 4)
    core.handle(.travel(.leave))
    core.handle(.raiseLearningRate)
    core.complete(.travel(.epoch(4)))
    let snapshot = core.snapshot(SnapshotRequest())
    let others = OtherCurves(snapshot: snapshot, theme: Theme(Appearance()))
    #expect(others.marks.map(\.x) == [10] && snapshot.history.marks.isEmpty)
  }

  @Test(arguments: Moments.appearances)
  func aForkHasTheOriginalInItsLegend(_ appearance: Appearance) throws {
    let (state, _) = Self.past(epoch: 4, appearance: appearance, forks: true)
    let snapshot = try #require(state.snapshot)
    let others = OtherCurves(snapshot: snapshot, theme: state.theme)
    #expect(others.series.map(\.label) == ["original"])
    #expect(others.series[0].buckets.map(\.lastX) == [5, 6, 7, 8, 9, 10])
    #expect(text(state).contains(" original "))
    // In a narrow pane the words of the run's own curves come first.
    let (narrow, _) = Self.past(
      epoch: 4, columns: 80, rows: 24, appearance: appearance, forks: true)
    #expect(!text(narrow).contains(" original ") && text(narrow).contains(" train "))
  }

  @Test func aLongWayIsShownAndEscGivesItUp() throws {
    var (state, _) = Self.past(epoch: 4)
    var snapshot = try #require(state.snapshot)
    snapshot.past?.way = .init(epoch: 9, progress: 0.43)
    _ = state.update(.snapshot(snapshot))
    let last = Dashboard.frame(state).text(row: 39)
    #expect(last.contains("on the way to epoch 9: 43%") && last.contains("Esc"))
    #expect(state.press(.enter).isEmpty && state.notice != nil)
    #expect(state.press(.escape) == [.send(.travel(.cancel))] && state.keyMode == .timeline)
    snapshot.past?.way = .init(epoch: 9, progress: .nan)
    _ = state.update(.snapshot(snapshot))
    #expect(state.wayThere != nil)
  }

  @Test func theViewsFollowEachOther() {
    var (state, _) = Self.past(epoch: 4)
    var seen: [DashboardView] = []
    for _ in 0..<6 {
      state.press("v")
      seen.append(state.view)
    }
    #expect(seen == [.network, .weights, .gradients, .output, .trace, .overview])
  }

  // MARK: Differences

  @Test func weightsAreShownLessTheOriginals() throws {
    var (state, core) = Self.past(epoch: 4, forks: true)
    core.complete(.toggleDifference)
    core.complete(.change(.parameter(0, 2)))
    let before = core.snapshot(SnapshotRequest())
    _ = state.update(.snapshot(before))
    state.press("3")
    #expect(text(state).contains("Weights less original"))
    guard case .known(let values, _, _)? = before.difference else {
      Issue.record("no difference: \(String(describing: before.difference))")
      return
    }
    let compared = ComparedWeights(snapshot: before)
    #expect(compared.values == values && values.contains { $0 != 0 })
    #expect(compared.largest(ofLayer: 1) == abs(values[0]) && compared.largest(ofLayer: 2) == 0)
    state.press("l")
    #expect(text(state).contains("from the original"))
  }

  @Test func whatCanNotBeComparedSaysWhy() throws {
    let (state, _) = Self.past(epoch: 4)
    var snapshot = try #require(state.snapshot)
    func title() -> String { ComparedWeights(snapshot: snapshot).title }
    #expect(title() == "Weights")
    snapshot.difference = .replaying(0.5)
    #expect(title() == "Weights, comparing 50%")
    snapshot.difference = .otherShape("2-3-1")
    #expect(title() == "Weights, original is 2-3-1")
    snapshot.difference = .known([.nan], step: 7, isAtEnd: true)
    #expect(title() == "Weights less original's end, step 7")
    #expect(ComparedWeights(snapshot: snapshot).values == snapshot.moment.parameters)
    let count = snapshot.shape.parameterCount
    snapshot.difference = .known(Array(repeating: .nan, count: count), step: 7, isAtEnd: false)
    #expect(ComparedWeights(snapshot: snapshot).largest(ofLayer: 1) == 0)
  }
}
