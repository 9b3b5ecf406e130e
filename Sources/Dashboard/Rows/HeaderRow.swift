import TerminalUI
import Training

/// The first row: what runs, and how well. Scripts may read it: the forms `epoch N`, `step N`,
/// `lr X`, `train X` and `test X` never change.
struct HeaderRow: Widget {
  var snapshot: Snapshot
  var theme: Theme

  func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.draw(SlidingRow(parts: parts, background: theme.bar), in: area)
  }

  private var parts: [SlidingRow.Part] {
    let words = Words(theme.appearance.glyphs)
    let experiment = snapshot.experiment
    let isWorking = snapshot.isWorking
    var parts: [SlidingRow.Part] = [
      .init("perceptop", theme.bar.adding(.bold), importance: 2),
      .init(experiment.name, theme.bar, importance: 7),
      .init(snapshot.shape.description, theme.barFaint, importance: 6),
      .init(
        "\(experiment.activation.rawValue)\(words.dot)\(experiment.optimizer.name)",
        theme.barFaint, importance: 3),
      .init(
        isWorking ? "\(words.running) running" : "\(words.paused) paused ",
        isWorking ? theme.running : theme.paused, importance: 11),
      number("epoch", String(snapshot.epoch), theme.bar, width: 5, importance: 10),
      number("step", String(snapshot.step), theme.barFaint, width: 7, importance: 4),
      number("lr", Self.rate(snapshot.learningRate), theme.bar, width: 5, importance: 9),
      number(
        "train", loss(snapshot.evaluation.train.loss), theme.inBar(theme.train),
        width: 7, importance: 8),
    ]
    if let test = snapshot.evaluation.test {
      parts.append(
        number(
          "test", loss(test.loss), theme.inBar(theme.test), width: 7, importance: 5))
    }
    if let perSecond = snapshot.samplesPerSecond {
      parts.append(
        .init("\(NumberText.rate(perSecond)) samples/s", theme.barFaint, importance: 1))
    }
    return parts
  }

  /// A word and its number, in a place wide enough that what follows stands still.
  private func number(
    _ word: String, _ value: String, _ style: Style, width: Int, importance: Int
  ) -> SlidingRow.Part {
    let padding = String(repeating: " ", count: max(0, width - value.count))
    return SlidingRow.Part("\(word) \(value)\(padding)", style, importance: importance)
  }

  private func loss(_ value: Double) -> String { NumberText.significant(value) }

  /// A learning rate: up to three significant digits, without zeros at the end.
  static func rate(_ value: Double) -> String {
    let rounded = Double(NumberText.significant(value)) ?? value
    return NumberText.shortest(rounded)
  }
}
