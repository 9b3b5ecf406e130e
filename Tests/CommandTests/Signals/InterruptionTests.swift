import BuiltPrograms
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Signals that end a run without a screen.
@Suite(.serialized) struct InterruptionTests {
  private static let endless =
    "train spiral --epochs 1000000000 --log run.jsonl --log-every 20 --save run.st"

  /// Waits until the run has logged so many lines.
  private func awaitLines(
    _ count: Int, of program: RunningProgram, in folder: WorkingFolder
  ) {
    #expect(program.wait { folder.lines("run.jsonl").count >= count }, "\(program.errors)")
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func theCheckpointOfTheLastMomentIsKept(_ signal: Int32) throws {
    let folder = try WorkingFolder()
    let program = try RunningProgram(Self.endless, in: folder)
    awaitLines(3, of: program, in: folder)
    program.send(signal)
    #expect(program.end() == .exited(128 + signal))
    #expect(program.errors == "", "nothing went wrong")
    let epoch = try #require(Int(program.output.split(separator: " ").dropFirst().first ?? ""))
    #expect(epoch >= 40)
    let limit = "--epochs \(epoch + 2)"
    #expect(try folder.perceptop("train --resume run.st --save joined.st \(limit)").status == 0)
    #expect(try folder.perceptop("train spiral --save whole.st \(limit)").status == 0)
    #expect(try folder.bytes("joined.st") == folder.bytes("whole.st"))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func aSecondSignalEndsItAtOnce(_ signal: Int32) throws {
    let folder = try WorkingFolder()
    // A single step of this takes long in arithmetic that is not the fast path's.
    let program = try RunningProgram(
      "train spiral --precision float64 --hidden 256,256 --batch-size full --epochs 100 "
        + "--save run.st --log run.jsonl", in: folder)
    awaitLines(1, of: program, in: folder)
    let ended = program.wait(seconds: 20) {
      program.send(signal)
      return program.end(seconds: 0.02) != nil
    }
    #expect(ended)
    #expect(program.end() == .killed(signal))
    #expect(!folder.has("run.st"))
  }

  @Test func aHangUpThatWasIgnoredStaysIgnored() throws {
    let folder = try WorkingFolder()
    let program = try RunningProgram(Self.endless, in: folder, ignoresHangUp: true)
    awaitLines(2, of: program, in: folder)
    program.send(SIGHUP)
    let logged = folder.lines("run.jsonl").count
    awaitLines(logged + 3, of: program, in: folder)
    program.send(SIGTERM)
    #expect(program.end() == .exited(143))
    #expect(folder.has("run.st"))
  }
}
