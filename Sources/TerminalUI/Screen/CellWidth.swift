/// What becomes of a scalar from outside when it is put into a cell.
///
/// A cell is exactly one column wide, so only scalars that every terminal shows one column wide
/// pass; a wrong width would shift the rest of the row. Control and bidirectional characters
/// could command the terminal or reorder the row.
enum CellScalar {
  /// Shown as it is.
  case shown
  /// Takes no cell: combining marks.
  case dropped
  /// Shown as `?`: control, bidirectional, double-width or unknown.
  case replaced

  /// Ranges of the Basic Multilingual Plane that are one column wide in every terminal tried:
  /// Latin, Greek, Cyrillic, punctuation, super- and subscripts, letterlike symbols, arrows,
  /// mathematics, box drawing, blocks, geometric shapes, some dingbats, braille.
  private static let narrow: [ClosedRange<UInt32>] = [
    0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF, 0x370...0x377, 0x37A...0x37F, 0x384...0x482,
    0x48A...0x52F, 0x1E00...0x1EFF, 0x2010...0x2027, 0x2030...0x205E, 0x2070...0x209C,
    0x20A0...0x20BF, 0x2100...0x214F, 0x2190...0x2211, 0x2212...0x22FF, 0x2500...0x25FC,
    0x25FF...0x25FF, 0x2713...0x2718, 0x2800...0x28FF,
  ]

  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value >= 0x20 && value < 0x7F {
      self = .shown
    } else if Self.narrow.contains(where: { $0.contains(value) }) {
      self = .shown
    } else {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: self = .dropped
      default: self = .replaced
      }
    }
  }
}
