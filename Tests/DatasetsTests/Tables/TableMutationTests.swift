import Backprop
import Foundation
import Testing

@testable import Datasets

/// Tables that are edited at random with pieces that mean something.
@Suite struct TableMutationTests {
  private static let seeds = [
    "a,b,y\n1,2.5,u\n3,4,v\n5,6,u\n", "x;y\r\n1;0\r\n2;1\r\n3;0\r\n4;1\r\n5;0\r\n",
    "c\tx\ty\nred\t1\t0.5\nblue\t\t1.5\nred\tNA\t2.5\n", "1,2,3\n4,5,6\n7,8,9\n1,1,1\n",
    "\"q\"\"q\",\"n\nn\",k\n\"a,b\",1,x\n\"c\",2,\"y\"\n", "",
  ].map { Array($0.utf8) }

  private static let pieces: [[UInt8]] =
    [
      ",", ";", "\t", "|", "\"", "\"\"", "\n", "\r", "\r\n", "#", "\0", " ", "-", "--", "?", "NA",
      "nan", "inf", "-inf", "1e999", "1e-999", "0", "1", "2", "-0", "1.0", "9223372036854775808",
      "abc", "é", "\u{FEFF}", "\u{1B}[0m", "\n\n", ",,", "\"\n\"", "y", "red",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xFF, 0xFE]]

  /// How many tables are tried: `PERCEPTOP_MUTATIONS`, or as many as take a second or two.
  private static let count =
    ProcessInfo.processInfo.environment["PERCEPTOP_MUTATIONS"].flatMap { Int($0) } ?? 3000

  @Test func everyTableGivesNumbersOrOneSentence() {
    var rng = RandomGenerator(seed: 2026)
    var (refused, read) = (0, 0)
    for _ in 0..<Self.count {
      let bytes = Self.mutated(&rng)
      let request = Self.request(&rng)
      do {
        try Self.check(bytes, Self.mutated(&rng), request)
        read += 1
      } catch let fault as DataFault {
        refused += 1
        let isSentence = !fault.message.isEmpty && !fault.message.contains { $0.isNewline }
        if !isSentence { Issue.record("\(fault) for \(bytes)") }
      } catch {
        Issue.record("\(error) for \(bytes)")
      }
    }
    // Neither way is rare, or the edits are too wild or too tame to tell anything.
    #expect(Self.count < 1000 || (refused > Self.count / 20 && read > Self.count / 20))
  }

  private static func mutated(_ rng: inout RandomGenerator) -> [UInt8] {
    var bytes = seeds[rng.below(seeds.count)]
    for _ in 0..<rng.below(5) {
      let start = rng.below(bytes.count + 1)
      let end = min(bytes.count, start + rng.below(4))
      bytes.replaceSubrange(
        start..<end, with: rng.below(4) == 0 ? [] : pieces[rng.below(pieces.count)])
    }
    return bytes
  }

  private static func request(_ rng: inout RandomGenerator) -> TableRequest {
    let names = ["a", "1", "2", "y", "x", "c", "column 1", "none"]
    func name() -> String { names[rng.below(names.count)] }
    return TableRequest(
      target: rng.below(2) == 0 ? nil : name(),
      features: rng.below(4) == 0 ? (0..<rng.below(3)).map { _ in name() } : nil,
      task: [nil, nil, .classification, .regression][rng.below(4)],
      missing: MissingRule.allCases[rng.below(3)])
  }

  /// Goes all ways that a table can go; what comes out must fit together.
  private static func check(
    _ bytes: [UInt8], _ other: [UInt8], _ request: TableRequest
  ) throws {
    let source = ByteSource.memory(bytes, name: "t")
    let plan = try TablePlan(TableSurvey(source), request)
    let samples = try plan.read(source)
    #expect(samples.inputs.count == samples.rowCount * plan.inputCount)
    #expect(samples.targets.count == samples.rowCount && samples.rowCount <= plan.rowCount)
    #expect(samples.rowCount > 0 && plan.inputNames.count == plan.inputCount)
    if plan.task == .classification {
      #expect(samples.targets.allSatisfy { plan.classNames.indices.contains(Int($0)) })
    }
    if plan.missing != .mean { #expect(samples.inputs.allSatisfy { $0.isFinite }) }
    var reader = try TableRowReader(source, inputs: plan.inputs, target: plan.targetName)
    while let row = try reader.next() { #expect(row.inputs.count == plan.inputCount) }
    // The file has become another one meanwhile.
    _ = try? plan.read(.memory(other, name: "t"))
  }
}
