import TerminalUI

extension Key {
  /// The key as a sentence names it.
  var name: String {
    switch self {
    case .character(" "): "space"
    case .character(let character): "'\(character)'"
    case .control(let character): "Ctrl-\(character.uppercased())"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .up, .down, .left, .right: "an arrow"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "Page Up"
    case .pageDown: "Page Down"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .function(let number): "F\(number)"
    }
  }
}
