import DrawnExperiments
import Foundation
import Synchronization

@testable import Training

/// Where a log or checkpoints of a test go.
final class Kept<Value: Sendable>: Sendable {
  private let state = Mutex<[Value]>([])

  /// All of them in their order.
  var all: [Value] { state.withLock { $0 } }

  /// Keeps one more.
  func keep(_ value: Value) { state.withLock { $0.append(value) } }
}

/// What could not be written.
struct FullDisk: Error, CustomStringConvertible {
  let description = "the disk is full"
}

extension Kept where Value == String {
  /// A log that is written here.
  func log(
    _ format: LogFormat = .jsonLines, every: Int = 1, continues: Bool = false
  ) -> EpochDuties.Log {
    EpochDuties.Log(format: format, every: every, continues: continues) { self.keep($0) }
  }

  /// All that was written.
  var text: String { all.joined() }

  /// The lines, which are JSON objects.
  var records: [[String: Double]] {
    // Foundation's own reader of JSON is off by some units in the last place.
    text.split(separator: "\n").map { line in
      var fields: [String: Double] = [:]
      for field in line.matches(of: /"([a-z_]+)":([0-9.e+-]+)/) {
        fields[String(field.1)] = Double(field.2)
      }
      return fields
    }
  }

  /// The epochs that were logged.
  var epochs: [Int] { records.compactMap { $0["epoch"].map { Int($0) } } }
}

extension HeadlessTraining {
  /// Creates the run of an experiment that has duties.
  init(_ experiment: Experiment, duties: EpochDuties, clock: SessionClock = .stopped) {
    self.init(experiment.prepared, duties: duties, clock: clock)
  }

  /// Trains until the run waits.
  mutating func finish() { work(seconds: .infinity) }

  /// The base rate does not matter for what is compared.
  var bytes: Data { run.checkpoint(learningRate: 1).safetensors.bytes }
}
