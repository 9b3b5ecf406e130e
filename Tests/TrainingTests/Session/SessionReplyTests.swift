import DrawnExperiments
import Synchronization
import Testing

@testable import Training

@Suite struct SessionReplyTests {
  private struct DiskFull: Error, CustomStringConvertible {
    var description: String { "x.safetensors can't be written: no space" }
  }

  /// A session whose checkpoints are only counted; `fails` makes the disk full.
  private func core(isRunning: Bool = false, fails: Bool = false) -> (SessionCore, Epochs) {
    let epochs = Epochs()
    var duties = EpochDuties()
    duties.saveOnRequest = { checkpoint, _, epoch in
      guard !fails else { throw DiskFull() }
      #expect(!checkpoint.safetensors.tensors.isEmpty)
      epochs.note(epoch)
      return "x-\(epoch)"
    }
    let core = SessionCore(
      Experiment.small.prepared, isRunning: isRunning, speed: .max, clock: .stopped,
      duties: duties)
    return (core, epochs)
  }

  private final class Epochs: Sendable {
    private let noted = Mutex<[Int]>([])
    func note(_ epoch: Int) { noted.withLock { $0.append(epoch) } }
    var all: [Int] { noted.withLock { $0 } }
  }

  @Test func aCheckpointOnRequestIsOfTheMomentAndSaysWhereItIs() {
    var (core, epochs) = core()
    #expect(core.snapshot(SnapshotRequest()).reply == nil)
    core.complete(.stepEpoch)
    core.handle(.saveCheckpoint)
    #expect(core.hasNews)
    #expect(epochs.all == [1])
    let reply = core.snapshot(SnapshotRequest()).reply
    #expect(reply == SessionReply(number: 1, sentence: "wrote x-1"))
    #expect(core.snapshot(SnapshotRequest()).reply == reply, "later snapshots keep it")
    core.handle(.saveCheckpoint)
    #expect(core.snapshot(SnapshotRequest()).reply?.number == 2, "the same words once more")
  }

  @Test func aFaultIsASentenceAndTrainingGoesOn() {
    var (core, _) = core(isRunning: true, fails: true)
    core.handle(.saveCheckpoint)
    #expect(core.machine.activity == .running)
    let sentence = core.snapshot(SnapshotRequest()).reply?.sentence
    #expect(sentence == "x.safetensors can't be written: no space")
    core.work(seconds: .infinity) { true }
    #expect(core.run.step > 0)
  }

  @Test func withoutAPlaceForCheckpointsItSaysSo() {
    var core = SessionCore(.small, isRunning: false, clock: .stopped)
    core.handle(.saveCheckpoint)
    let sentence = core.snapshot(SnapshotRequest()).reply?.sentence
    #expect(sentence == "there is no place for checkpoints here")
  }

  @Test func ofSeveralEndsTheFirstSaves() throws {
    let epochs = Epochs()
    let session = Session(
      SessionCore(
        Experiment.small.prepared, isRunning: false,
        duties: EpochDuties(save: .init(every: nil) { _ in epochs.note(0) }))
    ) {}
    session.start()
    try session.finish()
    try session.finish()
    #expect(epochs.all == [0])
  }
}
