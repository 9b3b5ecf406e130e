import RecordedNumbers
import Testing

@testable import Datasets

@Suite struct SeedStreamTests {
  @Test func givesThePublishedVector() throws {
    for (seed, expected) in try PlaygroundFixture.load().randomStream.vector {
      var stream = SeedStream(seed: seed)
      #expect(expected.map { _ in stream.uniform() } == expected)
    }
  }

  /// Empty, of 256, 257 and 600 characters, and of characters beyond ASCII: to the last bit.
  @Test(arguments: try PlaygroundFixture.load().randomStream.streams)
  func anyTextIsASeed(_ row: PlaygroundFixture.Stream) {
    var stream = SeedStream(seed: row.seed)
    let numbers = (0..<20_000).map { _ in stream.uniform() }
    #expect(Array(numbers.prefix(row.first.count)) == row.first)
    #expect(numbers.reduce(0, +) == row.sumOf20000)
    #expect(numbers.allSatisfy { (0..<1).contains($0) })
  }

  @Test func copiesGoOnAlike() {
    var stream = SeedStream(seed: "copy")
    _ = stream.uniform()
    var copy = stream
    #expect(stream.uniform() == copy.uniform())
    #expect(stream == copy)
  }
}
