import Backprop
import TerminalUI
import Training

/// The chain rule of the selected weight or bias for the probe sample: its paths with all their
/// factors, the same derivative by the engine and by a central difference, and the batch's samples.
struct ChainPanel: Widget {
  var snapshot: Snapshot
  var state: DashboardState

  private var theme: Theme { state.theme }
  private var words: Words { Words(theme.appearance.glyphs) }

  /// Rows that it takes below the panes of a tall screen.
  private static let height = 16

  /// Parts a body between the panes and the chain rule, which takes all of a low one.
  static func split(_ body: Rect) -> (panes: Rect, chain: Rect) {
    guard body.height >= 34 else { return (body, body) }
    let (chain, panes) = body.splitBottom(min(height + max(0, body.height - 37) / 2, 24))
    return (chain, panes)
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.fill(area, Cell())
    let inspection = state.inspection
    buffer.draw(
      Frame(
        title: "Chain rule", note: note(inspection, width: area.width - 19),
        foot: "v or Esc closes",
        isFocused: true, glyphs: theme.appearance.glyphs, border: theme.faint,
        titleStyle: theme.bright, noteStyle: theme.faint), in: area)
    let inside = area.inset(columns: 2, rows: 1)
    buffer.clipped(to: inside) { buffer in
      guard state.inspectedParameter != nil else {
        return buffer.draw(
          Text("an input has no derivative here: select a unit or a weight", theme.text), in: inside
        )
      }
      guard let inspection else { return buffer.draw(Text("computing", theme.faint), in: inside) }
      draw(
        ChainWords(inspection: inspection, snapshot: snapshot, theme: theme), in: inside, &buffer)
    }
  }

  /// Which parameter and which sample, the fullest wording that fits.
  private func note(_ inspection: Inspection?, width: Int) -> String {
    guard let inspection else { return "" }
    let names = ParameterName(snapshot.shape, UnitNames(snapshot), words)
    let sample = "sample \(snapshot.probeNumber) of \(snapshot.data.train.count)"
    let kind = names.textWithLetter(inspection.parameter)
    return ["\(kind) \(words.dot) \(sample)", kind].first { $0.unicodeScalars.count <= width } ?? ""
  }

  /// Draws from the top the product and the paths, then the other ways to the number, then the
  /// samples: paths take what they need as long as a row of samples is left.
  private func draw(_ text: ChainWords, in area: Rect, _ buffer: inout Buffer) {
    let table = ChainTable(
      text.inspection.chain, names: text.names, words: words, width: area.width)
    let sums = text.inspection.chain.pathCount > 1 ? 2 : 0
    let room = area.height - Self.fixedRows - sums
    let shown = min(table.rows.count, max(1, room))
    put(text.product, column: area.column, row: area.row, &buffer)
    let below = area.splitTop(1).rest
    drawPaths(table, shown, text, in: below, &buffer)
    let rest = below.splitTop(1 + shown + sums).rest
    let lines = [text.backpropagation, text.difference, text.mean]
    for (offset, line) in lines.enumerated() {
      put(line, column: rest.column, row: rest.row + offset, &buffer)
    }
    let left = rest.splitTop(lines.count).rest
    buffer.clipped(to: left) { drawSamples(text.samples, text.inspection, in: left, &$0) }
  }

  /// The product, the names of the factors, three lines of other ways, and a row of samples.
  private static let fixedRows = 6

  private func put(
    _ pieces: [ChainWords.Piece], column: Int, row: Int, _ buffer: inout Buffer
  ) {
    var column = column
    for piece in pieces { column = buffer.put(piece.text, column: column, row: row, piece.style) }
  }

  // MARK: Paths

