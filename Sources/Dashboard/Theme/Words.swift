import TerminalUI

/// Signs that have an ASCII form.
struct Words {
  private let isASCII: Bool

  init(_ glyphs: GlyphSet) {
    isASCII = glyphs == .ascii
  }

  /// The delta of backpropagation.
  var delta: String { isASCII ? "d" : "δ" }
  /// The gradient.
  var gradient: String { isASCII ? "g" : "∇" }
  /// A partial derivative of the loss by a parameter.
  func derivative(by name: String) -> String { isASCII ? "dL/d\(name)" : "∂L/∂\(name)" }
  /// A change of a parameter.
  func change(of name: String) -> String { isASCII ? "change of \(name)" : "Δ\(name)" }
  /// Between two things said in one place.
  var dot: String { isASCII ? "-" : "·" }
  /// Comes from.
  var from: String { isASCII ? "<-" : "←" }
  /// Before the word `running`.
  var running: String { isASCII ? ">" : "▶" }
  /// Before the word `paused`.
  var paused: String { isASCII ? "||" : "‖" }
  /// Before a sentence of diagnosis.
  var diagnosis: String { isASCII ? "*" : "◆" }
  /// Rows by columns.
  var times: String { isASCII ? "x" : "×" }
  /// From … to.
  var range: String { isASCII ? "-" : "–" }
}
