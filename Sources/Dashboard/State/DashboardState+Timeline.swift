import TerminalUI
import Training

/// Looking at the past of the run.
extension DashboardState {
  mutating func openTimeline() -> [DashboardEffect] {
    isTimelineOpen = true
    return [.send(.travel(.open))]
  }

  /// Returns to the present, or gives up a way that takes long.
  mutating func leaveTimeline() -> [DashboardEffect] {
    guard snapshot?.past?.way == nil else { return [.send(.travel(.cancel))] }
    isTimelineOpen = false
    return [.send(.travel(.leave))]
  }

  mutating func goOnFromPast() -> [DashboardEffect] {
    guard snapshot?.past?.way == nil else {
      notice = "that moment is still on its way; Esc stays here"
      return []
    }
    isTimelineOpen = false
    return [.send(.travel(.goOn))]
  }

  /// Has the number of an epoch typed, of which this is the first digit.
  mutating func typeEpoch(_ digit: Character) {
    let past = snapshot?.past
    let range = "\(past?.firstEpoch ?? 0) to \(past?.lastEpoch ?? snapshot?.epoch ?? 0)"
    entry = TextEntry(.epoch, prompt: "epoch:", text: "", allowed: range)
    _ = entry?.take(.character(digit))
  }

  func epoch(typed text: String, allowed: String) throws(ChangeRefusal) -> DashboardAction {
    guard let epoch = Int(text), epoch >= snapshot?.past?.firstEpoch ?? 0,
      epoch <= snapshot?.past?.lastEpoch ?? snapshot?.epoch ?? 0
    else { throw ChangeRefusal.of(text, allowed: allowed) }
    return .order(.travel(.epoch(epoch)))
  }

  mutating func explainTimeline() {
    notice = "arrows go 1 and 10 epochs, pages 100; or type an epoch"
  }

  /// The view after the present one, after the last the first.
  var nextView: DashboardView {
    let views: [DashboardView] = [.overview, .network, .weights, .gradients, .output, .trace]
    let index = views.firstIndex(of: view) ?? 0
    return views[(index + 1) % views.count]
  }

  /// The way to a moment of the past that takes long, as the last row has it.
  var wayThere: String? {
    guard let way = snapshot?.past?.way else { return nil }
    let percent = min(99, Int(max(0, min(1, way.progress)) * 100))
    return "on the way to epoch \(way.epoch): \(percent)%  Esc stays here"
  }
}
