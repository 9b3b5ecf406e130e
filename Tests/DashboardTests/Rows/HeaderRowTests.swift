import DrawnExperiments
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct HeaderRowTests {
  private func header(_ width: Int, _ snapshot: Snapshot = Moments.snapshot()) -> String {
    var buffer = Buffer(Size(columns: width, rows: 1))
    buffer.draw(
      HeaderRow(snapshot: snapshot, theme: Theme(Appearance())), in: buffer.area)
    return buffer.text(row: 0)
  }

  @Test func numbersStandInTheFormsThatScriptsRead() {
    let words = header(200)
    #expect(words.contains("perceptop  spiral  2-8-8-1  tanh·adam  ‖ paused   epoch 1 "))
    #expect(words.contains(" step 2 "))
    #expect(words.contains(" lr 0.01 "))
    #expect(words.contains(#/ train \d\.\d+ /#))
    #expect(words.contains(#/ test \d\.\d+ /#))
  }

  @Test func activationsOfLayersAreNamedWhereTheyAreOne() {
    var experiment = Moments.experiment()
    experiment.activations = [.gelu, .gelu]
    #expect(header(200, Moments.snapshot(experiment)).contains(" gelu·adam "))
    experiment.activations = [.gelu, .sin]
    #expect(header(200, Moments.snapshot(experiment)).contains(" mixed·adam "))
  }

  @Test func whatFollowsTheRateStandsStillWhileAScheduleChangesIt() {
    var experiment = Moments.experiment()
    experiment.schedule = .exponential(gamma: 0.9)
    let headers = [0, 2, 14].map { header(200, Moments.snapshot(experiment, steps: $0)) }
    let rates = ["lr 0.01 ", "lr 0.009 ", "lr 0.00478 "]
    #expect(zip(headers, rates).allSatisfy { $0.contains($1) }, "\(headers)")
    let places = headers.map { $0.firstRange(of: "train ")?.lowerBound }
    #expect(places[0] == places[1] && places[1] == places[2])
  }

  @Test func aLongNameIsShortenedInsteadOfDrivingOthersOut() {
    var experiment = Moments.experiment()
    experiment.name = String(repeating: "n", count: 64)
    let words = header(100, Moments.snapshot(experiment))
    #expect(words.contains(" " + String(repeating: "n", count: 19) + "…  2-8-8-1"))
    #expect(words.contains("test "))
  }

  @Test func lossesOfAnEarlierMomentAreDrawnInGrey() {
    var core = Moments.unmeasured()
    let old = core.snapshot(SnapshotRequest())
    #expect(old.step == 1 && old.evaluation.step == 0)
    let exact = core.snapshot(SnapshotRequest(isExact: true))
    #expect(exact.evaluation.step == 1)
    #expect(lossStyle(old) == Theme(Appearance()).barFaint)
    #expect(lossStyle(exact) != Theme(Appearance()).barFaint)
  }

  /// The style in which the loss over the train part is drawn.
  private func lossStyle(_ snapshot: Snapshot) -> Style? {
    var buffer = Buffer(Size(columns: 200, rows: 1))
    buffer.draw(
      HeaderRow(snapshot: snapshot, theme: Theme(Appearance())), in: buffer.area)
    let text = Array(buffer.text(row: 0))
    return (0..<190).first { String(text[$0..<($0 + 6)]) == "train " }.map {
      buffer[$0, 0].style
    }
  }

  @Test func nothingIsEverCutAndTheLeastImportantGoesFirst() {
    // From the first to go to the last to stay.
    let order = [
      "perceptop", "tanh·adam", "step", "test", "2-8-8-1", "spiral", "train", "lr", "epoch",
      "paused",
    ]
    let whole = Set(header(200).split(separator: " "))
    for width in 60...200 {
      let words = header(width).split(separator: " ")
      #expect(Set(words).isSubset(of: whole), "\(width): \(words)")
      let missing = order.filter { word in !words.contains { $0 == word } }
      #expect(missing == Array(order.prefix(missing.count)), "\(width)")
      #expect(missing.count <= 6)
    }
    #expect(header(120).contains("perceptop"))
  }

  @Test func largeNumbersStayWholeAtSixtyColumns() {
    var core = SessionCore(Moments.experiment(hidden: [1]), isRunning: false, clock: .stopped)
    for _ in 0..<50 { core.handle(.lowerLearningRate) }
    let words = header(60, core.snapshot(SnapshotRequest()))
    #expect(words.contains("‖ paused"))
    #expect(words.contains("epoch 0"))
    #expect(words.contains("lr 1e-8"))
    #expect(words.contains("train "))
  }

  @Test func aRunningSessionSaysSo() {
    var core = SessionCore(Moments.experiment(), isRunning: true, clock: .stopped)
    #expect(header(80, core.snapshot(SnapshotRequest())).contains("▶ running"))
  }

  @Test(arguments: [
    (0.01, "0.01"), (0.015, "0.015"), (1e-8, "1e-8"), (1000, "1000"), (0.0123456, "0.0123"),
    (0, "0"),
  ])
  func ratesHaveThreeDigitsAtMost(_ rate: Double, _ text: String) {
    #expect(HeaderRow.rate(rate) == text)
  }
}
