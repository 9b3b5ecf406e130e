import RecordedNumbers
import Testing

@testable import Training

@Suite struct SeedTests {
  private struct Reference: Decodable {
    var hashes: [String: String]
  }

  @Test func wholeNumbersAreNumbersAndAllElseIsText() {
    #expect(Seed("42") == .number(42))
    #expect(Seed("18446744073709551615") == .number(.max))
    for text in ["4.2", "hello", " 42", "1e3"] {
      #expect(Seed(text) == .text(text))
    }
  }

  @Test func aTextIsHashedAsAnIndependentImplementationDoes() throws {
    let hashes = try RecordedFile("reference.json").decoded(as: Reference.self).hashes
    #expect(hashes.count == 4)
    for (text, bits) in hashes { #expect(String(Seed.text(text).bits) == bits) }
    #expect(Seed.number(7).bits == 7)
  }

  @Test func theNextSeedCountsOn() {
    #expect(Seed.number(41).next == .number(42))
    #expect(Seed.number(.max).next == .number(0))
    #expect(Seed.text("hello").next == .text("hello#2"))
    #expect(Seed.text("hello#2").next == .text("hello#3"))
    #expect(Seed.text("a#b").next == .text("a#b#2"))
    #expect(Seed.text("a#b#9").next == .text("a#b#10"))
    #expect(Seed.text("").next == .text("#2"))
    #expect(Seed.text("a#9223372036854775807").next == .text("a#9223372036854775807#2"))
  }

  @Test func manySeedsInARowAreAllDifferent() {
    for first in [Seed.number(0), .text("x"), .text("x#-3"), .text("#"), .text("a#999999999")] {
      var seeds: Set<Seed> = []
      var seed = first
      for _ in 0..<20 {
        seeds.insert(seed)
        seed = seed.next
      }
      #expect(seeds.count == 20)
    }
  }

  @Test(arguments: ["42", "hello", "hello#2", "-1x", "18446744073709551615"])
  func aSeedReadsBackFromItsDescription(_ text: String) throws {
    let seed = try #require(Seed(text))
    #expect(seed.description == text)
    #expect(Seed(seed.description) == seed)
  }

  @Test(arguments: ["", "-1", "+", "18446744073709551616", "-7"])
  func whatLooksLikeANumberButIsNoneIsRefused(_ text: String) {
    #expect(Seed(text) == nil)
  }
}
