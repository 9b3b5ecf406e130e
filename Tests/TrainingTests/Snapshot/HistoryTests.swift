import Testing

@testable import Training

@Suite struct HistoryTests {
  /// A loss that falls and has its own value at each epoch.
  private func loss(_ epoch: Int) -> Double { 1 / Double(epoch + 1) }

  private func history(capacity: Int, epochs: Range<Int>) -> History {
    var history = History(capacity: capacity)
    for epoch in epochs {
      history.append(epoch: epoch, train: loss(epoch), test: loss(epoch) + 1)
    }
    return history
  }

  @Test func untilItIsFullEachMeasurementIsABucket() {
    let found = history(capacity: 8, epochs: 0..<8)
    #expect(found.buckets.map { $0.firstEpoch } == Array(0..<8))
    #expect(found.buckets.map { $0.lastEpoch } == Array(0..<8))
    #expect(found.buckets.allSatisfy { $0.train.minimum == $0.train.maximum })
    #expect(found.buckets.map { $0.test?.last } == (0..<8).map { loss($0) + 1 })
  }

  @Test(arguments: [2, 3, 5, 8, 64])
  func staysBoundedAndCoversTheWholeRangeWithoutGap(capacity: Int) {
    var history = History(capacity: capacity)
    for epoch in 0..<1000 {
      history.append(epoch: epoch, train: loss(epoch), test: nil)
      let buckets = history.buckets
      #expect(buckets.count <= capacity)
      #expect(buckets.first?.firstEpoch == 0 && buckets.last?.lastEpoch == epoch)
    }
    for (before, after) in zip(history.buckets, history.buckets.dropFirst()) {
      #expect(after.firstEpoch == before.lastEpoch + 1)
    }
    // At least a third of the room is used, or the curve would be coarser than it need be.
    #expect(history.buckets.count * 3 >= capacity)
  }

  @Test(arguments: [2, 3, 8, 64])
  func eachBucketHoldsTheExtremesAndTheLastOfItsEpochs(capacity: Int) {
    for bucket in history(capacity: capacity, epochs: 0..<777).buckets {
      // The loss falls: the first is the largest, the last the smallest.
      #expect(bucket.train.maximum == loss(bucket.firstEpoch))
      #expect(bucket.train.minimum == loss(bucket.lastEpoch))
      #expect(bucket.train.last == loss(bucket.lastEpoch))
      #expect(bucket.test?.maximum == loss(bucket.firstEpoch) + 1)
      #expect(bucket.test?.minimum == loss(bucket.lastEpoch) + 1)
    }
  }

  @Test func aSpikeAndADipSurviveAnyNumberOfEpochs() {
    var history = History(capacity: 4)
    for epoch in 0..<5000 {
      let value = epoch == 1234 ? 99.0 : epoch == 2345 ? 0.001 : 1
      history.append(epoch: epoch, train: value, test: -value)
    }
    #expect(history.buckets.map { $0.train.maximum }.max() == 99)
    #expect(history.buckets.map { $0.train.minimum }.min() == 0.001)
    #expect(history.buckets.compactMap { $0.test?.minimum }.min() == -99)
    #expect(history.buckets.compactMap { $0.test?.maximum }.max() == -0.001)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func whatIsNotFiniteHidesNoExtreme(_ odd: Double) {
    for values in [[odd, 1, 2, 3], [1, odd, 2, 3], [1, 2, 3, odd], [odd, odd, 1, 3]] {
      var history = History(capacity: 2)
      for (epoch, value) in values.enumerated() {
        history.append(epoch: epoch, train: value, test: nil)
      }
      // Two more of the middle join all of them into one bucket.
      for epoch in 4..<6 { history.append(epoch: epoch, train: 2, test: nil) }
      #expect(history.buckets.map { $0.train.minimum }.min() == 1)
      #expect(history.buckets.map { $0.train.maximum }.max() == 3)
    }
  }

  @Test func aBucketOfNothingFiniteSaysSo() {
    var history = History(capacity: 2)
    for epoch in 0..<9 { history.append(epoch: epoch, train: .nan, test: nil) }
    #expect(history.buckets.allSatisfy { !$0.train.minimum.isFinite && !$0.train.last.isFinite })
  }

  @Test func withoutATestPartThereIsNoTestCurve() {
    var history = History(capacity: 2)
    for epoch in 0..<9 { history.append(epoch: epoch, train: 1, test: nil) }
    #expect(history.buckets.allSatisfy { $0.test == nil })
  }

  @Test func anEmptyHistoryHasNoBuckets() {
    #expect(History().buckets.isEmpty)
  }

  @Test func aHistoryOfOneBucketIsRefused() async {
    await #expect(processExitsWith: .failure) { _ = History(capacity: 1) }
  }
}
