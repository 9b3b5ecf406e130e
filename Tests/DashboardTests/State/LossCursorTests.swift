import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct LossCursorTests {
  /// A screen of 20 epochs with the keys going to the loss.
  private func state(_ columns: Int = 80, _ rows: Int = 24) -> DashboardState {
    var state = Moments.state(columns, rows, LossPanelTests.snapshot)
    state.press(.backTab, .backTab)
    #expect(state.focus == .loss)
    return state
  }

  private func diagnosis(_ state: DashboardState) -> String {
    Dashboard.frame(state).text(row: state.size.rows - 2)
  }

  @Test func theFirstPressShowsTheCursorAtTheLastEpoch() {
    for key in [Key.left, .right, .up, .down] {
      var state = state()
      state.press(key)
      #expect(state.lossCursor == 20)
    }
  }

  @Test func arrowsMoveItOverTheEpochs() {
    var state = state()
    state.press(.left, .left, .left)
    #expect(state.lossCursor == 18)
    state.press("l")
    #expect(state.lossCursor == 19)
    state.press(.down)
    #expect(state.lossCursor == 17)
    state.press("k")
    #expect(state.lossCursor == 19)
    state.press(.home)
    #expect(state.lossCursor == 0)
    state.press(.left)
    #expect(state.lossCursor == 0 && state.notice == "the cursor is at the first epoch")
    state.press(.end)
    #expect(state.lossCursor == 20)
  }

  @Test func theDiagnosisReadsTheLossesThere() {
    var state = state()
    state.press(.home)
    let bucket = LossPanelTests.snapshot.history.buckets[0]
    let train = NumberText.significant(bucket.train.last)
    let test = NumberText.significant(bucket.test?.last ?? .nan)
    #expect(diagnosis(state).contains("epoch 0  train \(train)  test \(test) "))
    state.press("m")
    state.press(.end, .home)
    #expect(diagnosis(state).contains("smoothed \(train) and \(test)"))
  }

  @Test func escapeRemovesItBeforeAnythingElse() {
    var state = state()
    state.press("e")
    state.press(.left, .escape)
    #expect(state.lossCursor == nil && state.isZoomed)
    state.press(.escape)
    #expect(!state.isZoomed)
  }

  @Test func aNewStartRemovesIt() {
    var state = state()
    state.press(.left)
    var core = SessionCore(Moments.experiment().prepared, isRunning: false, clock: .stopped)
    core.handle(.reset)
    _ = state.update(.snapshot(core.snapshot(SnapshotRequest())))
    #expect(state.lossCursor == nil)
  }

  @Test func elsewhereTheKeysSayWhereTheyWork() {
    var state = Moments.state()
    state.press(.home)
    #expect(state.lossCursor == nil)
    #expect(state.notice == "Home and End read the loss; Tab goes there")
  }

  @Test func aColumnOfTheScreenIsRead() throws {
    var state = state(120, 40)
    let area = try #require(ScreenLayout(state).area(of: .loss))
    state.readLoss(atColumn: area.endColumn, in: area)
    #expect(state.lossCursor == 20)
    state.readLoss(atColumn: area.column, in: area)
    #expect(state.lossCursor == 0)
    state.readLoss(atColumn: area.column + area.width / 2, in: area)
    #expect((7...12).contains(state.lossCursor ?? -1))
    state.readLoss(atColumn: 5, in: Rect(column: 0, row: 0, width: 0, height: 0))
    #expect((7...12).contains(state.lossCursor ?? -1))
  }

  @Test func anEpochLeadsToTheBucketThatHoldsIt() {
    var history = History(capacity: 4)
    #expect(history.index(near: 3) == nil)
    for epoch in 0..<16 {
      history.append(epoch: epoch, train: epoch == 9 ? .nan : Double(epoch), test: nil)
    }
    #expect(history.buckets.count == 4)
    #expect([-5, 0, 3, 4, 11, 15, .max].map { history.index(near: $0) } == [0, 0, 0, 1, 2, 3, 3])
  }
}
