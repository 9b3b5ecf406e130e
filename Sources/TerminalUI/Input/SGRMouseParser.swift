/// Reads a mouse report after its `ESC [ <`: code, column and row between semicolons, then `M`, or
/// `m` where a button came up.
///
/// It takes any scalars in constant memory. What is no report is read up to the byte that ends a
/// control sequence, so that none of it is taken for keys.
public struct SGRMouseParser: Hashable, Sendable {
  /// What a scalar made of the report.
  public enum Progress: Hashable, Sendable {
    /// More is to come.
    case incomplete
    /// The report is over; nil where it says nothing that a mouse can do.
    case complete(MouseEvent?)
    /// The report was cut off, and the scalar is not part of it.
    case foreign
  }

  /// Numbers end here; none that means something is as large.
  private static let largest = 1_000_000

  private var fields: [Int?] = [nil]
  private var isMalformed = false

  /// Creates a parser that has read nothing.
  public init() {}

  /// Takes the next scalar's value.
  public mutating func take(_ scalar: UInt32) -> Progress {
    switch scalar {
    case 0x30...0x39: addDigit(Int(scalar - 0x30))
    case 0x3B: startField()
    case 0x20...0x3F: isMalformed = true
    case 0x4D, 0x6D: return .complete(event(isRelease: scalar == 0x6D))
    case 0x40...0x7E: return .complete(nil)
    default: return .foreign
    }
    return .incomplete
  }

  private mutating func addDigit(_ digit: Int) {
    let last = fields.count - 1
    fields[last] = min(10 * (fields[last] ?? 0) + digit, Self.largest)
  }

  private mutating func startField() {
    guard fields.count < 3 else {
      isMalformed = true
      return
    }
    fields.append(nil)
  }

  private func event(isRelease: Bool) -> MouseEvent? {
    guard !isMalformed, fields.count == 3, let code = fields[0], let column = fields[1],
      let row = fields[2]
    else { return nil }
    return MouseEvent(code: code, column: column, row: row, isRelease: isRelease)
  }
}
