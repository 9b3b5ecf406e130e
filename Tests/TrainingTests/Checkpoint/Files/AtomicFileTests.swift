import Foundation
import TemporaryFiles
import Testing

@testable import Training

/// What stands in a file before, while and after its content is replaced.
@Suite struct AtomicFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func file(_ name: String) throws -> AtomicFile {
    try AtomicFile(path: folder.path(name), option: "--save")
  }

  /// Chunks of which each does something when it is asked for.
  private func chunks(_ texts: [String], _ before: @escaping (Int) -> Void) -> some Sequence<Data> {
    texts.indices.lazy.map { index in
      before(index)
      return Data(texts[index].utf8)
    }
  }

  @Test func makingOneLeavesTheFolderAsItWas() throws {
    _ = try file("new")
    #expect(try folder.names == [])
    try folder.file("old", "before")
    _ = try file("old")
    #expect(try folder.names == ["old"])
    #expect(try folder.text("old") == "before")
  }

  @Test func contentIsReplacedAnyNumberOfTimes() throws {
    let file = try file("a")
    for text in ["first", "", "the third, which is longer"] {
      try file.replace(with: Data(text.utf8))
      #expect(try folder.text("a") == text)
      #expect(try folder.names == ["a"])
    }
    try file.replace(with: [Data("in ".utf8), Data(), Data("parts".utf8)])
    #expect(try folder.text("a") == "in parts")
  }

  @Test func partsOfDataAreWrittenFromTheirOwnStart() throws {
    let whole = Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0) })
    try file("a").replace(with: [whole[100_000...], whole[..<100_000]])
    let written = try Data(contentsOf: URL(fileURLWithPath: folder.path("a")))
    #expect(written == whole[100_000...] + whole[..<100_000])
  }

  @Test func theOldContentStandsUntilTheNewOneIsComplete() throws {
    try folder.file("a", "old")
    let file = try file("a")
    var seen: [String?] = []
    try file.replace(
      with: chunks(["n", "e", "w"]) { _ in
        seen.append(try? folder.text("a"))
        seen.append(try? folder.text(".a.partial"))
      })
    #expect(seen == ["old", "", "old", "n", "old", "ne"])
    #expect(try folder.text("a") == "new")
    #expect(try folder.names == ["a"])
  }

  @Test func aFileThatCameToBeIsNeverSeenInParts() throws {
    let file = try file("a")
    var seen: [[String]?] = []
    try file.replace(with: chunks(["n", "ew"]) { _ in seen.append(try? folder.names) })
    #expect(seen == [[".a.partial"], [".a.partial"]])
    #expect(try folder.names == ["a"])
  }

  @Test func whatAKilledProcessLeftIsMadeAnew() throws {
    try folder.file("a", "old")
    try folder.file(".a.partial", "the half of something that was very much longer")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: folder.path(".a.partial"))
    try FileManager.default.linkItem(
      atPath: folder.path(".a.partial"), toPath: folder.path("another name of it"))
    try file("a").replace(with: Data("new".utf8))
    #expect(try folder.text("a") == "new")
    #expect(try folder.text("another name of it").hasPrefix("the half"))
    #expect(try folder.names == ["a", "another name of it"])
  }

  @Test func makingOneRemovesWhatAKilledProcessLeft() throws {
    try folder.file("a", "old")
    try folder.file(".a.partial", "half")
    _ = try file("a")
    #expect(try folder.names == ["a"])
  }

  @Test func whatIsNeverFinishedLeavesTheOldContent() throws {
    try folder.file("a", "old")
    // What a killed process leaves: its file is closed, no more.
    let partial = try PartialFile(beside: WriteTarget(resolving: folder.path("a")))
    try partial.write(Data("ne".utf8))
    partial.close()
    #expect(try folder.text("a") == "old")
    #expect(try folder.text(".a.partial") == "ne")
    try file("a").replace(with: Data("new".utf8))
    #expect(try folder.text("a") == "new")
    #expect(try folder.names == ["a"])
  }

  @Test func permissionsStay() throws {
    for permissions in [0o600, 0o644, 0o777, 0o200] {
      try folder.file("a", "old")
      try FileManager.default.setAttributes(
        [.posixPermissions: permissions], ofItemAtPath: folder.path("a"))
      try file("a").replace(with: Data("new".utf8))
      #expect(try folder.permissions("a") == permissions)
    }
  }

  @Test func aNewFileHasThePermissionsOfAnyNewFile() throws {
    let plain = open(folder.path("plain"), O_CREAT | O_WRONLY | O_CLOEXEC, 0o666)
    close(plain)
    try file("a").replace(with: Data("new".utf8))
    #expect(try folder.permissions("a") == folder.permissions("plain"))
  }

  @Test func aLinkStaysAndItsTargetIsReplaced() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("inner"), withIntermediateDirectories: false)
    try folder.file("inner/target", "old")
    _ = try folder.link("inner/near", to: "target")
    let far = try folder.link("far", to: "inner/near")
    try AtomicFile(path: far, option: "--save").replace(with: Data("new".utf8))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: far) == "inner/near")
    #expect(try folder.text("inner/target") == "new")
    #expect(try folder.names == ["far", "inner"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("inner")).sorted()
        == ["near", "target"])
  }

  @Test func aLinkToNothingHasItsTargetMade() throws {
    let link = try folder.link("link", to: folder.path("target"))
    try AtomicFile(path: link, option: "--save").replace(with: Data("new".utf8))
    #expect(try folder.text("target") == "new")
    #expect(try folder.names == ["link", "target"])
  }

  @Test func namesOfAnyBytesAreTaken() throws {
    for name in ["é", "\u{301}a", "a b", ".hidden", "-", "a\nb"] {
      try file(name).replace(with: Data(name.utf8))
      #expect(try folder.text(name) == name)
    }
  }
}
