import Backprop
import TerminalUI

/// The operations of a step in the order of computation, each with what comes out.
struct TraceList: Widget {
  var trace: StepTrace
  var order: TraceOrder
  var number: Int
  var names: TraceNames
  /// The operation from which on nothing is told, since a question asks for it; nil for none.
  var firstHidden: Int?
  var theme: Theme

  private static let placeWidth = 9
  private static let titleWidth = 12

  func draw(in area: Rect, of buffer: inout Buffer) {
    let rows = max(area.height, 0)
    let top = min(max(0, number - rows / 2), max(0, order.count - rows))
    buffer.clipped(to: area) { buffer in
      for offset in 0..<min(rows, order.count - top) {
        draw(top + offset, column: area.column, row: area.row + offset, &buffer)
      }
    }
  }

  private func draw(_ index: Int, column: Int, row: Int, _ buffer: inout Buffer) {
    let operation = order[index]
    let isHere = index == number
    let way = operation.isForward ? names.words.after : names.words.before
    // Which way numbers flow.
    buffer.put(
      operation.kind == .loss ? " " : way, column: column, row: row,
      isHere ? theme.bright : theme.faint)
    buffer.put(
      names.place(of: operation), column: column + 2, row: row,
      isHere ? theme.selected : theme.text)
    let title = column + 2 + Self.placeWidth
    buffer.put(
      names.title(of: operation), column: title, row: row, isHere ? theme.bright : theme.faint)
    guard index < firstHidden ?? .max, let value = value(of: operation) else { return }
    // Digits stand under digits, whatever the sign.
    let text = (value < 0 ? "" : " ") + NumberText.significant(value, digits: 4)
    buffer.put(
      text, column: title + Self.titleWidth, row: row,
      index <= number ? theme.sign(of: value) : theme.faint)
  }

  /// What comes out, where it is one number.
  private func value(of operation: TraceOperation) -> Double? {
    if operation.kind == .loss { return trace.pass.loss }
    guard let unit = operation.unit else { return nil }
    let index = trace.shape.layers[operation.layer].units.lowerBound + unit
    return switch operation.kind {
    case .weightedInput: trace.pass.weightedInputs[index]
    case .activation: trace.pass.activations[index]
    case .delta: trace.pass.deltas[index]
    case .loss, .gradient, .mean, .update: nil
    }
  }
}
