import Dispatch
import DrawnExperiments
import Testing

@testable import Training

@Suite struct SessionTests {
  /// A session and somebody who waits for what it shows, never longer than a deadline.
  private struct Watched {
    let session: Session
    private let published = DispatchSemaphore(value: 0)

    init(_ experiment: Experiment = .small, isRunning: Bool = false, clock: ManualClock? = nil) {
      let published = published
      session = Session(
        SessionCore(
          experiment, isRunning: isRunning, speed: .max, clock: clock?.clock ?? .system)
      ) { published.signal() }
    }

    /// Returns the next snapshot that satisfies a condition; nil when that takes too long.
    func snapshot(where isTrue: (Snapshot) -> Bool = { _ in true }) -> Snapshot? {
      let deadline = DispatchTime.now() + 10
      while true {
        if let snapshot = session.mailbox.take(), isTrue(snapshot) { return snapshot }
        if published.wait(timeout: deadline) == .timedOut { return nil }
      }
    }
  }

  @Test func itShowsItselfOnceAfterItsStart() throws {
    let watched = Watched()
    #expect(watched.session.mailbox.take() == nil)
    watched.session.start()
    let snapshot = try #require(watched.snapshot())
    #expect(snapshot.step == 0)
    #expect(snapshot.activity == .paused(.commanded))
    watched.session.send(.stop)
  }

  @Test func theEndOfAStepIsShownUnasked() throws {
    let watched = Watched()
    watched.session.start()
    watched.session.send(.stepEpoch)
    let snapshot = try #require(watched.snapshot { $0.epoch == 1 })
    #expect(snapshot.activity == .paused(.commanded))
    #expect(snapshot.surface == nil)
    watched.session.send(.stop)
  }

  @Test func theEndOfAllEpochsIsShownUnasked() throws {
    let watched = Watched(.small(epochs: 20), isRunning: true)
    watched.session.start()
    let snapshot = try #require(watched.snapshot { $0.activity == .paused(.epochsReached) })
    #expect(snapshot.epoch == 20)
    watched.session.send(.stop)
  }

  @Test func aDivergenceIsShownUnasked() {
    let watched = Watched(.diverging, isRunning: true)
    watched.session.start()
    let snapshot = watched.snapshot {
      if case .paused(.diverged) = $0.activity { true } else { false }
    }
    #expect(snapshot != nil)
    watched.session.send(.stop)
  }

  @Test func commandsTakeEffectInTheirOrder() throws {
    let watched = Watched()
    watched.session.start()
    for _ in 0..<3 { watched.session.send(.raiseLearningRate) }
    watched.session.send(.lowerLearningRate)
    watched.session.send(.moveProbe(by: 4))
    let snapshot = try #require(watched.snapshot { $0.probeNumber == 5 })
    #expect(snapshot.learningRate == 0.02)
    watched.session.send(.stop)
  }

  @Test func aRunAnswersRequestsWithThePicturesAskedFor() throws {
    let watched = Watched(isRunning: true)
    watched.session.start()
    let extent = try #require(SnapshotRequest.Extent(columns: 5, rows: 4))
    watched.session.requestSnapshot(SnapshotRequest(unitPictures: extent))
    watched.session.requestSnapshot(SnapshotRequest(surface: extent))
    let first = try #require(watched.snapshot { $0.surface != nil })
    #expect(first.surface?.columns == 5)
    watched.session.requestSnapshot(SnapshotRequest())
    let second = try #require(watched.snapshot { $0.step > first.step })
    #expect(second.activity == .running)
    watched.session.send(.stop)
  }

  @Test func aPauseEndsTheRun() throws {
    let watched = Watched(isRunning: true)
    watched.session.start()
    _ = try #require(watched.snapshot())
    watched.session.send(.pause)
    let paused = try #require(watched.snapshot { $0.activity == .paused(.commanded) })
    watched.session.requestSnapshot(SnapshotRequest())
    let later = try #require(watched.snapshot())
    #expect(later.step == paused.step)
    watched.session.send(.stop)
  }

  @Test func afterStopNothingIsDone() {
    var core = SessionCore(.small, isRunning: true, speed: .max, clock: .stopped)
    core.handle(.stop)
    core.work(seconds: .infinity)
    #expect(core.run.step == 0)
    #expect(core.plan == .idle)
    core.handle(.run)
    #expect(core.plan == .idle)
  }

  @Test func stoppingTwiceOrBeforeTheStartIsHarmless() {
    let started = Watched(isRunning: true)
    started.session.start()
    started.session.send(.stop)
    started.session.send(.stop)
    let unstarted = Watched(isRunning: true)
    unstarted.session.send(.stop)
    unstarted.session.start()
  }

  @Test func ordersFromManyThreadsAreAllCarriedOut() throws {
    let watched = Watched(isRunning: true)
    watched.session.start()
    let session = watched.session
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      for _ in 0..<5 {
        session.send(.moveProbe(by: 1))
        session.requestSnapshot(SnapshotRequest())
      }
    }
    session.requestSnapshot(SnapshotRequest())
    // Forty moves over twenty samples lead back to the first; one more shows that all came.
    session.send(.moveProbe(by: 1))
    session.send(.pause)
    let snapshot = try #require(watched.snapshot { $0.activity == .paused(.commanded) })
    #expect(snapshot.probeNumber == 2)
    session.send(.stop)
  }
}
