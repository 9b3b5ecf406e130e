import Testing

@testable import perceptop_bench

@Suite struct MeasurementTests {
  /// A machine whose steps always take the same time, and what was asked of it.
  private final class Machine {
    let secondsPerStep: Double
    private(set) var asked: [Int] = []

    init(secondsPerStep: Double) { self.secondsPerStep = secondsPerStep }

    func time(_ steps: Int) -> Double {
      asked.append(steps)
      return Double(steps) * secondsPerStep
    }
  }

  @Test func theMedianIsTheOneInTheMiddleAndTheBestTheShortest() {
    let measurement = Measurement(steps: 2, seconds: [7, 3, 4, 9, 5])
    #expect(measurement.seconds == [3, 4, 5, 7, 9])
    #expect(measurement.medianStep == 2.5e9)
    #expect(measurement.bestStep == 1.5e9)
  }

  @Test func theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
    let measurement = Measurement(steps: 1, seconds: [8, 1, 2, 4])
    #expect(measurement.medianStep == 3e9)
    #expect(measurement.bestStep == 1e9)
  }

  /// 0.3 s of 1 µs are 300 000 steps, or 42 857.1 epochs of 7.
  @Test func aRepeatHasWholeEpochsThatLastAboutAsLongAsAskedFor() {
    let machine = Machine(secondsPerStep: 1e-6)
    let measurement = Measurement(
      duration: 0.3, repeats: 7, stepsPerEpoch: 7, time: machine.time)
    #expect(measurement.steps == 42_857 * 7)
    #expect(measurement.seconds.count == 7)
    #expect(abs(measurement.medianStep - 1000) < 1e-6)
  }

  @Test func aRepeatIsPartOfAnEpochWhereOneIsTooLong() {
    let machine = Machine(secondsPerStep: 0.01)
    let measurement = Measurement(
      duration: 0.25, repeats: 7, stepsPerEpoch: 156, time: machine.time)
    #expect(measurement.steps == 25)
  }

  @Test func aRepeatHasAtLeastOneStep() {
    let machine = Machine(secondsPerStep: 5)
    let measurement = Measurement(duration: 0.3, repeats: 7, stepsPerEpoch: 20, time: machine.time)
    #expect(measurement.steps == 1)
    #expect(measurement.bestStep == 5e9)
  }

  @Test func aWholeRepeatComesBeforeThoseThatCount() {
    for secondsPerStep in [1e-7, 1e-3, 1] {
      let machine = Machine(secondsPerStep: secondsPerStep)
      let measurement = Measurement(
        duration: 0.1, repeats: 9, stepsPerEpoch: 3, time: machine.time)
      #expect(machine.asked.suffix(10).allSatisfy { $0 == measurement.steps })
      #expect(measurement.seconds.count == 9)
    }
  }

  /// The first attempt at one step says nothing yet about a clock that ticks in milliseconds.
  @Test func shortTimesAreNotTrusted() {
    var longest = 0.0
    let measurement = Measurement(duration: 0.5, repeats: 7, stepsPerEpoch: 1) { steps in
      let seconds = (Double(steps) * 2e-6 * 1000).rounded(.up) / 1000
      longest = max(longest, seconds)
      return seconds
    }
    #expect(abs(Double(measurement.steps) * 2e-6 - 0.5) < 0.005)
    #expect(longest < 0.51)
  }
}
