import TerminalUI
import Training

/// The whole screen as a function of the state.
public enum Dashboard {
  /// Draws a frame.
  public static func frame(_ state: DashboardState) -> Buffer {
    var buffer = Buffer(state.size)
    guard !ScreenLayout.isTooSmall(state.size) else {
      buffer.draw(TooSmallPanel(size: state.size), in: buffer.area)
      return buffer
    }
    let layout = ScreenLayout(state)
    buffer.draw(KeyRow(state), in: layout.keys)
    buffer.draw(DiagnosisRow(state: state), in: layout.diagnosis)
    if let snapshot = state.snapshot {
      buffer.draw(HeaderRow(snapshot: snapshot, theme: state.theme), in: layout.header)
      if state.helpLine == nil || !HelpPanel.coversAll(state.size) {
        for (pane, area) in layout.panes { draw(pane, in: area, snapshot, state, &buffer) }
      }
    }
    if let line = state.helpLine {
      let help = HelpPanel(state, line: line)
      buffer.draw(help, in: help.area)
    }
    return buffer
  }

  private static func draw(
    _ pane: Pane, in area: Rect, _ snapshot: Snapshot, _ state: DashboardState,
    _ buffer: inout Buffer
  ) {
    switch pane {
    case .network: buffer.draw(NetworkPanel(snapshot: snapshot, state: state), in: area)
    case .output: buffer.draw(OutputPanel(snapshot: snapshot, state: state), in: area)
    case .deltas: buffer.draw(DeltasPanel(snapshot: snapshot, state: state), in: area)
    case .loss: buffer.draw(LossPanel(snapshot: snapshot, state: state), in: area)
    case .weights: buffer.draw(WeightsPanel(snapshot: snapshot, state: state), in: area)
    }
  }

  /// Returns the pictures that the screen shows, in the sizes in which it draws them.
  public static func request(_ state: DashboardState) -> SnapshotRequest {
    guard !ScreenLayout.isTooSmall(state.size), let snapshot = state.snapshot,
      snapshot.data.plane != nil
    else { return SnapshotRequest() }
    let layout = ScreenLayout(state)
    var request = SnapshotRequest()
    if let area = layout.area(of: .network) {
      let form = NetworkPanel.layout(in: area, snapshot, state).form
      request.unitPictures = .init(columns: form.pictureWidth, rows: form.pictureRows)
    }
    if let area = layout.area(of: .output) {
      let square = OutputPanel.square(in: area)
      request.surface = .init(columns: square.width, rows: 2 * square.height)
    }
    return request
  }

  /// Returns what a screen at rest lacks: pictures that are missing, of another size or older
  /// than the numbers, and losses that are older; nil where all are up to date.
  public static func overdueRequest(_ state: DashboardState) -> SnapshotRequest? {
    guard let snapshot = state.snapshot else { return nil }
    let step = snapshot.step
    var request = request(state)
    request.isExact = snapshot.evaluation.step != step
    if isCurrent(state.unitPictures, request.unitPictures, step) { request.unitPictures = nil }
    if isCurrent(state.surface, request.surface, step) { request.surface = nil }
    return request == SnapshotRequest() ? nil : request
  }

  private static func isCurrent(
    _ shown: DatedPictures?, _ wanted: SnapshotRequest.Extent?, _ step: Int
  ) -> Bool {
    guard let wanted else { return true }
    return shown.map {
      $0.step == step && $0.pictures.columns == wanted.columns && $0.pictures.rows == wanted.rows
    } ?? false
  }
}
