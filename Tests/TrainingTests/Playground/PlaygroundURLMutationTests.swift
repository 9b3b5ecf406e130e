import Backprop
import Foundation
import Testing

@testable import Training

/// Addresses with random damage: an experiment that can be prepared comes out, or reasons.
/// `PERCEPTOP_MUTATIONS` says how many.
@Suite struct PlaygroundURLMutationTests {
  private static let count =
    ProcessInfo.processInfo.environment["PERCEPTOP_MUTATIONS"].flatMap { Int($0) } ?? 3000

  private static let address =
    "#activation=relu&regularization=L1&batchSize=10&dataset=spiral&regDataset=reg-plane"
    + "&learningRate=0.03&regularizationRate=0.001&noise=30&networkShape=6,3&seed=0.59704"
    + "&percTrainData=50&x=true&ySquared=true&problem=regression&initZero=true&hideText_hide=true"

  private static let pieces = [
    "#", "&", "=", ",", "&&", "==", "-1", "0", "1e999", "nan", "inf", "0x10", " ", "%20", "é", "🧠",
    "\u{0}", "\u{1B}", "99999999999999999999", "4096,4096", "x=false", "y=false", "problem=",
    "percTrainData=0", "batchSize=1000000", "seed=007", "networkShape=", "noise=-5", "noise=1e300",
  ]

  @Test func everyEditIsReadOrRefusedWithReasons() {
    var rng = RandomGenerator(seed: 7)
    var (read, refused) = (0, 0)
    for _ in 0..<Self.count {
      var text = Array(Self.address.unicodeScalars)
      for _ in 0...rng.below(3) {
        let place = 1 + rng.below(text.count)
        let end = min(place + rng.below(8), text.count)
        let piece = Self.pieces[rng.below(Self.pieces.count)].unicodeScalars
        text.replaceSubrange(place..<end, with: rng.below(3) == 0 ? [] : Array(piece))
      }
      var address = String.UnicodeScalarView()
      address.append(contentsOf: text)
      do {
        let experiment = try PlaygroundURL.experiment(from: String(address))
        read += 1
        guard case .success = PlaygroundURL.address(of: experiment) else { continue }
        #expect(throws: Never.self) { try experiment.validate(origin: "address") }
      } catch let error as ExperimentFaults {
        refused += 1
        #expect(!error.faults.isEmpty && error.faults.allSatisfy { !$0.message.isEmpty })
      } catch {
        Issue.record("\(error)")
      }
    }
    #expect(read > Self.count / 20 && refused > Self.count / 20, "\(read), \(refused)")
  }
}
