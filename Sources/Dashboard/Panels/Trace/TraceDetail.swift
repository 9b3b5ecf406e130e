import Backprop
import TerminalUI

/// An operation with all its numbers: formulas, a table or the curve of the activation, and what
/// the chosen number means.
struct TraceDetail: Widget {
  var operation: TraceOperation
  var trace: StepTrace
  var names: TraceNames
  /// The chosen line of the table.
  var line: Int?
  /// The chosen number of the formulas, counted through all of them.
  var term: Int?
  /// Whether the arrows go to it.
  var isFocused = true
  var theme: Theme

  /// The rows that what is said of a number takes, at the least and at the most.
  private static let meaningRows = 2...4

  func draw(in area: Rect, of buffer: inout Buffer) {
    guard area.height > 1 else { return }
    let content = TraceContent(operation, of: trace, names, line: line)
    let meaning = meaning(content, width: area.width)
    let rows = min(
      max(meaning?.count ?? 0, Self.meaningRows.lowerBound), Self.meaningRows.upperBound)
    let (body, foot) = area.splitBottom(area.height > rows + 2 ? rows : 0)
    drawMeaning(meaning, in: foot, &buffer)
    let head = body.splitTop(1)
    drawHead(in: head.top, &buffer)
    var text = FormulaLines(
      content.formulas, chosen: term, words: names.words, width: head.rest.width)
    text.drop(beyond: head.rest.height)
    for (offset, line) in text.lines.enumerated() {
      var column = head.rest.column
      for part in line {
        let style =
          part.isChosen
          ? theme.selected : part.isRule ? theme.faint : part.isResult ? theme.bright : theme.text
        column = buffer.put(part.text, column: column, row: head.rest.row + offset, style)
      }
    }
    let rest = head.rest.splitTop(text.lines.count).rest
    drawPictures(content, in: rest.height > 5 ? rest.splitTop(1).rest : rest, &buffer)
  }

  private func drawHead(in area: Rect, _ buffer: inout Buffer) {
    let line = String(repeating: names.words.line, count: max(area.width, 0))
    buffer.put(line, column: area.column, row: area.row, theme.border)
    buffer.clipped(to: area) {
      let room = area.width - 3
      let wordings = wordings
      let text =
        wordings.first { $0.unicodeScalars.count <= room }
        ?? wordings[wordings.count - 1].wholeWords(within: room)
      $0.put(" \(text) ", column: area.column + 1, row: area.row, theme.bright)
    }
  }

  /// What the operation does, the fullest wording first.
  private var wordings: [String] {
    let place = names.place(of: operation)
    let isWhole = operation.unit == nil
    let of = isWhole ? "the \(place == "outputs" ? place : "units of \(place)")" : "unit \(place)"
    let words = names.words
    return switch operation.kind {
    case .weightedInput: ["forward: weighted input z of \(of)", "forward: z of \(of)"]
    case .activation: ["forward: activation a of \(of)", "forward: a of \(of)"]
    case .loss: ["the loss of this sample, \(trace.loss.rawValue)", "the loss of this sample"]
    case .delta: ["backward: \(words.delta) of \(of)"]
    case .gradient: weights.map { "backward: \(words.derivative(by: "w")) of \($0)" }
    case .mean:
      weights.map { "mean over the batch: \(words.derivative(by: "w")) of \($0)" }
        + weights.map { "mean \(words.derivative(by: "w")) of \($0)" }
    case .update: weights.map { "update by \(trace.rule.optimizer.name): \($0)" }
    }
  }

  /// The weight of the chosen line, and how many there are.
  private var weights: [String] {
    let row = TraceRow(operation, line, of: trace.shape.layers[operation.layer])
    let layer = operation.layer
    let number = "\(row.place + 1) of \(row.count)"
    return [
      "\(row.name(layer, names)), \(number)", row.name(layer, names),
      "\(row.shortName(layer, names)), \(number)", row.shortName(layer, names),
    ]
  }

