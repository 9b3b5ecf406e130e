import Datasets
import TerminalUI
import Training

/// How good predictions are, where the answers are known.
struct PredictionScore {
  private let model: Model
  private var rows = 0
  private var right = 0
  /// Rows whose class the model does not know: no answer to them can be right.
  private var strangers = 0
  private var errors = ValueErrors.Sums()

  init(_ model: Model) {
    self.model = model
  }

  /// Counts a row; one without a value in the target's column does not count.
  mutating func add(_ outputs: [Double], _ target: TableCell?) {
    guard let target, !target.text.isEmpty else { return }
    if let names = model.targetKind.classNames {
      rows += 1
      guard let actual = target.index(in: names) else {
        strangers += 1
        return
      }
      if model.targetKind.classIndex(outputs[...]) == actual { right += 1 }
    } else if let number = target.number, let output = outputs.first, outputs.count == 1 {
      rows += 1
      errors.add(answer: output, target: number)
    }
  }

  /// What can be said, in one line; nil where no row had an answer to compare with.
  var sentence: String? {
    guard rows > 0 else { return nil }
    let count = "\(rows) row\(rows == 1 ? "" : "s")"
    guard model.targetKind.classNames == nil else {
      let accuracy = NumberText.significant(Double(right) / Double(rows))
      let unknown = strangers > 0 ? ", \(strangers) of them of classes that it never saw" : ""
      return "accuracy \(accuracy) on \(count)\(unknown)"
    }
    let found = errors.result
    let r2 = found.r2.map { NumberText.significant($0) } ?? "-"
    return "R² \(r2)  mean absolute error \(NumberText.significant(found.meanAbsoluteError)) on "
      + count
  }
}
