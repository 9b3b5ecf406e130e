import Foundation
import TemporaryFiles
import Testing

@testable import Training

@Suite struct SafetensorsFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func message(_ path: String, limit: Int = 1000) -> String? {
    do {
      _ = try Safetensors(contentsOf: path, limit: limit)
      return nil
    } catch {
      #expect(error.path == path)
      return error.message
    }
  }

  @Test func onlyRegularFilesAreRead() throws {
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    let link = try folder.link("link", to: "/dev/zero")
    #expect(
      message(folder.path("none"))
        == "the file can't be read: No such file or directory; allowed: a readable file")
    #expect(
      message(folder.path) == "the file can't be read: it is a folder; allowed: a readable file")
    for path in [folder.path("pipe"), link, "/dev/null"] {
      #expect(
        message(path) == "the file can't be read: it is no regular file; allowed: a readable file")
    }
    #expect(
      message("a\0b") == "the file can't be read: Invalid argument; allowed: a readable file")
  }

  @Test func aFileOfMoreThanTheLimitIsNotRead() throws {
    let path = folder.path("large")
    try Safetensors(tensors: [StoredTensor("a", shape: [100], Array(repeating: 0.0, count: 100))])
      .bytes.write(to: URL(fileURLWithPath: path))
    #expect(message(path) == nil)
    #expect(message(path, limit: 800) == "the file has '872' bytes; allowed: up to 800")
    // A file without any blocks on the disk may claim any length.
    #expect(truncate(path, 1 << 40) == 0)
    #expect(message(path) == "the file has '1099511627776' bytes; allowed: up to 1000")
    #expect(
      message(path, limit: .max)
        == "the tensors end at byte '800' of the data; allowed: 1099511627704, where the file ends")
  }

  @Test func aSoundFileOfMoreThanTheLimitIsNotReadEither() throws {
    let path = folder.path("vast")
    let count = (1 << 42) + 56
    let json = #"{"a":{"dtype":"U8","shape":[\#(count)],"data_offsets":[0,\#(count)]}}"#
    try SafetensorsReadingTests.file(json).write(to: URL(fileURLWithPath: path))
    #expect(truncate(path, 8 + json.utf8.count + count) == 0)
    #expect(
      message(path) == "the file has '\(8 + json.utf8.count + count)' bytes; allowed: up to 1000")
  }

  @Test func aFileThatIsCutIsRefused() throws {
    let bytes = Safetensors(tensors: [StoredTensor("a", shape: [2], [1.0, 2.0])]).bytes
    for count in 0..<bytes.count {
      let path = folder.path("cut")
      try bytes.prefix(count).write(to: URL(fileURLWithPath: path))
      #expect(message(path) != nil)
    }
  }

  @Test func aReadBeyondTheEndIsRefused() throws {
    let path = try folder.file("short", "abc")
    let file = try Descriptor.open(path, O_RDONLY)
    defer { file.close() }
    #expect(throws: FileRefusal("it became shorter while it was read")) { try file.read(4) }
  }
}
