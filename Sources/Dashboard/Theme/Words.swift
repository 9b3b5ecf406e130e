import TerminalUI

/// Signs in the form that a terminal's glyphs allow: as mathematics has them, as the Linux
/// console has them, or in ASCII.
struct Words {
  private let glyphs: GlyphSet

  init(_ glyphs: GlyphSet) {
    self.glyphs = glyphs
  }

  private func sign(_ full: String, console: String? = nil, ascii: String) -> String {
    switch glyphs {
    case .braille: full
    case .blocks: console ?? ascii
    case .ascii: ascii
    }
  }

  /// The delta of backpropagation.
  var delta: String { sign("δ", console: "δ", ascii: "d") }
  /// The gradient.
  var gradient: String { sign("∇", ascii: "g") }
  /// A partial derivative of the loss by a parameter.
  func derivative(by name: String) -> String { sign("∂L/∂\(name)", ascii: "dL/d\(name)") }
  /// A change of a parameter.
  func change(of name: String) -> String { sign("Δ\(name)", ascii: "change of \(name)") }
  /// The same in a column's few cells.
  func shortChange(of name: String) -> String { sign("Δ\(name)", ascii: "chg \(name)") }
  /// The derivative of an activation at its weighted input.
  var activationDerivative: String { sign("f′(z)", ascii: "f'(z)") }
  /// The derivative of a weighted input by the unit's bias.
  var biasFactor: String { sign("∂z/∂b", ascii: "dz/db") }
  /// Which way a number should go: up, down, or nowhere that is known.
  func nudge(_ amount: Double) -> String {
    amount > 0
      ? sign("↑", console: "↑", ascii: "^") : amount < 0 ? sign("↓", console: "↓", ascii: "v") : " "
  }
  /// A weight times the value of its source.
  var product: String { sign("w·a", console: "w·a", ascii: "w*a") }
  /// How much of a parameter the last step changed.
  var updateRatio: String { sign("Δw:w", ascii: "dw:w") }
  /// Between two things said in one place.
  var dot: String { sign("·", console: "·", ascii: "-") }
  /// Comes from.
  var from: String { sign("←", console: "←", ascii: "<-") }
  /// Before the word `running`.
  var running: String { sign("▶", console: "►", ascii: ">") }
  /// Before the word `paused`.
  var paused: String { sign("‖", ascii: "||") }
  /// Before the output that wins.
  var answer: String { sign("▸", console: "►", ascii: ">") }
  /// Before a sentence of diagnosis.
  var diagnosis: String { sign("◆", ascii: "*") }
  /// The part of the variance that is explained.
  var rSquared: String { sign("R²", console: "R²", ascii: "R^2") }
  /// Rows by columns.
  var times: String { sign("×", console: "×", ascii: "x") }
  /// From … to.
  var range: String { sign("–", ascii: "-") }
  /// Before a unit that no gradient wakes.
  var dead: String { sign("†", ascii: "x") }
  /// What was answered wrongly.
  var cross: String { sign("✕", console: "×", ascii: "x") }
  /// A sum.
  var sum: String { sign("Σ", console: "Σ", ascii: "sum") }
  /// The learning rate.
  var learningRate: String { sign("η", ascii: "lr") }
  /// Momentum.
  var momentum: String { sign("μ", console: "μ", ascii: "mu") }
  /// The small number under a fraction.
  var epsilon: String { sign("ε", console: "ε", ascii: "eps") }
  /// Between two factors.
  var multiply: String { sign("·", console: "·", ascii: "*") }
  /// A square root.
  var root: String { sign("√", console: "√", ascii: "root ") }
  /// The arrow keys.
  var arrows: String { sign("↑↓←→", ascii: "arrows") }
  /// A value comes before this one.
  var before: String { sign("◂", console: "◄", ascii: "<") }
  /// A value comes after this one.
  var after: String { sign("▸", console: "►", ascii: ">") }
  /// A piece of a level line.
  var line: String { sign("─", console: "─", ascii: "-") }
  /// Where a text was cut off.
  var ellipsis: String { sign("…", ascii: "~") }
}
