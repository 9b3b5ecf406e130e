import Datasets
import Endings
import TerminalUI
import Training

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How a run without a screen ended: losses, accuracy beside what guessing reaches, the confusion
/// matrix or the errors.
struct Report {
  private let run: any TrainingRun
  private let evaluation: Evaluation

  init(_ run: any TrainingRun, _ evaluation: Evaluation) {
    self.run = run
    self.evaluation = evaluation
  }

  /// Prints the report.
  ///
  /// - Parameter ontoStandardOutput: false where standard output holds the log.
  /// - Throws: an ending where standard output does not take it; nobody is left to tell of standard
  ///   error.
  func print(ontoStandardOutput: Bool) throws {
    let text = lines.map { Message.cleaned($0) + "\n" }.joined()
    guard ontoStandardOutput else {
      Message.write(text, to: STDERR_FILENO)
      return
    }
    try StandardOutput.write(text)
  }

  /// The report, line by line.
  var lines: [String] {
    [Progress.summary(run, evaluation)] + table
      + parts.flatMap { classes($0.metrics, of: $0.name) }
  }

  private var parts: [(name: String, metrics: Metrics)] {
    [("train", evaluation.train)] + (evaluation.test.map { [("test", $0)] } ?? [])
  }

  // MARK: Losses and errors

  private var table: [String] {
    var rows = [["", "loss"]]
    if evaluation.train.accuracy != nil { rows[0] += ["accuracy"] }
    if evaluation.train.confusion != nil { rows[0] += ["majority baseline"] }
    if evaluation.train.errors != nil { rows[0] += ["R²", "mean absolute error"] }
    for (name, metrics) in parts {
      var row = [name, Self.number(metrics.loss)]
      if let accuracy = metrics.accuracy { row.append(Self.number(accuracy)) }
      if let confusion = metrics.confusion { row.append(Self.number(confusion.majorityBaseline)) }
      if let errors = metrics.errors {
        row += [Self.number(errors.r2), Self.number(errors.meanAbsoluteError)]
      }
      rows.append(row)
    }
    return Self.aligned(rows)
  }

  // MARK: Classes

  private func classes(_ metrics: Metrics, of part: String) -> [String] {
    guard let confusion = metrics.confusion else { return [] }
    let names = confusion.names.map { Self.shortened($0) }
    guard names.count <= Self.mostClasses else {
      return ["\(names.count) classes: too many for a confusion matrix here"]
    }
    var rows = [["\(part): true \\ answer"] + names + ["precision", "recall"]]
    let hasUnanswered = confusion.unanswered.contains { $0 > 0 }
    if hasUnanswered { rows[0].insert("no answer", at: names.count + 1) }
    for (index, name) in names.enumerated() {
      var row = [name] + names.indices.map { "\(confusion.count(actual: index, answer: $0))" }
      if hasUnanswered { row.append("\(confusion.unanswered[index])") }
      row += [Self.number(confusion.precision(index)), Self.number(confusion.recall(index))]
      rows.append(row)
    }
    return [""] + Self.aligned(rows)
  }

  /// The most classes of which a matrix can be read on a page.
  private static let mostClasses = 40

  private static func shortened(_ name: String) -> String {
    name.count <= 16 ? name : name.prefix(15) + "…"
  }

  // MARK: Text

  /// A number of three digits; a dash where there is none.
  private static func number(_ value: Double?) -> String {
    value.map { NumberText.significant($0) } ?? "-"
  }

  /// Sets the columns of rows: the first to the left, the others to the right.
  static func aligned(_ rows: [[String]]) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, text in
        let padding = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 ? text + padding : padding + text
      }.joined(separator: "  ")
    }
  }
}
