import BuiltPrograms
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A run that is killed leaves the checkpoint before or the next one, never half of one.
@Suite(.serialized) struct KillTests {
  private static let train =
    "train spiral --hidden 256,256 --batch-size full --epochs 12 --save-every 1"

  @Test func whateverWasSavedGoesOnToTheSameNumbers() throws {
    let folder = try WorkingFolder()
    #expect(try folder.perceptop(Self.train + " --save whole.st").status == 0)
    let size = folder.size("whole.st")
    for round in 0..<6 {
      for name in ["run.st", ".run.st.partial", "run.jsonl"] {
        try? FileManager.default.removeItem(atPath: folder.path(name))
      }
      let program = try RunningProgram(
        Self.train + " --save run.st --log run.jsonl", in: folder)
      // By turns at the end of some epoch, and while a checkpoint is being written.
      let lines = Int.random(in: 2...8)
      #expect(program.wait { folder.lines("run.jsonl").count >= lines }, "\(program.errors)")
      if round % 2 == 0 {
        _ = program.wait { folder.has(".run.st.partial") || folder.size("run.st") != size }
      }
      program.send(SIGKILL)
      #expect([.killed(SIGKILL), .exited(0)].contains(program.end()))
      #expect(folder.has("run.st"), "an epoch was logged after the first was saved")
      let resumed = try folder.perceptop("train --resume run.st --epochs 12 --save run.st")
      #expect(resumed.status == 0, "round \(round), \(lines) lines: \(resumed.errors)")
      #expect(try folder.bytes("run.st") == folder.bytes("whole.st"))
      #expect(!folder.has(".run.st.partial"))
    }
  }
}
