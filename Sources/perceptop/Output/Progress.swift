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
  /// Epochs that the run will have; nil where nobody knows.
  private let epochs: Int?
  private let isTerminal = isatty(STDERR_FILENO) == 1
  /// The tenth of the run that was reported last, for plain lines.
  private var lastTenth = 0
  /// Where the run began, in epochs: a resumed one begins later.
  private var firstEpochs = 0.0
  /// The loss that was measured last, and when the next may be: measuring costs a pass over all
  /// data.
  private var measured: Evaluation?
  private var nextMeasurement = 0.0

  private static let barWidth = 24
  /// The part of the time that measuring for the bar may take.
  private static let measuringShare = 0.05

  init(epochs: Int?) {
    self.epochs = epochs
  }

  /// Says what is learnt from what, where that was found out and not written down.
  mutating func introduce(_ prepared: PreparedExperiment, _ run: any TrainingRun) {
    firstEpochs = Double(run.epoch)
    for line in prepared.introduction(of: run) {
      Message.print(line, from: prepared.experiment.name)
    }
  }

  /// Shows where the run is.
  mutating func show(_ training: inout HeadlessTraining) {
    guard training.activity == .running else { return }
    if isTerminal {
      measure(&training)
      Message.write("\r\(bar(training))\u{1B}[K", to: STDERR_FILENO)
    } else if let epochs, let tenth = tenth(of: training.run.epoch, in: epochs), tenth > lastTenth {
      lastTenth = tenth
      Message.write(Self.summary(training.run, training.evaluate()) + "\n", to: STDERR_FILENO)
    }
  }

  private func tenth(of epoch: Int, in epochs: Int) -> Int? {
    epochs > 0 ? Int(Double(epoch) / Double(epochs) * 10) : nil
  }

  private mutating func measure(_ training: inout HeadlessTraining) {
    let start = training.seconds
    guard start >= nextMeasurement else { return }
    measured = training.evaluate()
    nextMeasurement = training.seconds + (training.seconds - start) / Self.measuringShare
  }

  /// Removes the bar.
  func clear() {
    if isTerminal { Message.write("\r\u{1B}[K", to: STDERR_FILENO) }
  }

  private func bar(_ training: HeadlessTraining) -> String {
    let run = training.run
    let done = training.epochs - firstEpochs
    let rate = done * Double(run.samplesPerEpoch) / max(training.seconds, 1e-9)
    var parts = ["epoch \(run.epoch)"]
    if let epochs {
      let share = epochs > 0 ? min(training.epochs / Double(epochs), 1) : 1
      let filled = Int(share * Double(Self.barWidth))
      let rest = String(repeating: "-", count: Self.barWidth - filled)
      parts[0] = "[\(String(repeating: "#", count: filled))\(rest)] epoch \(run.epoch) of \(epochs)"
    }
    if let measured { parts.append("train \(NumberText.significant(measured.train.loss))") }
    parts.append("\(NumberText.rate(rate)) samples/s")
    if let epochs, done > 0 {
      let left = training.seconds / done * (Double(epochs) - training.epochs)
      parts.append("\(Self.duration(left)) left")
    }
    return parts.joined(separator: "  ")
  }

  /// Writes a time span: `12 s`, `3 min 05 s`, `2 h 10 min`.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(min(max(seconds, 0), 1e9).rounded(.up))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(two(whole % 60)) s" }
    return "\(whole / 3600) h \(two(whole / 60 % 60)) min"
  }

  /// Writes where a run is in one line.
  static func summary(_ run: any TrainingRun, _ evaluation: Evaluation) -> String {
    var parts = ["epoch \(run.epoch)", "step \(run.step)"]
    func add(_ name: String, _ metrics: Metrics) {
      parts.append("\(name) \(NumberText.significant(metrics.loss))")
      if let accuracy = metrics.accuracy {
        parts.append("\(name) accuracy \(NumberText.significant(accuracy))")
      }
    }
    add("train", evaluation.train)
    if let test = evaluation.test { add("test", test) }
    return parts.joined(separator: "  ")
  }
}
