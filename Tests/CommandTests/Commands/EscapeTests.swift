import BuiltPrograms
import Foundation
import Testing

/// Names and labels that would command a terminal never reach it as they are.
@Suite struct EscapeTests {
  private static let table =
    "si\u{1B}[31mze,we\u{202E}ight,ki\u{9B}2Jnd\n"
    + (0..<20).map {
      "\($0 * 7 % 20).5,\($0 % 3),\($0 < 10 ? "x\u{1B}]0;pwn\u{7}" : "z\u{9B}2J\u{200B}")\n"
    }.joined()

  private func strangers(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter {
      $0 != "\n"
        && ($0.properties.generalCategory == .control || $0.properties.generalCategory == .format)
    }
  }

  @Test func theReportShowsOtherCharacters() throws {
    let folder = try WorkingFolder(["bad.csv": Self.table])
    let run = try folder.perceptop("train bad.csv --epochs 2 --save model.st")
    #expect(run.status == 0)
    #expect(strangers(run.output) == [] && strangers(run.errors) == [])
    #expect(run.output.contains("x?]0;pwn?") && run.errors.contains("si\u{FFFD}[31mze"))
    let score = try folder.perceptop("predict model.st bad.csv")
    #expect(score.status == 0)
    #expect(strangers(score.errors) == [])
    #expect(score.output.contains("x\u{1B}]0;pwn\u{7}"), "no terminal: as in the data")
    let refusal = try folder.perceptop("predict model.st -", input: "a,b\n1,2\n").refusal()
    #expect(strangers(refusal) == [])
  }
}
