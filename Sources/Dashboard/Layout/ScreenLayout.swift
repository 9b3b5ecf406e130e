import TerminalUI

/// Where everything stands on a screen of a given size.
struct ScreenLayout {
  /// The smallest screen that anything is drawn on.
  static let smallest = Size(columns: 60, rows: 18)
  /// The smallest screen that shows several panes.
  static let smallestOverview = Size(columns: 80, rows: 24)

  /// The first row.
  let header: Rect
  /// The panes, in the order of Tab.
  let panes: [(pane: Pane, area: Rect)]
  /// The row of the diagnosis.
  let diagnosis: Rect
  /// The row of keys.
  let keys: Rect
  /// The panes that Tab leads to, even where only one is drawn at a time.
  let reachablePanes: [Pane]

  /// The place of the chain rule; nil where it is not shown.
  let chain: Rect?

  /// Whether the chain rule leaves no room for panes.
  var coversPanes: Bool {
    chain.map { chain in panes.allSatisfy { $0.area.intersection(chain) == $0.area } } ?? false
  }

  /// Whether a screen is too small for anything.
  static func isTooSmall(_ size: Size) -> Bool {
    size.columns < smallest.columns || size.rows < smallest.rows
  }

  /// Whether a screen shows one pane at a time.
  static func isNarrow(_ size: Size) -> Bool {
    size.columns < smallestOverview.columns || size.rows < smallestOverview.rows
  }

  init(_ state: DashboardState) {
    let (top, below) = Rect(state.size).splitTop(1)
    let (rest, bottom) = below.splitBottom(1)
    let (whole, above) = rest.splitBottom(1)
    // Beside the settings, so that what they change can be seen.
    let free =
      state.settingsLine == nil || SettingsPanel.coversAll(state.size)
      ? whole : whole.splitRight(SettingsPanel.width(state.size)).rest
    let parts = state.showsChain ? ChainPanel.split(free) : nil
    let body = parts?.panes ?? free
    chain = parts?.chain
    header = top
    keys = bottom
    diagnosis = above
    let layers = state.snapshot?.shape.layers.count ?? 3
    let isAlone = Self.isNarrow(state.size) || state.isZoomed
    guard state.snapshot?.lesson != nil else {
      (panes, reachablePanes) = Self.panes(body, state, isAlone: isAlone, layers: layers)
      return
    }
    let width = isAlone ? nil : LessonPanel.width(beside: body)
    let (beside, text) = body.splitRight(width ?? 0)
    let (views, reachable) = Self.panes(beside, state, isAlone: isAlone, layers: layers)
    reachablePanes = reachable + [.lesson]
    if width != nil {
      panes = views + [(.lesson, text)]
    } else {
      panes = state.focus == .lesson ? [(.lesson, body)] : views
    }
  }

  /// The panes of a view, and those that Tab leads to.
  private static func panes(
    _ body: Rect, _ state: DashboardState, isAlone: Bool, layers: Int
  ) -> (panes: [(pane: Pane, area: Rect)], reachable: [Pane]) {
    switch state.view {
    case .overview where isAlone:
      // Alone, each pane has room, also those that the overview leaves out.
      return ([(state.focus, body)], Pane.allCases.filter { $0 != .lesson })
    case .overview:
      let overview = overview(body, layers: layers)
      return (overview, overview.map(\.pane))
    case .network, .weights, .output, .gradients, .trace:
      return ([(state.view.mainPane, body)], [state.view.mainPane])
    }
  }

  /// Whether a body has room for every pane; a smaller one keeps the diagram, a matrix and the
  /// loss, and the diagram's units carry their deltas.
  private static func isSpacious(_ body: Rect) -> Bool { body.width >= 100 && body.height >= 31 }

  private static func overview(_ body: Rect, layers: Int) -> [(pane: Pane, area: Rect)] {
    isSpacious(body)
      ? spacious(body, layers: layers) : body.width < 76 ? stacked(body) : compact(body)
  }

  /// The diagram over the loss.
  private static func stacked(_ body: Rect) -> [(pane: Pane, area: Rect)] {
    let (network, loss) = body.splitTop(body.height * 7 / 10)
    return [(.network, network), (.loss, loss)]
  }

  /// Left the diagram, right a matrix over the loss.
  private static func compact(_ body: Rect) -> [(pane: Pane, area: Rect)] {
    let (network, side) = body.splitRight(max(29, body.width * 3 / 10))
    let (weights, loss) = side.splitTop(max(12, body.height / 2))
    return [(.network, network), (.loss, loss), (.weights, weights)]
  }

  /// Left the diagram over the loss; right the surface, the deltas and the matrices.
  private static func spacious(_ body: Rect, layers: Int) -> [(pane: Pane, area: Rect)] {
    let (main, side) = body.splitRight(max(36, body.width * 29 / 100))
    // A tall screen gives the diagram what the next larger pictures need.
    let (network, loss) = main.splitTop(body.height * (body.height > 50 ? 76 : 73) / 100)
    // The surface is square where that leaves the panes below it what they need.
    let deltaRows = min(2 * layers + 2, 8)
    let square = (side.width - 2) / 2 + 2
    let (output, below) = side.splitTop(min(square, body.height - deltaRows - 11))
    let (deltas, weights) = below.splitTop(deltaRows)
    return [
      (.network, network), (.output, output), (.deltas, deltas), (.loss, loss),
      (.weights, weights),
    ]
  }

  /// The area of a pane; nil where it is not drawn.
  func area(of pane: Pane) -> Rect? {
    panes.first { $0.pane == pane }?.area
  }
}
