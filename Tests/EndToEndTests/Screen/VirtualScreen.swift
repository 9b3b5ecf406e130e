/// A terminal in memory: it draws what a program writes, as xterm would.
///
/// It knows what curses sends for the terminals that the tests name. Anything else is kept in
/// `unknown`, and the tests demand that this list stays empty.
struct VirtualScreen {
  /// The cells of one screen, row by row, and its cursor.
  struct Page {
    var rows: [[VirtualCell]]
    var column = 0
    var row = 0
    var style = VirtualStyle()

    init(columns: Int, rows: Int) {
      self.rows = Array(repeating: Array(repeating: VirtualCell(), count: columns), count: rows)
    }
  }

  /// What a program saves with the cursor.
  struct SavedCursor {
    var column = 0
    var row = 0
    var style = VirtualStyle()
  }

  var columns: Int
  var rowCount: Int
  /// The screen that is drawn on.
  var page: Page
  /// The first screen while the alternate one is shown.
  var hiddenPage: Page?
  /// How often the alternate screen was shown.
  var timesAlternate = 0
  var saved = SavedCursor()
  /// The rows that scroll.
  var region: Range<Int>
  /// Whether the last column was filled, so that the next character goes to the next row.
  var wrapsNext = false
  /// The private modes that are set; at first the cursor is shown and rows wrap.
  var modes: Set<Int> = [7, 25]
  var insertsCharacters = false
  /// The two character sets by their letters, and which one is in use.
  var characterSets: [Character] = ["B", "B"]
  var characterSet = 0
  var lastPrinted: Unicode.Scalar?
  /// Orders that the model does not know.
  var unknown: [String] = []
  private var parser = EscapeParser()

  init(columns: Int, rows: Int) {
    self.columns = columns
    rowCount = rows
    page = Page(columns: columns, rows: rows)
    region = 0..<rows
  }

  var isAlternate: Bool { hiddenPage != nil }
  var isCursorVisible: Bool { modes.contains(25) }
  /// Whether a frame is held back until it is complete.
  var isHeldBack: Bool { modes.contains(2026) }
  var reportsMouse: Bool { !modes.isDisjoint(with: [9, 1000, 1002, 1003, 1005, 1006, 1015]) }
  var bracketsPaste: Bool { modes.contains(2004) }

  /// Draws what a program wrote.
  mutating func write(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if let order = parser.take(byte) { obey(order) }
    }
  }

  private mutating func obey(_ order: TerminalOrder) {
    switch order {
    case .print(let scalar): print(scalar)
    case .control(let code): obey(control: code)
    case .escape(let text): obey(escape: text)
    case .sequence(let sequence): obey(sequence)
    case .string: break
    }
  }

  /// The text of a row without the blanks at its end.
  func text(row: Int) -> String {
    var text = String.UnicodeScalarView()
    for cell in page.rows[row] { text.append(cell.scalar) }
    return String(String(text).trimmingSuffix { $0 == " " })
  }

  /// All rows, those at the end left out if empty.
  var text: String {
    (0..<rowCount).map(text(row:)).joined(separator: "\n").trimmingSuffix { $0 == "\n" }
  }

  /// Gives the window another size; what does not fit is cut off at the right and below.
  mutating func resize(columns: Int, rows: Int) {
    self.columns = columns
    rowCount = rows
    region = 0..<rows
    wrapsNext = false
    page.fit(columns: columns, rows: rows)
    hiddenPage?.fit(columns: columns, rows: rows)
  }
}

extension VirtualScreen.Page {
  mutating func fit(columns: Int, rows rowCount: Int) {
    let blank = VirtualCell()
    rows = rows.prefix(rowCount).map { row in
      row.prefix(columns) + Array(repeating: blank, count: max(0, columns - row.count))
    }
    let empty = Array(repeating: blank, count: columns)
    rows += Array(repeating: empty, count: rowCount - rows.count)
    column = min(column, columns - 1)
    row = min(row, rowCount - 1)
  }
}

extension String {
  fileprivate func trimmingSuffix(_ isDropped: (Character) -> Bool) -> String {
    var text = self
    while let last = text.last, isDropped(last) { text.removeLast() }
    return text
  }
}
