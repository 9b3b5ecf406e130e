import Foundation
import TemporaryFiles
import Testing

@testable import Training

/// What is not written, and what is left then.
@Suite struct AtomicFileFaultTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// The reason for which a file is refused before anything is written.
  private func refusal(
    _ path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) -> String? {
    let fault = #expect(throws: AtomicFileFault.self, sourceLocation: sourceLocation) {
      _ = try AtomicFile(path: path, option: "--save")
    }
    #expect(fault?.stage == .creation, sourceLocation: sourceLocation)
    #expect(fault?.path == path, sourceLocation: sourceLocation)
    return fault?.reason
  }

  @Test func theSentenceNamesOptionAndPathAndReason() {
    let fault = AtomicFileFault(
      stage: .creation, option: "--save", path: "/nowhere/a", reason: "No such file or directory")
    #expect(
      fault.description == "--save: '/nowhere/a' can't be written: No such file or directory; "
        + "allowed: a file in a folder that can be written")
  }

  @Test func whatIsNoRegularFileIsRefusedAndStays() throws {
    let pipe = folder.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    let link = try folder.link("null", to: "/dev/null")
    #expect(refusal(folder.path) == "it is a folder")
    #expect(refusal("/dev/null") == "it is no regular file")
    #expect(refusal(link) == "it is no regular file")
    #expect(refusal(pipe) == "it is no regular file")
    #expect(try folder.names == ["null", "pipe"])
    let status = try #require(try stat(at: "/dev/null"))
    #expect(status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func pathsThatNameNoFileAreRefused() {
    #expect(refusal("") == "it names a folder")
    #expect(refusal("/") == "it names a folder")
    #expect(refusal("\(folder.path)/") == "it names a folder")
    #expect(refusal("\(folder.path)/..") == "it names a folder")
    #expect(refusal("\(folder.path)/a\0b") == "Invalid argument")
    #expect(refusal("\(folder.path)/none/a") == "No such file or directory")
    #expect(refusal("/dev/null/a") == "Not a directory")
    // The partial file's name is longer by 9 bytes.
    #expect(refusal(folder.path(String(repeating: "a", count: 250))) == "File name too long")
  }

  @Test func linksInACircleAreRefused() throws {
    let link = try folder.link("a", to: "b")
    _ = try folder.link("b", to: "a")
    #expect(refusal(link) == "Too many levels of symbolic links")
  }

  @Test(.enabled(if: geteuid() != 0, "an administrator may write everywhere"))
  func whatIsProtectedFromWritingIsRefused() throws {
    try folder.file("a", "old")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: folder.path("a"))
    #expect(refusal(folder.path("a")) == "Permission denied")
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    #expect(refusal(folder.path("b")) == "Permission denied")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
  }

  @Test func aFolderThatTakesNoFilesIsRefused() throws {
    try #require(FileManager.default.fileExists(atPath: "/proc/self"))
    #expect(refusal("/proc/self/a") == "No such file or directory")
  }

  @Test(arguments: ["folder", "pipe", "link"])
  func whatIsInTheWayOfThePartialFileIsRefusedAndStays(_ kind: String) throws {
    let partial = folder.path(".a.partial")
    switch kind {
    case "folder":
      try FileManager.default.createDirectory(atPath: partial, withIntermediateDirectories: false)
    case "pipe": #expect(mkfifo(partial, 0o600) == 0)
    default: _ = try folder.link(".a.partial", to: try folder.file("precious", "kept"))
    }
    #expect(refusal(folder.path("a")) == "'\(partial)' is in the way and no regular file")
    #expect(try folder.names.contains(".a.partial"))
    if kind == "link" { #expect(try folder.text("precious") == "kept") }
  }

  @Test func twoWritersDoNotMix() throws {
    let file = try AtomicFile(path: folder.path("a"), option: "--save")
    var second: AtomicFileFault?
    var early: String?
    try file.replace(
      with: CollectionOfOne(0).lazy.map { _ in
        do throws(AtomicFileFault) {
          try file.replace(with: Data("second".utf8))
        } catch {
          second = error
        }
        early = refusal(folder.path("a"))
        return Data("first".utf8)
      })
    #expect(second?.reason == "it is being written by another process")
    #expect(second?.stage == .replacement)
    #expect(early == "it is being written by another process")
    #expect(try folder.text("a") == "first")
    try file.replace(with: Data("third".utf8))
    #expect(try folder.text("a") == "third")
  }

  @Test func aLockThatLostItsNameIsNoLock() throws {
    let partial = folder.path(".a.partial")
    func opened() throws -> Descriptor {
      try Descriptor.open(partial, O_CREAT | O_RDWR, permissions: 0o600)
    }
    let kept = try opened()
    #expect(try PartialFile.locked(kept, at: partial))
    // Renamed by whoever had the lock before.
    let renamed = try opened()
    try FileManager.default.moveItem(atPath: partial, toPath: folder.path("a"))
    kept.close()
    #expect(try !PartialFile.locked(renamed, at: partial))
    // Made anew since.
    let removed = try opened()
    try FileManager.default.removeItem(atPath: partial)
    try folder.file(".a.partial", "of another process")
    #expect(try !PartialFile.locked(removed, at: partial))
  }

  @Test func aFailedRenameLeavesTheOldAndNoPartialFile() throws {
    let file = try AtomicFile(path: folder.path("a"), option: "--save")
    #expect {
      try file.replace(
        with: CollectionOfOne(0).lazy.map { _ in
          _ = mkdir(folder.path("a"), 0o700)
          _ = mkdir(folder.path("a/b"), 0o700)
          return Data("new".utf8)
        })
    } throws: {
      ($0 as? AtomicFileFault)?.stage == .replacement
    }
    #expect(try folder.names == ["a"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("a")) == ["b"])
  }

  @Test func whatBecameNoRegularFileIsNotReplaced() throws {
    let file = try AtomicFile(path: folder.path("a"), option: "--save")
    #expect(mkfifo(folder.path("a"), 0o600) == 0)
    #expect {
      try file.replace(with: Data("new".utf8))
    } throws: {
      ($0 as? AtomicFileFault)?.reason == "it is no regular file"
    }
    #expect(try folder.names == ["a"])
  }

  @Test func aFullDiskIsAFault() throws {
    try #require(FileManager.default.fileExists(atPath: "/dev/full"))
    let full = try Descriptor.open("/dev/full", O_WRONLY)
    defer { full.close() }
    #expect(throws: FileRefusal("No space left on device")) { try full.write(Data([1])) }
    #expect(throws: Never.self) { try full.write(Data()) }
  }

  @Test func aFolderThatVanishedIsAFailure() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("inner"), withIntermediateDirectories: false)
    let file = try AtomicFile(path: folder.path("inner/a"), option: "--save")
    try FileManager.default.removeItem(atPath: folder.path("inner"))
    #expect {
      try file.replace(with: Data("new".utf8))
    } throws: {
      let fault = $0 as? AtomicFileFault
      return fault?.stage == .replacement && fault?.reason == "No such file or directory"
    }
  }
}