  /// What the chosen number is, in lines; nil where none is chosen.
  private func meaning(_ content: TraceContent, width: Int) -> [String]? {
    let terms = content.formulas.flatMap(\.terms)
    guard let term, terms.indices.contains(term) else { return nil }
    return "\(terms[term].symbol): \(terms[term].meaning)".wrapped(within: width)
  }

  private func drawMeaning(_ lines: [String]?, in area: Rect, _ buffer: inout Buffer) {
    guard let lines else {
      let arrows = theme.appearance.glyphs == .braille ? "← →" : "left right"
      let hints =
        !isFocused
        ? [". , operation by operation"]
        : [
          "\(arrows) ask what a number is   . , operation by operation   n next sample",
          "\(arrows) what a number is   . , operations   n sample",
        ]
      let hint = hints.first { $0.unicodeScalars.count <= area.width } ?? ""
      return buffer.draw(Text(hint, theme.faint), in: area)
    }
    for (offset, line) in lines.prefix(area.height).enumerated() {
      buffer.put(line, column: area.column, row: area.row + offset, theme.bright)
    }
  }

  private func drawPictures(
    _ content: TraceContent, in area: Rect, _ buffer: inout Buffer
  ) {
    let tableWidth = content.curve == nil ? area.width : 37
    let (left, right) = area.splitLeft(content.table == nil ? 0 : tableWidth)
    if let table = content.table {
      buffer.draw(TraceTableView(table: table, theme: theme), in: left)
    }
    guard let curve = content.curve, right.height >= 4, right.width >= 20 else { return }
    buffer.draw(
      ActivationCurve(activation: curve.activation, z: curve.z, theme: theme),
      in: right.splitLeft(min(right.width, 60)).left)
  }
}

/// Formulas as lines of a given width, broken between their parts.
struct FormulaLines {
  /// A part of a line.
  struct Part: Equatable {
    var text: String
    var isRule = false
    var isResult = false
    var isChosen = false
  }

  /// The lines, each from left to right.
  private(set) var lines: [[Part]] = []
  private var column = 0
  private let width: Int

  init(_ formulas: [TraceFormula], chosen: Int?, words: Words, width: Int) {
    self.width = width
    var index = 0
    for formula in formulas {
      lines.append([])
      column = 0
      append(Part(text: formula.rule, isRule: true))
      if !formula.pieces.isEmpty { append(Part(text: "  ", isRule: true)) }
      for (place, piece) in formula.pieces.enumerated() {
        switch piece {
        case .sign(let text):
          // An equals sign stays with what comes out.
          if place == formula.pieces.count - 2, case .result(let term)? = formula.pieces.last {
            makeRoom((text + Self.text(term)).unicodeScalars.count)
          }
          append(Part(text: text))
        case .term(let term):
          append(
            Part(
              text: formula.isEnclosed(place) ? Self.text(term) : Self.bracketed(term),
              isChosen: index == chosen))
          index += 1
        case .result(let term):
          append(Part(text: Self.text(term), isResult: true, isChosen: index == chosen))
          index += 1
        }
      }
    }
  }

  /// The number as it is where that is short, as constants are, else with four digits.
  private static func text(_ term: TraceTerm) -> String {
    let rounded = NumberText.significant(term.value, digits: 4)
    let exact = NumberText.shortest(term.value)
    return exact.utf8.count < rounded.utf8.count ? exact : rounded
  }

  /// The number, in brackets where its sign would run into another.
  private static func bracketed(_ term: TraceTerm) -> String {
    term.value < 0 ? "(\(text(term)))" : text(term)
  }

  private mutating func append(_ part: Part) {
    let length = part.text.unicodeScalars.count
    makeRoom(length)
    lines[lines.count - 1].append(part)
    column += length
  }

  /// Begins a new line where so many columns are no longer free.
  private mutating func makeRoom(_ length: Int) {
    guard column > 4, column + length > width else { return }
    lines.append([Part(text: "    ")])
    column = 4
  }

  /// Leaves out what has no room, the last lines staying: they hold what comes out.
  mutating func drop(beyond rows: Int) {
    guard lines.count > rows else { return }
    lines = Array(lines.suffix(max(rows, 0)))
  }
}
