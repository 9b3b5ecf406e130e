import Backprop
import TerminalUI
import Training

/// Moving through the operations of a step.
extension DashboardState {
  /// Whether the trace is on the screen, and the keys go to it or to a lesson's text beside it.
  private var showsTrace: Bool {
    (focus == .trace || focus == .lesson) && layoutHas(.trace)
  }

  /// Goes on by operations, beyond the last one with the step itself.
  mutating func moveTrace(by offset: Int) -> [DashboardEffect] {
    guard let snapshot else { return [] }
    guard showsTrace else {
      _ = perform(.show(.trace))
      return snapshot.isWorking ? [.send(.toggleRunning)] : []
    }
    if snapshot.isWorking {
      notice = "paused, to go on operation by operation"
      return [.send(.toggleRunning)]
    }
    // Keys that come before the answer are meant for the step that is being made, not for more.
    guard traceNumberAfterStep == nil else {
      notice = "the step is being made"
      return []
    }
    let count = TraceOrder(snapshot.shape).count
    let wanted = min(max(0, traceNumber), count - 1) + offset
    (traceLine, traceTerm) = (nil, nil)
    if wanted >= count {
      traceNumberAfterStep = 0
      notice = "step \(snapshot.step + 1) is made; the trace begins anew"
      return [.send(.stepBatch)]
    }
    if wanted < 0 {
      traceNumberAfterStep = .max
      notice = "before step \(snapshot.step): as if it had not been made"
      return [.send(.stepBack)]
    }
    let (effects, stays) = followInLesson(from: traceNumber, to: wanted)
    if !stays { traceNumber = wanted }
    return effects
  }

  /// Follows the next sample of the batch that the step is made of.
  mutating func traceNextSample() -> [DashboardEffect] {
    guard let snapshot else { return [] }
    guard showsTrace, let trace = snapshot.trace else {
      return perform(.order(.moveProbe(by: 1)))
    }
    let present = trace.batch.firstIndex(of: trace.sample)
    let next = trace.batch[((present ?? -1) + 1) % trace.batch.count]
    guard let place = snapshot.data.train.firstIndex(of: next) else { return [] }
    notice =
      "sample \(place + 1), number \(((present ?? -1) + 1) % trace.batch.count + 1) of the"
      + " \(trace.batch.count) of the batch"
    return [.send(.showProbe(place: place))]
  }

  /// Chooses a line of the table, or a number of the formula.
  mutating func selectInTrace(columns: Int, rows: Int) {
    guard let content = traceContent else {
      notice = Self.noTrace
      return
    }
    if rows != 0 {
      guard let table = content.table else {
        notice = "no table here; . and , go through the operations"
        return
      }
      let line = min(max(0, traceLine.map { $0 + rows } ?? 0), table.lines.count - 1)
      if line == traceLine { notice = "the table ends here; . and , go through the operations" }
      (traceLine, traceTerm) = (line, nil)
    }
    if columns != 0 { chooseTerm(by: columns, of: content) }
  }

  /// Asks what a number is.
  mutating func explainInTrace() {
    guard let content = traceContent else {
      notice = Self.noTrace
      return
    }
    chooseTerm(by: 0, of: content)
  }

  private static let noTrace = "the trace is there while the run is at rest: space pauses"

  private mutating func chooseTerm(by offset: Int, of content: TraceContent) {
    let count = content.formulas.reduce(0) { $0 + $1.terms.count }
    guard count > 0 else { return }
    let first = offset < 0 ? count - 1 : 0
    let term = traceTerm.map { min(max(0, $0 + offset), count - 1) } ?? first
    if term == traceTerm { notice = "left and right ask about the numbers one by one" }
    traceTerm = term
  }

  private var traceContent: TraceContent? {
    guard let snapshot, let trace = snapshot.trace else { return nil }
    return TraceContent(
      TraceOrder(snapshot.shape)[traceNumber], of: trace,
      TraceNames(snapshot, Words(theme.appearance.glyphs)), line: traceLine)
  }
}
