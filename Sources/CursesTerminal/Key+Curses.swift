import CNcurses
import TerminalUI

extension Key {
  /// Creates the key of a character or control code; nil for codes that no key of ours sends.
  init?(scalar value: UInt32) {
    switch value {
    case 9: self = .tab
    case 10, 13: self = .enter
    case 27: self = .escape
    case 8, 127: self = .backspace
    case 1...26: self = .control(Character(Unicode.Scalar(UInt8(value) + 96)))
    case 0..<32, 0x80..<0xA0: return nil
    default:
      guard let scalar = Unicode.Scalar(value) else { return nil }
      self = .character(Character(scalar))
    }
  }

  /// Creates the key of a curses key code; nil for keys that mean nothing here.
  ///
  /// The resize code is among the latter: sizes are taken from the terminal driver.
  init?(code: Int32) {
    if let key = Self.byCode[code] {
      self = key
    } else if (KEY_F0 + 1...KEY_F0 + 63).contains(code) {
      self = .function(Int(code - KEY_F0))
    } else {
      return nil
    }
  }

  private static let byCode: [Int32: Key] = [
    KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right, KEY_HOME: .home,
    KEY_END: .end, KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown, KEY_BACKSPACE: .backspace,
    KEY_DC: .delete, KEY_BTAB: .backTab, KEY_ENTER: .enter,
    // The corners of a number pad, which some terminals report apart.
    KEY_A1: .home, KEY_A3: .pageUp, KEY_C1: .end, KEY_C3: .pageDown,
  ]
}