  private func drawPaths(
    _ table: ChainTable, _ shown: Int, _ text: ChainWords, in area: Rect, _ buffer: inout Buffer
  ) {
    let first = area.column + table.pathWidth
    let last = first + table.titles.count * table.factorWidth
    buffer.put("path", column: area.column, row: area.row, theme.faint)
    for (index, title) in table.titles.enumerated() {
      buffer.put(
        title, column: first + index * table.factorWidth, row: area.row, theme.faint)
    }
    buffer.put("= product", column: last, row: area.row, theme.faint)
    for (offset, row) in table.rows.prefix(shown).enumerated() {
      draw(
        row, of: table, first: first, last: last, in: area, row: area.row + 1 + offset, &buffer)
    }
    guard text.inspection.chain.pathCount > 1 else { return }
    drawSums(table, shown, text, column: last, in: area, row: area.row + 1 + shown, &buffer)
  }

  private func draw(
    _ row: ChainTable.Row, of table: ChainTable, first: Int, last: Int, in area: Rect, row y: Int,
    _ buffer: inout Buffer
  ) {
    buffer.put(row.path, column: area.column, row: y, theme.text)
    for (index, factor) in row.factors.enumerated() {
      let column = first + index * table.factorWidth
      if index > 0 && table.hasSigns {
        buffer.put(words.dot, column: column - 2, row: y, theme.faint)
      }
      buffer.put(NumberText.significant(factor), column: column, row: y, theme.sign(of: factor))
    }
    buffer.put("=", column: last, row: y, theme.faint)
    put(row.product, column: last + 2, row: y, &buffer)
  }

  /// Draws what the other paths add up to, and the sum of all.
  private func drawSums(
    _ table: ChainTable, _ shown: Int, _ text: ChainWords, column: Int, in area: Rect, row: Int,
    _ buffer: inout Buffer
  ) {
    let chain = text.inspection.chain
    let products = table.rows.prefix(shown).reduce(0) { $0 + $1.product }
    let others = chain.pathCount - Double(shown)
    if others > 0 {
      let count = others < 1e6 ? "\(Int(others))" : NumberText.significant(others, digits: 2)
      buffer.put("\(count) more", column: area.column, row: row, theme.faint)
      buffer.put("+", column: column, row: row, theme.faint)
      put(chain.gradient - products, column: column + 2, row: row, &buffer)
    }
    let end = others > 0 ? row + 1 : row
    buffer.put(text.count, column: area.column, row: end, theme.faint)
    buffer.put("=", column: column, row: end, theme.faint)
    put(chain.gradient, column: column + 2, row: end, &buffer)
  }

  private func put(_ value: Double, column: Int, row: Int, _ buffer: inout Buffer) {
    // Digits stand under digits, whatever the sign.
    let text = (value < 0 ? "" : " ") + NumberText.significant(value, digits: 4)
    buffer.put(text, column: column, row: row, theme.sign(of: value))
  }

  // MARK: Samples

  private func drawSamples(
    _ samples: [(number: String, value: Double)], _ inspection: Inspection, in area: Rect,
    _ buffer: inout Buffer
  ) {
    let numberWidth = samples.map(\.number.count).max() ?? 1
    // The number, a blank, six columns of the derivative, two blanks.
    let cell = numberWidth + 9
    let perRow = max(1, (area.width - Self.samplesLabel.count) / cell)
    let rows = max(0, area.height)
    let room = perRow * rows
    let isCut = inspection.batchCount > room
    let shown = isCut ? max(0, room - 1) : samples.count
    buffer.put(Self.samplesLabel, column: area.column, row: area.row, theme.faint)
    for (index, sample) in samples.prefix(shown).enumerated() {
      let column = area.column + Self.samplesLabel.count + index % perRow * cell
      let row = area.row + index / perRow
      let padding = String(repeating: " ", count: numberWidth - sample.number.count)
      let end = buffer.put(padding + sample.number + " ", column: column, row: row, theme.faint)
      buffer.put(
        NumberText.delta(sample.value), column: end, row: row, theme.sign(of: sample.value))
    }
    guard isCut, room > 0 else { return }
    let place = min(shown, samples.count)
    buffer.put(
      "+\(inspection.batchCount - place)",
      column: area.column + Self.samplesLabel.count
        + place % perRow * cell, row: area.row + place / perRow, theme.faint)
  }

  private static let samplesLabel = "by sample  "
}
