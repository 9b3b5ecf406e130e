import Backprop
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct FindingSentenceTests {
  private static let shape = NetworkShape(
    inputs: 2, layers: Array(repeating: (300, .elementwise(.tanh)), count: 13))

  private func words(_ evidence: Finding.Evidence) -> [String] {
    Finding(.warning, evidence).parts(in: Self.shape)
  }

  static let evidence: [(Finding.Evidence, String)] = [
    (
      .deadUnits(layer: 0, units: [2], total: 8, samples: 250),
      "unit 1.3 is dead: 0 on 250 of 250 samples"
    ),
    (
      .deadUnits(layer: 1, units: [0, 2, 3], total: 8, samples: 250),
      "3 of 8 units of layer 2 are dead"
    ),
    (
      .deadUnits(layer: 12, units: [0], total: 1, samples: 1000),
      "output layer is dead: 0 on 1000 of 1000 samples"
    ),
    (.saturation(layer: 0, share: 0.8342), "layer 1 is saturated at 85% of its activations"),
    (
      .vanishingGradient(layer: 11, decades: -14.26),
      "gradient vanishes: layer 12 has 10^-14.3 of the output's"
    ),
    (.vanishingGradient(layer: 0, decades: -.infinity), "no gradient reaches layer 1"),
    (
      .explodingGradient(layer: 0, decades: 3.02),
      "gradient explodes: layer 1 has 10^3.0 of the output's"
    ),
    (.growingGradient(decades: 2.31), "gradient explodes: its norm is 10^2.3 of what it was"),
    (
      .slowLearning(layer: 12, ratio: -15.14),
      "output layer learns slowly: update:weight 10^-15.1"
    ),
    (.unstableLearning(layer: 12, ratio: -1.2), "unstable: output layer update:weight 10^-1.2"),
    (
      .overfitting(since: 1_234_567, growth: 1.3),
      "test loss rises while train falls since epoch 1234567"
    ),
    (
      .plateau(since: 1_234_567, loss: 0.000_012_34),
      "plateau: train loss 1.23e-5 since epoch 1234567"
    ),
    (
      .unlikelyStart(loss: 12.345, expected: 2.302),
      "loss at start 12.3, expected about 2.3"
    ),
  ]

  @Test func eachFindingIsASentenceWithItsEvidence() {
    for (evidence, sentence) in Self.evidence { #expect(words(evidence)[0] == sentence) }
  }

  @Test func eachSentenceFitsTheNarrowestScreen() {
    // A blank at each end of the row, the sign and a blank before the words.
    for (evidence, _) in Self.evidence { #expect(words(evidence)[0].count <= 56) }
  }

  @Test func manyDeadUnitsAreNotAllNamed() {
    let parts = words(.deadUnits(layer: 0, units: Array(0..<9), total: 300, samples: 5))
    #expect(parts.last == "1.1 1.2 1.3 1.4 1.5 1.6 and 3 more")
  }

  @Test func wordsAreInAscii() {
    for (evidence, _) in Self.evidence {
      #expect(words(evidence).allSatisfy { $0.unicodeScalars.allSatisfy(\.isASCII) })
    }
  }

  @Test func aNumberThatMovesALittleLeavesTheWordsAlone() {
    #expect(
      words(.slowLearning(layer: 0, ratio: -5.12)) == words(.slowLearning(layer: 0, ratio: -5.08)))
    #expect(words(.saturation(layer: 0, share: 0.84)) == words(.saturation(layer: 0, share: 0.86)))
  }
}
