import Backprop
import TerminalUI
import Training

/// What is said of a derivative beside its paths: δ·a, the nudge, and the same number by other ways.
struct ChainWords {
  let inspection: Inspection
  let snapshot: Snapshot
  let theme: Theme

  /// A piece of a line and its style.
  typealias Piece = (text: String, style: Style)

  private var words: Words { Words(theme.appearance.glyphs) }
  private var chain: ChainRule { inspection.chain }
  var names: ParameterName {
    ParameterName(snapshot.shape, UnitNames(snapshot), words)
  }

  private var isBias: Bool {
    chain.parameter < snapshot.shape.parameterCount
      && snapshot.shape.place(ofParameter: chain.parameter).source == nil
  }

  /// The derivative as the product of δ and what the parameter is multiplied by, and which way
  /// the parameter should go.
  var product: [Piece] {
    let by = words.derivative(by: isBias ? "b" : "w")
    let factors = isBias ? words.delta : "\(words.delta)\(words.dot)a"
    let numbers = isBias ? "" : " = (\(text(chain.delta)))(\(text(chain.source)))"
    return [
      ("\(by) = \(factors)\(numbers) = ", theme.text), number(chain.gradient),
      ("   nudge ", theme.faint), nudge,
    ]
  }

  /// −∂L/∂θ: up where more of the parameter lowers the loss.
  private var nudge: Piece {
    let value = -chain.gradient
    return (words.nudge(value) + " " + text(abs(value)), theme.sign(of: value))
  }

  /// How many paths there are.
  var count: String {
    let count = chain.pathCount
    guard count > 1 else { return "one path to the loss" }
    let text = count < 1e6 ? "\(Int(count))" : NumberText.significant(count, digits: 2)
    return "sum over \(text) paths, largest first"
  }

  /// Columns of the words before a number.
  private static let labelWidth = 19

  /// The central difference and its relative error.
  var difference: [Piece] {
    let check = inspection.check
    let verdict: Piece =
      switch check.verdict {
      case .good where check.relativeError > GradientVerdict.goodBound:
        ("good, too small to tell more", theme.text)
      case .good: ("good", theme.text)
      case .kink: ("a kink lies within the step", theme.warning)
      case .doubtful: ("doubtful", theme.warning)
      case .wrong: ("wrong", theme.warning)
      case .notFinite: ("not finite", theme.warning)
      }
    return [
      ("central difference".padded(to: Self.labelWidth), theme.faint),
      number(check.difference, digits: 6),
      ("  relative error ", theme.faint),
      (NumberText.significant(check.relativeError, digits: 2) + ": ", theme.text), verdict,
    ]
  }

  /// The derivative by backpropagation in float64, and as the run computes it.
  var backpropagation: [Piece] {
    [
      ("backpropagation".padded(to: Self.labelWidth), theme.faint),
      number(chain.gradient, digits: 6),
      ("  \(snapshot.experiment.precision.rawValue) engine ", theme.faint),
      number(inspection.engineGradient, digits: 6),
    ]
  }

  /// The mean over the batch.
  var mean: [Piece] {
    let (shown, all) = (inspection.batchSamples.count, inspection.batchCount)
    let part = shown < all ? "\(shown) of \(all)" : "\(all)"
    return [
      ("batch mean of \(part) ".padded(to: Self.labelWidth), theme.faint),
      number(inspection.batch.mean, digits: 6),
      ("  \(snapshot.experiment.precision.rawValue) engine ", theme.faint),
      number(inspection.engineMean, digits: 6),
    ]
  }

  /// The samples of the batch, by their numbers in the train part, each with its derivative.
  var samples: [(number: String, value: Double)] {
    zip(inspection.batchSamples, inspection.batch.gradients).prefix(Self.mostSamples).map {
      let place = snapshot.data.train.firstIndex(of: $0)
      return (place.map { "\($0 + 1)" } ?? "?", $1)
    }
  }

  /// More than any screen has room for.
  private static let mostSamples = 200

  private func text(_ value: Double) -> String { NumberText.significant(value, digits: 4) }

  private func number(_ value: Double, digits: Int = 4) -> Piece {
    ((value > 0 ? "+" : "") + NumberText.significant(value, digits: digits), theme.sign(of: value))
  }
}

extension String {
  /// The text with blanks behind it up to a width.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - unicodeScalars.count))
  }
}
