import Foundation
import Testing

@testable import Training

@Suite struct LogRecordTests {
  private static func record(
    train: Metrics, test: Metrics? = nil, header: LogRecord.Header? = nil, seconds: Double = 0.01
  ) -> LogRecord {
    LogRecord(
      epoch: 1, step: 25, evaluation: Evaluation(step: 25, train: train, test: test, isWrong: []),
      learningRate: 0.03, samples: 250, seconds: seconds, header: header)
  }

  @Test func everyFieldStandsInItsPlace() {
    let record = Self.record(
      train: Metrics(loss: 0.49, accuracy: 0.5), test: Metrics(loss: 0.5, accuracy: 0.25))
    #expect(
      record.json == #"{"epoch":1,"step":25,"train_loss":0.49,"test_loss":0.5,"#
        + #""train_accuracy":0.5,"test_accuracy":0.25,"learning_rate":0.03,"samples":250,"#
        + #""seconds":0.01}"#)
  }

  @Test func whatDoesNotExistIsLeftOut() {
    #expect(
      Self.record(train: Metrics(loss: 2, accuracy: nil)).json
        == #"{"epoch":1,"step":25,"train_loss":2.0,"learning_rate":0.03,"samples":250,"#
        + #""seconds":0.01}"#)
    #expect(
      Self.record(
        train: Metrics(loss: 2, accuracy: nil), test: Metrics(loss: 3, accuracy: nil)
      ).json
        == #"{"epoch":1,"step":25,"train_loss":2.0,"test_loss":3.0,"learning_rate":0.03,"#
        + #""samples":250,"seconds":0.01}"#)
  }

  @Test func whatIsNotFiniteIsNull() {
    #expect(
      Self.record(
        train: Metrics(loss: .nan, accuracy: 0), test: Metrics(loss: .infinity, accuracy: 0),
        seconds: -.infinity
      ).json
        == #"{"epoch":1,"step":25,"train_loss":null,"test_loss":null,"train_accuracy":0.0,"#
        + #""test_accuracy":0.0,"learning_rate":0.03,"samples":250,"seconds":null}"#)
  }

  @Test func theFirstLineNamesKernelsAndSeed() {
    let train = Metrics(loss: 1, accuracy: nil)
    let start = #"{"epoch":1,"step":25,"train_loss":1.0,"learning_rate":0.03,"samples":250,"#
    #expect(
      Self.record(
        train: train, header: .init(kernels: "readable", seed: .number(.max))
      ).json
        == start + #""seconds":0.01,"kernels":"readable","seed":18446744073709551615}"#)
    #expect(
      Self.record(
        train: train, header: .init(kernels: "readable", seed: .text("a\"b\\c\n\u{1F}δ"))
      ).json
        == start
        + #""seconds":0.01,"kernels":"readable","seed":"a\"b\\c\u000a\u001fδ"}"#)
  }

  /// What is read back, under the names of the log.
  private struct Fields: Decodable {
    // swift-format-ignore: AlwaysUseLowerCamelCase
    var train_loss: Double
  }

  @Test func numbersReadBackToTheSameValue() throws {
    for value in [
      0.1 + 0.2, Double.leastNonzeroMagnitude, 1.7976931348623157e308, 1e-7, 123_456_789, 1 / 3.0,
    ] {
      let record = Self.record(train: Metrics(loss: value, accuracy: nil))
      let fields = try JSONDecoder().decode(Fields.self, from: Data(record.json.utf8))
      #expect(fields.train_loss == value)
    }
  }

  @Test func secondsAreRoundedToMicroseconds() {
    let record = Self.record(train: Metrics(loss: 1, accuracy: nil), seconds: 0.123456789)
    #expect(record.json.hasSuffix(#""seconds":0.123457}"#))
  }
}
