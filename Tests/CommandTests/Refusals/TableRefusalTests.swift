import BuiltPrograms
import Foundation
import Testing

/// Tables that can't be used: one sentence each, whatever they are made of.
@Suite struct TableRefusalTests {
  private func refusal(_ bytes: Data, _ options: String = "") throws -> String {
    let folder = try WorkingFolder()
    try folder.write(bytes, to: "bad.csv")
    return try folder.perceptop("train bad.csv --epochs 1 " + options).refusal()
  }

  @Test(arguments: [
    ("", ": is empty; allowed: rows of cells"), ("\n\n\n", ": is empty; allowed: rows of cells"),
    (
      "a,b,y\n1,2,x\n3,\"4,y\n5,6,x\n",
      ":3: the quote that opens here is never closed; allowed: a second quote"
    ),
    ("a,b,y\n1,2,x\n3,y\n", ":3: has 2 cells; allowed: 3 columns as in the first row"),
    ("a,b,y\n1,2,x\n3,4,5,y\n", ":3: has 4 cells; allowed: 3 columns as in the first row"),
    ("a,b,y\n", ": has no row below the names of columns; allowed: at least one"),
    (
      "a\n1\n2\n", ": has a single column; allowed: two or more, with ',', ';', tabs or '|' between"
    ),
    ("a,b,y\n,,x\n,,z\n", ": column 'a' has no value at all; allowed: columns with values"),
    (
      "a,b,y\n1,2,x\n3,4,x\n",
      ": target 'y' has the same value in all rows; allowed: two classes or more"
    ),
    (
      "a,b,y\n1,nan,x\n3,4,z\n",
      ":2: 1 cell has no value, the first in column 'b'; allowed: --missing drop or --missing mean"
    ),
    (
      "a,b,y\n1,2,x\n3,-inf,z\n",
      ":3: '-inf' in column 'b' is not a finite number; allowed: finite numbers"
    ),
    ("a,b,y\n1,2\0,x\n", ":2: has a zero byte; allowed: text in UTF-8"),
  ])
  func itSaysWhatIsWrongAndWhere(_ table: String, sentence: String) throws {
    #expect(try refusal(Data(table.utf8)) == "bad.csv" + sentence)
  }

  @Test func textInOtherEncodingsIsNamed() throws {
    let latin = Data("a,b,y\n1,2,".utf8) + [0x63, 0xE9] + Data("\n3,4,z\n5,6,z\n".utf8)
    #expect(
      try refusal(latin) == "bad.csv:2: 'c\u{FFFD}' in column 'y' is not UTF-8; allowed: UTF-8")
    let wide = try #require("a,b,y\n1,2,x\n".data(using: .utf16))
    #expect(try refusal(wide) == "bad.csv: is UTF-16 text; allowed: UTF-8")
  }

  @Test(arguments: 0..<20)
  func bytesWithoutMeaningAreRefused(_ seed: Int) throws {
    var state = UInt64(seed)
    let bytes = (0..<3000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(state >> 56)
    }
    #expect(try refusal(Data(bytes)).hasPrefix("bad.csv"))
  }

  @Test func aHugeNameIsRefused() throws {
    #expect(
      try refusal(Data(repeating: 0x61, count: 5_000_000) + Data(",y\n1,2\n".utf8))
        == "bad.csv:1: a cell is too long; allowed: up to 65536 bytes")
  }

  @Test func aMillionColumnsAreRefused() throws {
    let row = Data(Array(repeating: "1", count: 1_000_000).joined(separator: ",").utf8)
    #expect(
      try refusal(row + [0x0A] + row)
        == "bad.csv:1: a row has more than 65536 columns; allowed: up to 65536")
  }

  @Test func aDeviceOrAFolderIsNoTable() throws {
    let folder = try WorkingFolder(["folder.csv/file": ""])
    #expect(
      try folder.perceptop("train folder.csv --epochs 1").refusal()
        == "folder.csv: is a folder; allowed: a file with rows of cells")
    let link = folder.url.appending(path: "zero.csv")
    try FileManager.default.createSymbolicLink(
      at: link, withDestinationURL: URL(filePath: "/dev/zero"))
    #expect(
      try folder.perceptop("train zero.csv --epochs 1").refusal()
        == "zero.csv:1: has a zero byte; allowed: text in UTF-8")
  }

  @Test func numbersAtTheEdgeNeverTrap() throws {
    let huge = "a,b,y\n1e308,-1e308,x\n-1e308,1e308,z\n1e308,1e308,x\n0,0,z\n"
    let folder = try WorkingFolder(["huge.csv": huge])
    let run = try folder.perceptop("train huge.csv --epochs 2")
    #expect([0, 1].contains(run.status))
  }
}
