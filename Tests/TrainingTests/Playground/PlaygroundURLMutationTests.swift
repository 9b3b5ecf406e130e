import Backprop
import Testing

@testable import Training

/// Addresses with random damage: an experiment that can be prepared comes out, or reasons.
@Suite struct PlaygroundURLMutationTests {
  private static let count = Mutations.count(or: 3000)

  private static let address =
    "#activation=relu&regularization=L1&batchSize=10&dataset=spiral&regDataset=reg-plane"
    + "&learningRate=0.03&regularizationRate=0.001&noise=30&networkShape=6,3&seed=0.59704"
    + "&percTrainData=50&x=true&ySquared=true&problem=regression&initZero=true&hideText_hide=true"

  private static let pieces = [
    "#", "&", "=", ",", "&&", "==", "-1", "0", "1e999", "nan", "inf", "0x10", " ", "%20", "é", "🧠",
    "\u{0}", "\u{1B}", "99999999999999999999", "4096,4096", "x=false", "y=false", "problem=",
    "percTrainData=0", "batchSize=1000000", "seed=007", "networkShape=", "noise=-5", "noise=1e300",
  ]

  /// The keys whose values are replaced whole, which gets past the check for unknown ones.
  private static let keys = PlaygroundURL.keys + ["showTestData", "batch_size", "Noise"]

  private static func edit(_ text: inout [Unicode.Scalar], using rng: inout RandomGenerator) {
    let piece = Array(pieces[rng.below(pieces.count)].unicodeScalars)
    guard rng.below(2) == 0 else {
      text += Array("&\(keys[rng.below(keys.count)])=".unicodeScalars) + piece
      return
    }
    let place = 1 + rng.below(text.count)
    let end = min(place + rng.below(8), text.count)
    text.replaceSubrange(place..<end, with: rng.below(3) == 0 ? [] : piece)
  }

  /// What Playground can show keeps its address, and can be trained.
  private func use(_ experiment: Experiment, isTrained: Bool) throws {
    guard case .success(let address) = PlaygroundURL.address(of: experiment) else { return }
    try experiment.validate(origin: "address")
    let again = try PlaygroundURL.experiment(from: address)
    #expect(PlaygroundURL.address(of: again) == .success(address))
    guard isTrained, experiment.effectiveHidden.reduce(0, +) < 40 else { return }
    var run = try PreparedExperiment(experiment, origin: "address").startRun()
    run.makeStep(learningRate: experiment.learningRate)
  }

  @Test func everyEditIsReadOrRefusedWithReasons() {
    var rng = Mutations.generator(7)
    var tally = RefusalTally()
    for index in 0..<Self.count {
      var text = Array(Self.address.unicodeScalars)
      for _ in 0...rng.below(3) { Self.edit(&text, using: &rng) }
      var address = String.UnicodeScalarView()
      address.append(contentsOf: text)
      do {
        try use(PlaygroundURL.experiment(from: String(address)), isTrained: index % 50 == 0)
        tally.take()
      } catch let error as ExperimentFaults {
        let isRefusal = tally.refuse(error.faults.map(\.message))
        #expect(isRefusal, "\(error)")
      } catch {
        Issue.record("\(error)")
      }
    }
    tally.report("addresses")
    let few = Self.count / 20
    #expect(tally.taken > few && tally.refused > few, "\(tally)")
    #expect(tally.kinds.count > min(few, 10), "\(tally)")
  }
}
