import Foundation
import TemporaryFiles
import Testing

@testable import Datasets

@Suite struct ByteSourceTests {
  @Test func filesAndPipesAreReadSeveralTimes() throws {
    let text = "x,y\n" + (0..<200_000).map { "\($0),\($0 % 7).5\n" }.joined()
    let file = try TemporaryFile(text, ending: ".csv")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/cat")
    process.arguments = [file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    defer { process.waitUntilExit() }
    let sources = try [
      ByteSource.file(file.path),
      .descriptor(pipe.fileHandleForReading.fileDescriptor, name: "standard input"),
      .memory(Array(text.utf8), name: "memory"),
    ]
    for source in sources {
      let plan = try TablePlan(TableSurvey(source), TableRequest(features: ["x"]))
      let samples = try plan.read(source)
      #expect(samples.rowCount == 200_000, "\(source.name)")
      #expect(samples.inputs == (0..<200_000).map { Double($0) }, "\(source.name)")
    }
  }

  @Test func aRedirectedFileIsReadFromWhereItStands() throws {
    let file = try TemporaryFile("skipped\na,b\n", ending: ".csv")
    let handle = try FileHandle(forReadingFrom: file.url)
    try handle.seek(toOffset: 8)
    let source = try ByteSource.descriptor(handle.fileDescriptor, name: "standard input")
    for _ in 0..<2 { #expect(try TableText.records(source) == [["a", "b"]]) }
  }

  @Test func whatCanNotBeReadIsRefused() {
    let folder = FileManager.default.temporaryDirectory.path
    #expect(
      TableText.sentence { _ = try ByteSource.file(folder) }
        == "\(folder): is a folder; allowed: a file with rows of cells")
    #expect(
      TableText.sentence { _ = try ByteSource.file("/nonexistent/x.csv") }
        == "/nonexistent/x.csv: can't be read (No such file or directory); "
        + "allowed: a readable file")
    let closed = TableText.sentence { _ = try ByteSource.descriptor(-1, name: "d") }
    #expect(closed == "d: can't be read (Bad file descriptor); allowed: a readable file")
  }

  @Test func anEndlessDeviceIsRefusedAtItsFirstBytes() {
    #expect(
      TableText.sentence { _ = try TableSurvey(.file("/dev/zero")) }
        == "/dev/zero:1: has a zero byte; allowed: text in UTF-8")
    #expect(
      TableText.sentence { _ = try TableSurvey(.file("/dev/null")) }
        == "/dev/null: is empty; allowed: rows of cells")
  }

  @Test func aPipeIsKeptUpToALimit() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("a,b\n1,2\n".utf8))
    try pipe.fileHandleForWriting.close()
    let own = dup(pipe.fileHandleForReading.fileDescriptor)
    let bytes = SpooledBytes(input: OpenFile(descriptor: own, name: "p"), limit: 7)
    #expect(
      TableText.sentence { _ = try TableText.records(ByteSource(name: "p", bytes: bytes)) }
        == "p: has more than 7 bytes; allowed: up to that from a pipe, any size in a file")
  }
}
