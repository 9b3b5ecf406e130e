import Foundation
import TemporaryFiles
import Testing
import Training

@Suite struct SmallFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func reason(_ name: String, limit: Int = 65_536) -> String? {
    let refusal = #expect(throws: SmallFile.Refusal.self) {
      try SmallFile(path: folder.path(name), limit: limit).text()
    }
    return refusal?.reason
  }

  @Test func whereThereIsNoFileThereIsNoText() throws {
    #expect(try SmallFile(path: folder.path("none")).text() == nil)
    #expect(try SmallFile(path: folder.path("no/folder")).text() == nil)
  }

  @Test func whatIsNoSmallTextIsRefusedAtOnce() throws {
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    #expect(reason("pipe") == "it is no regular file")
    try FileManager.default.createDirectory(
      atPath: folder.path("folder"), withIntermediateDirectories: false)
    #expect(reason("folder") == "it is a folder")
    try folder.file("large", "12345")
    #expect(reason("large", limit: 4) == "it has 5 bytes; allowed: up to 4")
    #expect(try SmallFile(path: folder.path("large"), limit: 5).text() == "12345")
    try Data([0xFF, 0xFE]).write(to: URL(filePath: folder.path("bytes")))
    #expect(reason("bytes") == "it is not UTF-8 text")
  }

  @Test func aTextIsReplacedAndItsFoldersAreMade() throws {
    let file = SmallFile(path: folder.path("a/b/config.yaml"))
    try file.replace(with: "one")
    try file.replace(with: "two")
    #expect(try file.text() == "two")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("a/b")) == ["config.yaml"])
  }

  @Test func whatCannotBeReplacedIsRefused() throws {
    try folder.file("file", "")
    #expect(throws: SmallFile.Refusal.self) {
      try SmallFile(path: folder.path("file/config.yaml")).replace(with: "x")
    }
  }
}
