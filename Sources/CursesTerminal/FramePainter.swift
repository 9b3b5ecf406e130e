import CNcurses
import TerminalUI

/// Brings frames into the window of curses, cell runs that changed only.
///
/// curses compares too, but asking it to costs 20 µs for 1,000 cells; comparing here costs
/// a fifth of that, and an unchanged frame is not sent to it at all.
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
  /// How many frames were painted since the pairs were last numbered anew.
  private var pairAge = 0
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
    startPairsAnewIfOverfull()
    var hasChanged = false
    frame.cells.withUnsafeBufferPointer { cells in
      for row in 0..<min(size.rows, frame.size.rows) {
        let source = cells[(row * frame.size.columns)...].prefix(frame.size.columns)
        if paint(row: row, UnsafeBufferPointer(rebasing: source)) { hasChanged = true }
      }
    }
    return hasChanged
  }

  /// Forgets the pairs of earlier frames when there was no room for those of the present one.
  /// Not with every frame, since curses repaints all cells of a pair that changes.
  private mutating func startPairsAnewIfOverfull() {
    pairAge += 1
    guard pairs.isOverfull && pairAge > 60 else { return }
    pairAge = 0
    pairs.removeAll()
    looks.removeAll()
    (lastStyle, lastLook) = (.plain, Look(attributes: 0, pair: 0))
    invalidate()
  }

  private mutating func paint(row: Int, _ cells: UnsafeBufferPointer<Cell>) -> Bool {
    let origin = row * size.columns
    let width = min(size.columns, cells.count)
    var hasChanged = false
    var column = unchangedEnd(row: row, cells, from: 0)
    while column < width {
      let start = column
      repeat {
        shown[origin + column] = cells[column]
        encode(cells[column], at: column - start)
        column += 1
      } while column < width && cells[column] != shown[origin + column]
      _ = cn_put(Int32(row), Int32(start), run, Int32(column - start))
      hasChanged = true
      column = unchangedEnd(row: row, cells, from: column)
    }
    return hasChanged
  }

  /// Returns the first column from `start` on whose cell differs from the one shown.
  ///
  /// Most cells of most frames pass through here and nowhere else. By itself the loop keeps its
  /// values in registers: 43 µs for an unchanged frame of 200 × 60 instead of 83 within the loop
  /// above.
  @inline(never)
  private func unchangedEnd(row: Int, _ cells: UnsafeBufferPointer<Cell>, from start: Int) -> Int {
    let width = min(size.columns, cells.count)
    return shown.withUnsafeBufferPointer { shown in
      let known = UnsafeBufferPointer(rebasing: shown[(row * size.columns)...].prefix(width))
      var column = start
      while column < width && cells[column] == known[column] { column += 1 }
      return column
    }
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
    // A picture in a million colours must not make the program grow.
    if looks.count >= 16_384 { looks.removeAll(keepingCapacity: true) }
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
