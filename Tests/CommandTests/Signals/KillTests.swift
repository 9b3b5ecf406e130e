import Backprop
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
    "train spiral --hidden 160,160 --batch-size full --epochs 9 --save-every 1"

  @Test func whateverWasSavedGoesOnToTheSameNumbers() throws {
    let folder = try WorkingFolder()
    #expect(try folder.perceptop(Self.train + " --save whole.st").status == 0)
    let size = folder.size("whole.st")
    var rng = RandomGenerator(seed: 9)
    for round in 0..<4 {
      for name in ["run.st", ".run.st.partial", "run.jsonl"] {
        try? FileManager.default.removeItem(atPath: folder.path(name))
      }
      let program = try RunningProgram(
        Self.train + " --save run.st --log run.jsonl", in: folder)
      // By turns at the end of some epoch, and while a checkpoint is being written. The line of
      // the second epoch, the third one, is written after the checkpoint of the first.
      let lines = 3 + rng.below(4)
      #expect(program.wait { folder.lines("run.jsonl").count >= lines }, "\(program.errors)")
      if round % 2 == 0 {
        _ = program.wait { folder.has(".run.st.partial") || folder.size("run.st") != size }
      }
      program.send(SIGKILL)
      #expect([.killed(SIGKILL), .exited(0)].contains(program.end()))
      #expect(folder.has("run.st"), "an epoch was logged after the first was saved")
      let resumed = try folder.perceptop("train --resume run.st --epochs 9 --save run.st")
      #expect(resumed.status == 0, "round \(round), \(lines) lines: \(resumed.errors)")
      #expect(try folder.bytes("run.st") == folder.bytes("whole.st"))
      #expect(!folder.has(".run.st.partial"))
    }
  }
}
