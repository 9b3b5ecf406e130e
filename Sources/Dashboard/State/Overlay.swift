import TerminalUI
import Training

/// A page that lies over the screen or beside its panes.
enum Overlay: Equatable, Sendable {
  /// The gradient check; what was asked for comes after that many others.
  case check(after: Int)
  /// The chain rule of the selected weight or bias.
  case chain
  /// The lessons, of which one is pointed at, from 0.
  case lessons(line: Int)
}

extension DashboardState {
  /// Whether the gradient check is open.
  var isChecking: Bool { if case .check = overlay { true } else { false } }

  /// Whether the chain rule of what is selected is shown.
  var showsChain: Bool { overlay == .chain }

  /// Asks for a gradient check and opens its page, or closes it.
  mutating func toggleCheck() -> [DashboardEffect] {
    if isChecking {
      overlay = nil
      return []
    }
    overlay = .check(after: snapshot?.gradientReport?.number ?? 0)
    return [.send(.checkGradient)]
  }

  /// Opens or closes the chain rule of what is selected; where nothing is, something is selected.
  mutating func toggleChain() {
    guard overlay != .chain else {
      overlay = nil
      return
    }
    overlay = .chain
    if focus != .network && focus != .weights {
      let panes = ScreenLayout(self).reachablePanes
      if !panes.contains(.network) {
        view = .network
        isZoomed = false
      }
      focus = .network
    }
    let isFirst = !selection.isActive
    selection.isActive = true
    selection.layer = max(1, selection.layer)
    guard let snapshot else { return }
    selection = selection.clamped(to: snapshot.shape)
    // A weight says more than a unit's bias, most of all that of the largest activation: many
    // inputs of an image are 0, and with them everything behind.
    guard isFirst else { return }
    selection.isLink = true
    let sources = snapshot.shape.layers[selection.layer - 1].sources
    let values = snapshot.moment.probe.activations[sources].map(abs)
    selection.source = values.indices.max { values[$0] < values[$1] } ?? 0
  }

  /// Whether what is shown of the chain rule is of the selected parameter and of this moment.
  var isInspectionCurrent: Bool {
    guard let snapshot, let inspection else { return !showsChain || inspectedParameter == nil }
    return inspection.parameter == inspectedParameter && inspection.step == snapshot.step
      && inspection.revision == snapshot.revision
      && inspection.sample == snapshot.moment.probe.sample
  }

  /// The parameter whose chain rule is shown: in the matrices and of a selected link the weight,
  /// of a unit its bias; nil for an input.
  var inspectedParameter: Int? {
    guard let shape = snapshot?.shape else { return nil }
    let selection = selection.clamped(to: shape)
    guard selection.layer > 0 else { return nil }
    if focus == .weights || selection.isLink { return selection.parameterIndex(in: shape) }
    return shape.layers[selection.layer - 1].bias(selection.unit)
  }

  /// What an action does while the gradient check is open; nil where it does what it always does.
  mutating func performOverCheck(_ action: DashboardAction) -> [DashboardEffect]? {
    switch action {
    case .back, .toggleCheck, .leaveLesson:
      overlay = nil
      return []
    case .quit, .suspend, .redraw, .exportScreen: return nil
    default:
      // The key was meant for the screen below.
      overlay = nil
      return nil
    }
  }
}

extension Pane {
  /// Whether weights and biases are selected in it.
  var hasParameters: Bool { self == .network || self == .weights }
}
