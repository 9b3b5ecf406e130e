import Backprop
import TerminalUI
import Training

/// The microscope: the step that comes next, operation by operation, for the probe sample. The
/// diagram lights up the operation pointed at, a list shows where it stands, and below it is told
/// with all numbers put in.
struct TracePanel: Widget {
  var snapshot: Snapshot
  var state: DashboardState

  private var theme: Theme { state.theme }
  private var words: Words { Words(theme.appearance.glyphs) }
  private var order: TraceOrder { TraceOrder(snapshot.shape) }

  /// The parts of the pane.
  struct Parts: Equatable {
    /// The diagram; empty where there is no room for it.
    var diagram: Rect
    /// The list of operations.
    var list: Rect
    /// The operation with its numbers.
    var detail: Rect
  }

  /// Columns of the list beside the diagram.
  private static let listWidth = 36

  /// Parts a pane of that area, its border included.
  static func parts(of area: Rect) -> Parts {
    let inside = area.inset(columns: 2, rows: 1)
    if inside.width < 70, inside.width >= 34, inside.height >= 18 {
      // One below the other: the diagram of a small network, the operations nearby, the numbers.
      let (diagram, below) = inside.splitTop(inside.height * 2 / 5)
      let (list, detail) = below.splitTop(3)
      return Parts(diagram: diagram, list: list, detail: detail)
    }
    guard inside.width >= 70, inside.height >= 14 else {
      let (list, rest) = inside.splitTop(min(4, inside.height / 3))
      return Parts(
        diagram: Rect(column: 0, row: 0, width: 0, height: 0), list: list,
        detail: rest.splitTop(1).rest)
    }
    // Four formulas, a few lines of a table and a sentence are to fit below.
    let (top, detail) = inside.splitTop(max(7, inside.height * 9 / 20))
    let (diagram, list) = top.splitRight(listWidth)
    return Parts(diagram: diagram, list: list.splitLeft(1).rest, detail: detail)
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let order = order
    let number = min(max(0, state.traceNumber), order.count - 1)
    let sample = "sample \(snapshot.probeNumber) of \(snapshot.data.train.count)"
    let target = "target \(snapshot.probeTarget)"
    let notes = ["\(sample) \(words.dot) \(target)", sample]
    buffer.draw(
      Frame(
        "Trace", note: notes.first { $0.unicodeScalars.count <= area.width - 16 } ?? "",
        foot: "operation \(number + 1) of \(order.count)", pane: .trace, state), in: area)
    guard let trace = snapshot.trace, trace.shape == snapshot.shape else {
      let text =
        snapshot.isWorking
        ? "space pauses: a network of this size is traced while it is at rest"
        : "the step is being traced"
      return buffer.draw(Text(text, theme.faint), in: area.inset(columns: 2, rows: 1))
    }
    let parts = Self.parts(of: area)
    drawDiagram(TraceProgress(order, number), in: parts.diagram, &buffer)
    let names = TraceNames(snapshot, words)
    buffer.draw(
      TraceList(
        trace: trace, order: order, number: number, names: names,
        firstHidden: state.firstOperationAsked, theme: theme),
      in: parts.list)
    buffer.draw(
      TraceDetail(
        operation: order[number], trace: trace, names: names, line: state.traceLine,
        term: state.traceTerm, isFocused: state.focus == .trace, theme: theme), in: parts.detail)
  }

  private func drawDiagram(_ progress: TraceProgress, in area: Rect, _ buffer: inout Buffer) {
    guard !area.isEmpty else { return }
    var lit = state
    lit.isZoomed = false
    lit.deltaKind = .probe
    lit.selection = progress.selection(line: state.traceLine, in: snapshot.shape)
    var panel = NetworkPanel(snapshot: snapshot, state: lit)
    panel.progress = progress
    panel.drawContents(in: area, &buffer)
  }
}
