import Backprop
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct TraceKeysTests {
  private static let snapshot = Moments.traced(Moments.experiment(hidden: [3, 2]))
  private static let count = TraceOrder(snapshot.shape).count

  private static func state(_ columns: Int = 80, _ rows: Int = 24) -> DashboardState {
    var state = Moments.state(columns, rows, snapshot)
    state.press("6")
    return state
  }

  private static func text(_ state: DashboardState) -> String {
    let frame = Dashboard.frame(state)
    return (0..<state.size.rows).map { frame.text(row: $0) }.joined(separator: "\n")
  }

  @Test func fromAnotherViewAPeriodOpensTheTrace() {
    var state = Moments.state(80, 24, Self.snapshot)
    #expect(state.press(".").isEmpty)
    #expect(state.view == .trace && state.traceNumber == 0)
  }

  @Test func aRunningNetworkIsPausedFirst() {
    var core = SessionCore(Moments.experiment(), isRunning: true, clock: .stopped)
    var state = Moments.state(80, 24, core.snapshot(SnapshotRequest()))
    #expect(state.press(".") == [.send(.toggleRunning)])
    #expect(state.press(".") == [.send(.toggleRunning)])
    #expect(state.traceNumber == 0)
  }

  @Test func operationsGoOnAndBack() {
    var state = Self.state()
    state.press("...")
    #expect(state.traceNumber == 3)
    #expect(Self.text(state).contains("operation 4 of \(Self.count)"))
    state.press(",")
    #expect(state.traceNumber == 2)
  }

  @Test func passingTheUpdateMakesTheStep() throws {
    var core = SessionCore(Moments.experiment(hidden: [3, 2]), isRunning: false, clock: .stopped)
    var request = SnapshotRequest()
    request.showsTrace = true
    var state = Moments.state(80, 24, core.snapshot(request))
    state.press("6")
    for _ in 1..<Self.count { #expect(state.press(".").isEmpty) }
    #expect(state.traceNumber == Self.count - 1)
    let wanted = try #require(state.snapshot?.trace?.after.network.parameters)
    #expect(state.press(".") == [.send(.stepBatch)])
    #expect(state.press("...,").isEmpty, "one step at a time, however fast the keys come")
    core.complete(.stepBatch)
    _ = state.update(.snapshot(core.snapshot(request)))
    #expect(state.traceNumber == 0 && state.snapshot?.step == 1)
    #expect(state.snapshot?.moment.parameters == wanted)
  }

  @Test func beforeTheFirstOperationIsTheStepBefore() throws {
    var core = SessionCore(Moments.experiment(hidden: [3, 2]), isRunning: false, clock: .stopped)
    var request = SnapshotRequest()
    request.showsTrace = true
    core.complete(.stepBatch)
    var state = Moments.state(80, 24, core.snapshot(request))
    let before = try #require(state.snapshot?.moment.parameters)
    core.complete(.stepBatch)
    _ = state.update(.snapshot(core.snapshot(request)))
    state.press("6")
    #expect(state.press(",") == [.send(.stepBack)])
    core.complete(.stepBack)
    _ = state.update(.snapshot(core.snapshot(request)))
    #expect(state.traceNumber == Self.count - 1 && state.snapshot?.step == 1)
    #expect(state.snapshot?.moment.parameters == before)
    // Before the first step there is none.
    core.complete(.stepBack)
    state = Moments.state(80, 24, core.snapshot(request))
    state.press("6")
    state.press(",")
    core.complete(.stepBack)
    _ = state.update(.snapshot(core.snapshot(request)))
    #expect(state.traceNumber == 0 && state.notice == "there is no step before this moment")
  }

  @Test func upAndDownChooseALineAndLeftAndRightANumber() {
    var state = Self.state()
    state.press(.down)
    #expect(state.traceLine == 0)
    state.press(.down, .down, .down, .down)
    #expect(state.traceLine == 1)
    state.press(.right)
    #expect(state.traceTerm == 0)
    #expect(Self.text(state).contains("the weight from x1 into unit 1.1, before this step"))
    state.press(.right)
    #expect(Self.text(state).contains("the value of input x1 in this sample"))
    for _ in 0..<20 { state.press(.right) }
    #expect(Self.text(state).contains("z: the weighted input of unit 1.1"))
    state.press(.left)
    #expect(Self.text(state).contains("b: the bias of unit 1.1"))
    state.press(".")
    #expect(state.traceLine == nil && state.traceTerm == nil)
  }

  @Test func enterAsksWhatTheFirstNumberIs() {
    var state = Self.state()
    #expect(state.press(.enter).isEmpty)
    #expect(state.traceTerm == 0)
  }

  @Test func theNextSampleIsTheNextOfTheBatch() throws {
    let trace = try #require(Self.snapshot.trace)
    let train = Self.snapshot.data.train
    var state = Self.state()
    let place = try #require(train.firstIndex(of: trace.batch[0]))
    if trace.batch.contains(trace.sample) {
      let next = try #require(trace.batch.firstIndex(of: trace.sample)) + 1
      let wanted = try #require(train.firstIndex(of: trace.batch[next % trace.batch.count]))
      #expect(state.press("n") == [.send(.showProbe(place: wanted))])
    } else {
      #expect(state.press("n") == [.send(.showProbe(place: place))])
    }
  }

  @Test func theDiagramHoldsBackWhatIsStillToCome() {
    var state = Self.state(120, 40)
    func unit(_ state: DashboardState) -> Int {
      Self.text(state).split(separator: "\n").prefix(18).joined().filter { $0 == "δ" }.count
    }
    #expect(unit(state) <= 3)
    let before = unit(state)
    for _ in 1..<Self.count { state.press(".") }
    #expect(unit(state) > before)
  }

  @Test func everySizeAndLookShowsTheOperation() {
    for appearance in Moments.appearances {
      for (columns, rows) in [(60, 18), (80, 24), (120, 40), (200, 60)] {
        var state = Moments.state(columns, rows, Self.snapshot, appearance: appearance)
        state.press("6")
        for number in 0..<Self.count {
          let text = Self.text(state)
          #expect(text.contains("operation \(number + 1) of \(Self.count)"))
          state.press(".")
        }
      }
    }
  }

  @Test func aLargeNetworkIsTracedAtRestAlone() {
    var core = SessionCore(
      Moments.experiment(hidden: [200, 200]), isRunning: true, clock: .stopped)
    var request = SnapshotRequest()
    request.showsTrace = true
    #expect(core.snapshot(request).trace == nil)
    var state = Moments.state(80, 24, core.snapshot(request))
    state.press("6")
    #expect(Self.text(state).contains("space pauses"))
    core.handle(.toggleRunning)
    #expect(core.snapshot(request).trace != nil)
    #expect(core.snapshot(SnapshotRequest()).trace == nil)
  }
}
