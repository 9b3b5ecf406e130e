/// Colours and attributes.
extension VirtualScreen {
  mutating func setStyle(_ order: ControlSequence) {
    var rest = order.parameters.isEmpty ? [[0]][...] : order.parameters[...]
    while let parameter = rest.popFirst() {
      switch parameter[0] ?? 0 {
      case 0: page.style = VirtualStyle()
      case 38: page.style.foreground = color(parameter, &rest, order)
      case 48: page.style.background = color(parameter, &rest, order)
      case let code where setColor(code) || setAttribute(code): break
      default: note(order)
      }
    }
  }

  private mutating func setColor(_ code: Int) -> Bool {
    switch code {
    case 30...37: page.style.foreground = .indexed(code - 30)
    case 40...47: page.style.background = .indexed(code - 40)
    case 90...97: page.style.foreground = .indexed(code - 82)
    case 100...107: page.style.background = .indexed(code - 92)
    case 39: page.style.foreground = .standard
    case 49: page.style.background = .standard
    default: return false
    }
    return true
  }

  private mutating func setAttribute(_ code: Int) -> Bool {
    switch code {
    case 1: page.style.isBold = true
    case 2: page.style.isDim = true
    case 3, 23: page.style.isItalic = code == 3
    case 4, 24: page.style.isUnderlined = code == 4
    case 5, 25: page.style.isBlinking = code == 5
    case 7, 27: page.style.isReversed = code == 7
    case 8, 28: page.style.isInvisible = code == 8
    case 10: break  // The first font of the Linux console.
    case 22: (page.style.isBold, page.style.isDim) = (false, false)
    default: return false
    }
    return true
  }

  /// Reads an extended colour in either form: parts of one parameter between colons, where a
  /// colour space may be named or left empty, or parameters of their own.
  private mutating func color(
    _ parameter: [Int?], _ rest: inout ArraySlice<[Int?]>, _ order: ControlSequence
  ) -> VirtualColor {
    var parts = parameter.dropFirst().map { $0 ?? 0 }
    if parts.isEmpty {
      let count = rest.first?[0] == 5 ? 2 : 4
      parts = rest.prefix(count).map { $0[0] ?? 0 }
      rest = rest.dropFirst(count)
    } else if parts.count > 4 {
      parts.remove(at: 1)
    }
    switch (parts.first, parts.count) {
    case (5, 2): return .indexed(parts[1])
    case (2, 4): return .rgb(parts[1], parts[2], parts[3])
    default:
      note(order)
      return .standard
    }
  }
}
