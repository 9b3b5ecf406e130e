import CNcurses
import TerminalUI

/// Brings frames into the window of curses, cell runs that changed only.
///
/// curses compares too, but asking it to costs 20 µs for 1,000 cells; comparing here makes an
/// unchanged frame nearly free.
struct FramePainter {
  /// What curses draws a style with.
  private struct Look {
    var attributes: UInt32
    var pair: Int32
  }

  /// A cell unequal to every cell of a frame, since no scalar is one column wide there.
  private static let unknown = Cell("\u{10FFFF}")

  /// The extent of the screen.
  private(set) var size: Size
  private let appearance: Appearance
  private let palette: Palette
  private var pairs: PairTable
  private var looks: [Style: Look] = [:]
  private var lastStyle = Style.plain
  private var lastLook = Look(attributes: 0, pair: 0)
  private var shown: [Cell] = []
  private var run: [cchar_t] = []

  /// Makes a painter for an empty screen; `pairLimit` is how many pairs curses offers.
  init(size: Size, appearance: Appearance, pairLimit: Int) {
    self.size = size
    self.appearance = appearance
    palette = Palette(depth: appearance.colors)
    // More pairs than this are never needed at once by a readable picture, and each new one costs
    // curses memory and time.
    pairs = PairTable(capacity: min(pairLimit, 4096) - 1)
    resize(to: size)
  }

  /// Adapts to a new size and forgets what was shown.
  mutating func resize(to size: Size) {
    self.size = size
    shown = Array(repeating: Self.unknown, count: size.columns * size.rows)
    run = Array(repeating: cchar_t(), count: size.columns)
  }

  /// Forgets what was shown.
  mutating func invalidate() { resize(to: size) }

  /// Puts the changes into the window and tells whether there were any. Cells of the frame beyond
  /// the screen are cut off.
  mutating func paint(_ frame: Buffer) -> Bool {
    if pairs.isOverfull { startPairsAnew() }
    var hasChanged = false
    for row in 0..<min(size.rows, frame.size.rows) where paint(row: row, of: frame) {
      hasChanged = true
    }
    return hasChanged
  }

  private mutating func startPairsAnew() {
    pairs.removeAll()
    looks.removeAll()
    (lastStyle, lastLook) = (.plain, Look(attributes: 0, pair: 0))
    invalidate()
  }

  private mutating func paint(row: Int, of frame: Buffer) -> Bool {
    let width = min(size.columns, frame.size.columns)
    let source = row * frame.size.columns
    let target = row * size.columns
    var hasChanged = false
    var column = 0
    while column < width {
      let start = column
      while column < width, frame.cells[source + column] != shown[target + column] {
        let cell = frame.cells[source + column]
        shown[target + column] = cell
        encode(cell, at: column - start)
        column += 1
      }
      if column > start {
        _ = cn_put(Int32(row), Int32(start), run, Int32(column - start))
        hasChanged = true
      }
      column += 1
    }
    return hasChanged
  }

  private mutating func encode(_ cell: Cell, at index: Int) {
    if cell.style != lastStyle {
      lastLook = look(of: cell.style)
      lastStyle = cell.style
    }
    cn_set_cell(&run[index], drawable(cell.scalar), lastLook.attributes, lastLook.pair)
  }

  /// Returns the scalar's value, or that of `?` for one that would command the terminal or that
  /// it cannot show.
  private func drawable(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar.value {
    case 0x20..<0x7F: scalar.value
    case 0xA0... where appearance.glyphs != .ascii: scalar.value
    default: 0x3F
    }
  }

  private mutating func look(of style: Style) -> Look {
    if let look = looks[style] { return look }
    let look = Look(attributes: Self.bits(style.attributes), pair: pair(of: style))
    looks[style] = look
    return look
  }

  private mutating func pair(of style: Style) -> Int32 {
    let colors = palette.pair(style)
    switch pairs.entry(for: colors) {
    case .known(let number): return number
    case .added(let number):
      _ = cn_set_pair(number, colors.foreground, colors.background)
      return number
    }
  }

  private static func bits(_ attributes: Style.Attributes) -> UInt32 {
    var bits: UInt32 = 0
    if attributes.contains(.bold) { bits |= cn_bold() }
    if attributes.contains(.dim) { bits |= cn_dim() }
    if attributes.contains(.underline) { bits |= cn_underline() }
    if attributes.contains(.reverse) { bits |= cn_reverse() }
    return bits
  }
}
