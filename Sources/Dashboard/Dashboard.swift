import TerminalUI
import Training

/// The whole screen as a function of the state.
public enum Dashboard {
  /// Draws a frame.
  public static func frame(_ state: DashboardState) -> Buffer {
    var frame = unpaintedFrame(state)
    if let paper = state.theme.paper { frame.paint(state.theme.text.foreground, on: paper) }
    return frame
  }

  private static func unpaintedFrame(_ state: DashboardState) -> Buffer {
    var buffer = Buffer(state.size)
    guard !ScreenLayout.isTooSmall(state.size) else {
      buffer.draw(TooSmallPanel(size: state.size), in: buffer.area)
      return buffer
    }
    let layout = ScreenLayout(state)
    buffer.draw(KeyRow(state), in: layout.keys)
    if let entry = state.entry {
      buffer.draw(EntryRow(entry: entry, theme: state.theme), in: layout.diagnosis)
    } else {
      buffer.draw(DiagnosisRow(state: state), in: layout.diagnosis)
    }
    if let snapshot = state.snapshot {
      buffer.draw(HeaderRow(snapshot: snapshot, theme: state.theme), in: layout.header)
      let isCovered =
        state.helpLine != nil && HelpPanel.coversAll(state.size)
        || state.settingsLine != nil && SettingsPanel.coversAll(state.size) || layout.coversPanes
      if !isCovered {
        for (pane, area) in layout.panes { draw(pane, in: area, snapshot, state, &buffer) }
      }
      if let area = layout.chain {
        buffer.draw(ChainPanel(snapshot: snapshot, state: state), in: area)
      }
      if case .check(let number) = state.overlay {
        let page = CheckPage(state, after: number)
        buffer.draw(page, in: page.area)
      }
      if case .lessons(let line) = state.overlay {
        let menu = LessonMenu(line: line, theme: state.theme, size: state.size)
        buffer.draw(menu, in: menu.area)
      }
    }
    if let line = state.settingsLine {
      let settings = SettingsPanel(state, line: line)
      buffer.draw(settings, in: settings.area)
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
    case .trace: buffer.draw(TracePanel(snapshot: snapshot, state: state), in: area)
    case .gradients: buffer.draw(GradientsPanel(snapshot: snapshot, state: state), in: area)
    case .lesson: buffer.draw(LessonPanel(snapshot: snapshot, state: state), in: area)
    }
  }

  /// Returns the pictures that the screen shows, in the sizes in which it draws them.
  public static func request(_ state: DashboardState) -> SnapshotRequest {
    guard !ScreenLayout.isTooSmall(state.size), let snapshot = state.snapshot else {
      return SnapshotRequest()
    }
    let layout = ScreenLayout(state)
    var request = SnapshotRequest()
    request.showsActivity = layout.area(of: .gradients) != nil
    request.showsTrace = layout.area(of: .trace) != nil
    request.inspected = state.showsChain ? state.inspectedParameter : nil
    guard snapshot.data.plane != nil || snapshot.data.line != nil else { return request }
    if snapshot.data.plane != nil, let area = diagram(layout) {
      let form = NetworkPanel.layout(in: area, snapshot, state).form
      request.unitPictures = .init(columns: form.pictureWidth, rows: form.pictureRows)
    }
    if let area = layout.area(of: .output) {
      let answers = OutputPanel.layout(in: area, snapshot, state).answers
      let square = OutputPanel.square(in: answers)
      // Along a line there are two points to a cell.
      request.surface =
        snapshot.data.plane == nil
        ? .init(columns: 2 * answers.width, rows: 1)
        : .init(columns: square.width, rows: 2 * square.height)
    }
    return request
  }

  /// Where the diagram stands, as a pane with its border; nil where none does.
  private static func diagram(_ layout: ScreenLayout) -> Rect? {
    if let area = layout.area(of: .network) { return area }
    let parts = layout.area(of: .trace).map { TracePanel.parts(of: $0) }
    return parts.flatMap { $0.diagram.isEmpty ? nil : $0.diagram.inset(columns: -1, rows: -1) }
  }

  /// Returns what a screen at rest lacks: pictures that are missing, of another size or older
  /// than the numbers, and losses that are older; nil where all are up to date.
  public static func overdueRequest(_ state: DashboardState) -> SnapshotRequest? {
    guard let snapshot = state.snapshot else { return nil }
    var request = request(state)
    let step = snapshot.step
    // What is exact shows everything of the moment.
    request.showsActivity = false
    request.showsTrace = request.showsTrace && snapshot.trace == nil
    request.isExact =
      snapshot.evaluation.step != step || snapshot.unitActivity.step != step
    if state.isInspectionCurrent { request.inspected = nil }
    if isCurrent(state.unitPictures, request.unitPictures, snapshot) { request.unitPictures = nil }
    if isCurrent(state.surface, request.surface, snapshot) { request.surface = nil }
    return request == SnapshotRequest() ? nil : request
  }

  private static func isCurrent(
    _ shown: DatedPictures?, _ wanted: SnapshotRequest.Extent?, _ snapshot: Snapshot
  ) -> Bool {
    guard let wanted else { return true }
    return shown.map {
      $0.step == snapshot.step && $0.revision == snapshot.revision
        && $0.pictures.columns == wanted.columns && $0.pictures.rows == wanted.rows
    } ?? false
  }
}
