import Testing

@testable import Datasets

@Suite struct SampleMemoryTests {
  @Test(arguments: [
    (3_000_000, 2, 1000, "its 3000000 samples of 2 inputs and 1000 outputs take about 48.1 GB"),
    (.max, .max, .max, "its \(Int.max) samples of \(Int.max) inputs and \(Int.max) outputs take"),
    (1_000_001, 99, 1, "its 1000001 samples of 99 inputs and 1 output take about 1.6 GB"),
  ])
  func tooMuchIsSaidInASentence(
    _ samples: Int, _ inputs: Int, _ outputs: Int, _ sentence: String
  ) {
    let memory = SampleMemory(samples: samples, inputs: inputs, outputs: outputs)
    let fault = #expect(throws: DataFault.self) {
      try memory.check(origin: "t.csv", limit: 1_600_000_000)
    }
    #expect(fault?.origin == "t.csv")
    #expect(fault?.message.hasPrefix(sentence) == true, "\(fault?.message ?? "")")
    #expect(
      fault?.message.hasSuffix("of memory; allowed: up to 1.6 GB, half of what there is") == true)
  }

  @Test func theLimitIsWithinIt() throws {
    try SampleMemory(samples: 1_000_000, inputs: 99, outputs: 1)
      .check(origin: "t.csv", limit: 1_600_000_000)
    #expect(SampleMemory.limit > 0)
  }
}
