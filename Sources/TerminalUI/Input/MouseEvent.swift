/// Something done with the mouse, and where.
public struct MouseEvent: Hashable, Sendable {
  /// A button that can be held.
  public enum Button: Hashable, Sendable {
    /// The first.
    case left
    /// The wheel, pressed.
    case middle
    /// The second.
    case right
  }

  /// What was done.
  public enum Action: Hashable, Sendable {
    /// A button went down.
    case press(Button)
    /// A button came up.
    case release
    /// The pointer moved with a button held.
    case drag(Button)
    /// The wheel turned away from the hand.
    case wheelUp
    /// The wheel turned towards the hand.
    case wheelDown
  }

  /// Keys held meanwhile.
  public struct Modifiers: OptionSet, Hashable, Sendable {
    /// The set as bits.
    public let rawValue: UInt8
    /// Creates a set from bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Shift; most terminals keep it for marking text.
    public static let shift = Modifiers(rawValue: 1)
    /// Alt, or Meta.
    public static let alt = Modifiers(rawValue: 2)
    /// Control.
    public static let control = Modifiers(rawValue: 4)
  }

  /// What was done.
  public var action: Action
  /// The cell's column, 0 at the left; it may lie beyond a screen that has just shrunk.
  public var column: Int
  /// The cell's row, 0 at the top.
  public var row: Int
  /// Keys held meanwhile.
  public var modifiers: Modifiers

  /// Creates an event.
  public init(_ action: Action, column: Int, row: Int, modifiers: Modifiers = []) {
    self.action = action
    self.column = column
    self.row = row
    self.modifiers = modifiers
  }

  /// The last column or row that a report may name; no terminal is larger.
  static let lastPlace = 32_767

  /// Creates the event of a report as xterm makes them; nil for what means nothing here, as a wheel
  /// that turns sideways, and for places that no screen has.
  ///
  /// - Parameters:
  ///   - code: the button in the bits 0, 1, 6 and 7; 4, 8 and 16 for Shift, Alt and Control; 32 for
  ///     a motion.
  ///   - column: from 1.
  ///   - row: from 1.
  public init?(code: Int, column: Int, row: Int, isRelease: Bool) {
    let places = 1...(Self.lastPlace + 1)
    guard (0..<128).contains(code), places.contains(column), places.contains(row),
      let action = Self.action(code: code, isRelease: isRelease)
    else { return nil }
    let held = UInt8(truncatingIfNeeded: code >> 2 & 7)
    self.init(action, column: column - 1, row: row - 1, modifiers: Modifiers(rawValue: held))
  }

  private static func action(code: Int, isRelease: Bool) -> Action? {
    let (isWheel, isMotion) = (code & 64 != 0, code & 32 != 0)
    switch (code & 3, isWheel) {
    case (0, true): return isRelease || isMotion ? nil : .wheelUp
    case (1, true): return isRelease || isMotion ? nil : .wheelDown
    case (_, true): return nil
    case (_, false) where isRelease: return .release
    // The older form of a report does not say which button came up.
    case (3, false): return isMotion ? nil : .release
    case (let number, false):
      let button: Button = number == 0 ? .left : number == 1 ? .middle : .right
      return isMotion ? .drag(button) : .press(button)
    }
  }
}
