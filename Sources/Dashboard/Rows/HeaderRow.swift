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
    // Losses of an earlier moment step back.
    let isCurrent = snapshot.evaluation.step == snapshot.step
    var parts: [SlidingRow.Part] = [
      .init("perceptop", theme.bar.adding(.bold), importance: 2),
      .init(name, theme.bar, importance: 7),
      .init(snapshot.shape.description, theme.barFaint, importance: 6),
      .init(
        "\(activation)\(words.dot)\(experiment.optimizer.name)",
        theme.barFaint, importance: 3),
      .init(
        isWorking
          ? "\(words.running) running"
          : snapshot.past == nil ? "\(words.paused) paused " : "\(words.before) past   ",
        isWorking ? theme.running : theme.paused, importance: 11),
      number("epoch", String(snapshot.epoch), theme.bar, width: 5, importance: 10),
      number("step", String(snapshot.step), theme.barFaint, width: 7, importance: 4),
      number(
        "lr", Self.rate(snapshot.learningRate), theme.bar,
        // Rates of a schedule have three digits: 0.00976.
        width: experiment.schedule == .constant ? 5 : 7, importance: 9),
      number(
        "train", loss(snapshot.evaluation.train.loss),
        isCurrent ? theme.inBar(theme.train) : theme.barFaint,
        width: 7, importance: 8),
    ]
    if let test = snapshot.evaluation.test {
      parts.append(
        number(
          "test", loss(test.loss), isCurrent ? theme.inBar(theme.test) : theme.barFaint, width: 7,
          importance: 5))
    }
    if let perSecond = snapshot.samplesPerSecond {
      parts.append(
        .init("\(NumberText.rate(perSecond)) samples/s", theme.barFaint, importance: 1))
    }
    return parts
  }

  /// The experiment's name, shortened where it would drive other parts out of the row.
  private var name: String {
    let name = snapshot.experiment.name
    guard name.count > Self.longestName else { return name }
    return name.prefix(Self.longestName - 1) + Words(theme.appearance.glyphs).ellipsis
  }

  private static let longestName = 20

  /// The activation of hidden units, without any that of the outputs; `mixed` where layers differ.
  private var activation: String {
    let hidden = snapshot.shape.layers.dropLast()
    let names = Set((hidden.isEmpty ? snapshot.shape.layers[...] : hidden).map(\.activation.name))
    return names.count == 1 ? names.joined() : "mixed"
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
