import Testing

@testable import Training

@Suite struct SaveIntervalTests {
  @Test func wholeNumbersAreEpochsAndThoseWithAnSAreSeconds() {
    #expect(SaveInterval("1") == .epochs(1))
    #expect(SaveInterval("250") == .epochs(250))
    #expect(SaveInterval("30s") == .seconds(30))
    #expect(SaveInterval("0.5s") == .seconds(0.5))
    #expect(SaveInterval("1e9s") == .seconds(1e9))
  }

  @Test(arguments: [
    "", "s", "0", "-1", "1.5", "0s", "-3s", "nans", "infs", "1e10s", "10m", "10 epochs", "s10",
    "99999999999999999999", "ten", "3ss",
  ])
  func anythingElseIsNone(_ text: String) {
    #expect(SaveInterval(text) == nil)
  }
}

@Suite struct LogFormatTests {
  @Test func theEndingOfAFileSaysHowItIsWritten() {
    for path in ["a.csv", "folder.jsonl/a.csv", ".csv"] {
      #expect(LogFormat(path: path) == .csv)
    }
    for path in ["a.jsonl", "a", "", "-", "a.csv.txt", "acsv"] {
      #expect(LogFormat(path: path) == .jsonLines)
    }
  }

  private static let record = LogRecord(
    epoch: 3, step: 6,
    evaluation: Evaluation(
      step: 6, train: Metrics(loss: 0.25, accuracy: .nan), test: nil, isWrong: []),
    learningRate: 0.01, samples: 60, seconds: 1,
    header: .init(kernels: "readable", seed: .text("a,\"b\"")))

  @Test func commaSeparatedLinesStandUnderTheirNames() {
    #expect(
      LogFormat.csv.heading(Self.record)
        == "epoch,step,train_loss,train_accuracy,learning_rate,samples,seconds,kernels,seed\n")
    #expect(
      LogFormat.csv.line(Self.record) == "3,6,0.25,,0.01,60,1.0,readable,\"a,\"\"b\"\"\"\n")
  }

  @Test func linesOfJSONHaveNoHeading() {
    #expect(LogFormat.jsonLines.heading(Self.record) == nil)
    #expect(LogFormat.jsonLines.line(Self.record) == Self.record.json + "\n")
  }
}
