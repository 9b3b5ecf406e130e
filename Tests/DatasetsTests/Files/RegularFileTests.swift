import Foundation
import Testing

@testable import Datasets

@Suite struct RegularFileTests {
  private let folder: ImageFolder

  init() throws { folder = try ImageFolder() }

  @Test func aMissingFileIsRefused() {
    let path = folder.path("nothing")
    #expect(
      refusal(of: path)?.description
        == "\(path): can't be read (No such file or directory); allowed: a readable file")
    #expect(!RegularFile.exists(path))
  }

  @Test func aFolderIsRefused() {
    let path = folder.path("")
    #expect(refusal(of: path)?.message == "it is a folder; allowed: a file")
    #expect(!RegularFile.exists(path))
  }

  /// It would be waited for without end.
  @Test(.timeLimit(.minutes(1))) func aPipeIsRefused() throws {
    let path = folder.path("pipe")
    try #require(mkfifo(path, 0o600) == 0)
    #expect(refusal(of: path)?.message == "it is a pipe or a device; allowed: a file")
    #expect(!RegularFile.exists(path))
  }

  @Test func endlessDevicesAreRefused() {
    #expect(refusal(of: "/dev/zero")?.message == "it is a pipe or a device; allowed: a file")
  }

  @Test(.enabled("root may read everything") { geteuid() != 0 })
  func anUnreadableFileIsRefused() throws {
    let path = try folder.write(IDXFixture.threeImages)
    try #require(chmod(path, 0) == 0)
    #expect(refusal(of: path)?.message.hasPrefix("can't be read (Permission denied)") == true)
  }

  @Test func aNameEndsWhereItEnds() throws {
    let path = try folder.write(IDXFixture.threeImages)
    #expect(refusal(of: path) == nil && RegularFile.exists(path))
    #expect(refusal(of: path + "\0.png") != nil && !RegularFile.exists(path + "\0.png"))
    #expect(refusal(of: "") != nil && !RegularFile.exists(""))
  }

  @Test func aLinkLeadsToItsFile() throws {
    let path = try folder.write(IDXFixture.threeImages)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: path)
    #expect(refusal(of: folder.path("link")) == nil && RegularFile.exists(folder.path("link")))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("circle"), withDestinationPath: folder.path("circle"))
    #expect(refusal(of: folder.path("circle")) != nil)
  }

  #if os(Linux)
    @Test func filesAreClosed() async {
      await #expect(processExitsWith: .success) {
        var room = rlimit(rlim_cur: 60, rlim_max: 60)
        try #require(setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &room) == 0)
        let folder = try ImageFolder()
        let path = try folder.write(IDXFixture.threeImages)
        for _ in 0..<100 {
          try #require(refusal(of: path) == nil)
          try #require(refusal(of: folder.path(""))?.message == "it is a folder; allowed: a file")
        }
      }
    }
  #endif
}
