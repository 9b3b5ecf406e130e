/// Control sequences by kind, and the modes that they set.
extension VirtualScreen {
  mutating func obey(_ order: ControlSequence) {
    switch (order.prefix, order.intermediates, order.final) {
    case ("?", "", "h"): setModes(order, to: true)
    case ("?", "", "l"): setModes(order, to: false)
    case ("?", "", "c"): break  // The shape of the cursor on the Linux console.
    case ("", "", "h"): setStandardModes(order, to: true)
    case ("", "", "l"): setStandardModes(order, to: false)
    case ("", "", "m"): setStyle(order)
    case ("", "", "t"): break  // The window and its title.
    case ("", "!", "p"): softReset()
    case ("", "", _): if !moveCursor(by: order) && !edit(by: order) { note(order) }
    default: note(order)
    }
  }

  func describe(_ order: ControlSequence) -> String {
    let parameters = order.parameters
      .map { $0.map { $0.map(String.init) ?? "" }.joined(separator: ":") }
    return "CSI \(order.prefix)\(parameters.joined(separator: ";"))"
      + "\(order.intermediates)\(order.final)"
  }

  mutating func note(_ order: ControlSequence) { unknown.append(describe(order)) }

  private mutating func softReset() {
    insertsCharacters = false
    region = 0..<rowCount
    modes.formUnion([7, 25])
    page.style = VirtualStyle()
  }

  private mutating func setStandardModes(_ order: ControlSequence, to isOn: Bool) {
    for parameter in order.parameters {
      switch parameter[0] {
      case 4: insertsCharacters = isOn
      case 34: break  // The shape of the cursor in tmux.
      default: note(order)
      }
    }
  }

  private mutating func setModes(_ order: ControlSequence, to isOn: Bool) {
    for parameter in order.parameters {
      switch parameter[0] {
      case 47, 1047: showAlternate(isOn)
      case 1048: if isOn { saveCursor() } else { restoreCursor() }
      case 1049:
        if isOn { saveCursor() }
        showAlternate(isOn)
        if !isOn { restoreCursor() }
      case let mode? where Self.plainModes.contains(mode):
        if isOn { modes.insert(mode) } else { modes.remove(mode) }
      default: note(order)
      }
    }
  }

  /// Modes that are only remembered: cursor keys, wrapping, cursor, mouse, paste, whole frames.
  private static let plainModes: Set<Int> = [
    1, 7, 9, 12, 25, 1000, 1002, 1003, 1005, 1006, 1015, 1034, 2004, 2026,
  ]

  private mutating func showAlternate(_ isOn: Bool) {
    guard isOn != isAlternate else { return }
    if isOn {
      timesAlternate += 1
      hiddenPage = page
      page.rows = Page(columns: columns, rows: rowCount).rows
    } else if let first = hiddenPage {
      (page.rows, hiddenPage) = (first.rows, nil)
    }
    wrapsNext = false
  }
}
