import Testing

@testable import Backprop

@Suite struct SampleSetTests {
  private let samples = SampleSet<Double>(
    inputsPerSample: 2, targetsPerSample: 1, inputs: [1, 2, 3, 4, 5, 6], targets: [7, 8, 9])

  @Test func rowsComeOutAsTheyWentIn() {
    #expect(samples.count == 3)
    #expect((0..<3).map { Array(samples.input($0)) } == [[1, 2], [3, 4], [5, 6]])
    #expect((0..<3).map { Array(samples.target($0)) } == [[7], [8], [9]])
  }

  @Test func anEmptySetHasNoSamples() {
    let empty = SampleSet<Float>(inputsPerSample: 3, targetsPerSample: 2, inputs: [], targets: [])
    #expect(empty.count == 0)
  }

  @Test func partsOfSamplesAreRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = SampleSet<Float>(inputsPerSample: 2, targetsPerSample: 1, inputs: [1], targets: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = SampleSet<Float>(inputsPerSample: 1, targetsPerSample: 1, inputs: [1, 2], targets: [1])
    }
    await #expect(processExitsWith: .failure) {
      _ = SampleSet<Float>(inputsPerSample: 0, targetsPerSample: 1, inputs: [], targets: [])
    }
  }
}
