import Testing

@testable import Backprop

@Suite struct SoftmaxTests {
  private func softmax<S: Scalar>(_ z: [S]) -> [S] {
    var activations = [S](repeating: -1, count: z.count)
    Softmax.apply(to: z, over: z.indices, into: &activations)
    return activations
  }

  @Test func knownLogitsGiveKnownProbabilities() {
    // e^0 : e^log 2 : e^log 5 = 1 : 2 : 5.
    let found = softmax([0, .log(2), Double.log(5)])
    #expect(zip(found, [0.125, 0.25, 0.625]).allSatisfy { isClose($0, $1, units: 8) })
  }

  @Test func hugeLogitsGiveFiniteProbabilitiesThatSumToOne() {
    for z in [[1e4, -1e4, 0], [-1e4, -1e4, -1e4], [1e4, 1e4, 1e4 - 1]] {
      let found = softmax(z)
      #expect(found.allSatisfy { $0.isFinite })
      // Logits of 1e4 are rounded to 2e-12, which e^z passes on as a relative error.
      #expect(abs(found.reduce(0, +) - 1) < 1e-11)
    }
    #expect(softmax([1e4, -1e4, 0] as [Double]) == [1, 0, 0])
  }

  @Test func addingAConstantChangesNothing() {
    let plain = softmax([0.5, -1, 2])
    let shifted = softmax([100.5, 99, 102])
    // A logit near 100 is rounded to 1.4e-14.
    #expect(zip(plain, shifted).allSatisfy { abs($0 - $1) < 1e-13 })
  }

  @Test func onlyTheRangeIsWritten() {
    var activations: [Double] = [7, 7, 7, 7]
    Softmax.apply(to: [9, 0, 0, 9], over: 1..<3, into: &activations)
    #expect(activations == [7, 0.5, 0.5, 7])
  }

  @Test func logSumExpOfEqualNumbersAddsTheLogarithmOfTheirCount() {
    #expect(isClose(Softmax.logSumExp([3.0, 3, 3, 3][...]), 3 + .log(4), units: 4))
    #expect(Softmax.logSumExp([1e4, 1e4][...]) == 1e4 + .log(2.0))
  }

  @Test func notANumberPassesThrough() {
    #expect(Softmax.logSumExp([Double.nan, 0][...]).isNaN)
    #expect(Softmax.logSumExp([0, Double.nan][...]).isNaN)
    #expect(softmax([0, Double.nan, 1]).allSatisfy { $0.isNaN })
  }
}
