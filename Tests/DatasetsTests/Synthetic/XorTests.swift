import Backprop
import Testing

@testable import Datasets

@Suite struct XorTests {
  @Test func holdsTheTruthTableInOrderAndLearnsFromAllOfIt() {
    var rng = RandomGenerator(seed: 7)
    let data = SyntheticSource.xor.dataSet(using: &rng)
    #expect(data.samples.inputs == [0, 0, 0, 1, 1, 0, 1, 1])
    #expect(data.samples.targets == [0, 1, 1, 0])
    #expect(data.train == [0, 1, 2, 3] && data.test.isEmpty)
    // Nothing was drawn.
    #expect(rng == RandomGenerator(seed: 7))
  }
}
