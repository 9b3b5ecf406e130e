import Endings
import TerminalUI
import Training

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How far a run without a screen is: a bar on a terminal, now and then a line elsewhere.
struct Progress {
  private let epochs: Int
  private let isTerminal = isatty(STDERR_FILENO) == 1
  /// When the bar was drawn last, in seconds of the run.
  private var lastShown = -1.0
  /// The tenth of the run that was reported last, for plain lines.
  private var lastTenth = 0

  /// Seconds between two drawings of the bar.
  private static let interval = 0.1
  private static let barWidth = 24

  init(epochs: Int) {
    self.epochs = epochs
  }

  /// Returns whether it is time to show where the run is.
  func isDue(epoch: Int, seconds: Double) -> Bool {
    isTerminal
      ? seconds - lastShown >= Self.interval : epoch < epochs && tenth(epoch) > lastTenth
  }

  /// Shows where the run is.
  mutating func show(_ record: LogRecord) {
    lastShown = record.seconds
    lastTenth = tenth(record.epoch)
    let text = isTerminal ? "\r\(bar(record))\u{1B}[K" : Self.summary(record) + "\n"
    Message.write(text, to: STDERR_FILENO)
  }

  private func tenth(_ epoch: Int) -> Int { epochs > 0 ? epoch * 10 / epochs : 10 }

  /// Removes the bar.
  func clear() {
    if isTerminal { Message.write("\r\u{1B}[K", to: STDERR_FILENO) }
  }

  /// Shows how the run ended.
  ///
  /// - Parameter ontoStandardOutput: false where standard output holds the log.
  func finish(_ record: LogRecord, ontoStandardOutput: Bool) {
    clear()
    Message.write(
      Self.summary(record) + "\n", to: ontoStandardOutput ? STDOUT_FILENO : STDERR_FILENO)
  }

  private func bar(_ record: LogRecord) -> String {
    let share = epochs > 0 ? Double(record.epoch) / Double(epochs) : 1
    let filled = Int(share * Double(Self.barWidth))
    let left = record.seconds * (1 - share) / max(share, 1e-9)
    let bar =
      String(repeating: "#", count: filled)
      + String(repeating: "-", count: Self.barWidth - filled)
    let rate = Double(record.samples) / max(record.seconds, 1e-9)
    return "[\(bar)] epoch \(record.epoch) of \(epochs)  "
      + "train \(NumberText.significant(record.evaluation.train.loss))  "
      + "\(NumberText.rate(rate)) samples/s  \(Int(min(left, 1e9).rounded(.up))) s left"
  }

  private static func summary(_ record: LogRecord) -> String {
    var parts = ["epoch \(record.epoch)", "step \(record.step)"]
    func add(_ name: String, _ metrics: Metrics) {
      parts.append("\(name) \(NumberText.significant(metrics.loss))")
      if let accuracy = metrics.accuracy {
        parts.append("\(name) accuracy \(NumberText.significant(accuracy))")
      }
    }
    add("train", record.evaluation.train)
    if let test = record.evaluation.test { add("test", test) }
    return parts.joined(separator: "  ")
  }
}
