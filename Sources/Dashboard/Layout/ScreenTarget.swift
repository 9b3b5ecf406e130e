import TerminalUI
import Training

/// What stands at a place of the screen.
enum ScreenTarget: Equatable {
  /// A key in the last row, or its words.
  case key(Key)
  /// The open help.
  case help
  /// A line of the open settings.
  case setting(Int)
  /// The rest of the open settings.
  case settings
  /// The top edge of a pane, where its title stands.
  case title(Pane)
  /// A unit or an input in the diagram.
  case unit(layer: Int, unit: Int)
  /// A link in the diagram.
  case link(layer: Int, unit: Int, source: Int)
  /// A weight or a bias in the matrices.
  case weight(layer: Int, unit: Int, source: Int)
  /// A sample in the list of the worst, by its place in the train part.
  case sample(place: Int)
  /// A lesson of the list, from 0.
  case lesson(Int)
  /// The rest of a pane.
  case pane(Pane)
  /// Nothing that can be pointed at.
  case nothing

  /// The pane that it belongs to.
  var pane: Pane? {
    switch self {
    case .title(let pane), .pane(let pane): pane
    case .unit, .link: .network
    case .sample: .output
    case .weight: .weights
    case .key, .help, .setting, .settings, .lesson, .nothing: nil
    }
  }

  /// Whether it belongs to the open settings.
  var isOfSettings: Bool {
    switch self {
    case .setting, .settings: true
    default: false
    }
  }

  /// Finds what a state shows at a place, which may lie beyond the screen.
  init(column: Int, row: Int, _ state: DashboardState) {
    self = .nothing
    guard !ScreenLayout.isTooSmall(state.size) else { return }
    let layout = ScreenLayout(state)
    if layout.keys.contains(column: column, row: row) {
      if let key = KeyRow(state).key(at: column, in: layout.keys) { self = .key(key) }
    } else if let line = state.helpLine {
      if HelpPanel(state, line: line).area.contains(column: column, row: row) { self = .help }
    } else if let settings = Self.inSettings(column, row, state) {
      self = settings
    } else if case .lessons(let line) = state.overlay {
      let menu = LessonMenu(line: line, theme: state.theme, size: state.size)
      if menu.area.contains(column: column, row: row) {
        self = menu.entry(atRow: row).map { .lesson($0) } ?? .nothing
      }
    } else if state.overlay != nil, layout.chain?.contains(column: column, row: row) ?? true {
      // A page about gradients holds nothing that can be pointed at.
    } else if let snapshot = state.snapshot,
      let (pane, area) = layout.panes.first(where: { $0.area.contains(column: column, row: row) })
    {
      self = Self.within(pane, area, column, row, snapshot, state)
    }
  }

  private static func inSettings(
    _ column: Int, _ row: Int, _ state: DashboardState
  ) -> ScreenTarget? {
    guard let line = state.settingsLine else { return nil }
    let panel = SettingsPanel(state, line: line)
    guard panel.area.contains(column: column, row: row) else { return nil }
    return panel.setting(atRow: row).map { .setting($0) } ?? .settings
  }

  private static func within(
    _ pane: Pane, _ area: Rect, _ column: Int, _ row: Int, _ snapshot: Snapshot,
    _ state: DashboardState
  ) -> ScreenTarget {
    guard row != area.row else { return .title(pane) }
    guard area.inset(columns: 1, rows: 1).contains(column: column, row: row) else {
      return .pane(pane)
    }
    let found: ScreenTarget? =
      switch pane {
      case .network:
        NetworkPanel(snapshot: snapshot, state: state).target(at: column, row, in: area)
      case .weights:
        WeightsPanel(snapshot: snapshot, state: state).target(at: column, row, in: area)
      case .output:
        OutputPanel(snapshot: snapshot, state: state).target(at: column, row, in: area)
      case .deltas, .loss, .gradients, .trace, .lesson: nil
      }
    return found ?? .pane(pane)
  }
}

extension NetworkPanel {
  /// Returns the unit or input whose picture or numbers stand at a place of a pane of that area.
  func target(at column: Int, _ row: Int, in area: Rect) -> ScreenTarget? {
    let layout = Self.layout(in: area, snapshot, state)
    let nodes = layout.columns.flatMap(\.nodes)
    if let node = nodes.first(where: { $0.area.contains(column: column, row: row) }) {
      return .unit(layer: node.layer, unit: node.unit)
    }
    // Where links cross, the nearest is meant; those drawn last lie over the others.
    let near = chosenLinks(layout).links.reversed().compactMap { link in
      link.distance(fromColumn: column, row: row).map { (link: link, distance: $0) }
    }
    guard let nearest = near.min(by: { $0.distance < $1.distance }), nearest.distance < 1 else {
      return nil
    }
    let place = nearest.link.place
    return .link(layer: place.layer, unit: place.unit, source: place.source)
  }
}

extension OutputPanel {
  /// Returns the sample whose line of the list stands at a place of a pane of that area.
  func target(at column: Int, _ row: Int, in area: Rect) -> ScreenTarget? {
    let list = Self.layout(in: area, snapshot, state).list
    guard list.contains(column: column, row: row) else { return nil }
    let samples = WorstSamplesList(
      snapshot: snapshot, theme: state.theme, chosen: state.chosenPlace)
    // A title and the names of the columns stand above the samples.
    let place = row - list.row - 2
    let shown = Array(samples.shown(rows: list.height - 2))
    return shown.indices.contains(place) ? .sample(place: shown[place].place) : nil
  }
}
