/// How long equal repeats of the same steps took.
struct Measurement: Equatable {
  /// Steps of a repeat.
  let steps: Int
  /// Seconds of each repeat, the shortest first.
  let seconds: [Double]

  /// Creates a measurement from what was measured.
  init(steps: Int, seconds: [Double]) {
    precondition(steps > 0 && !seconds.isEmpty, "a measurement has steps and repeats")
    self.steps = steps
    self.seconds = seconds.sorted()
  }

  /// Measures: finds out how many steps a repeat has, makes one repeat for nothing, then those
  /// that count.
  ///
  /// - Parameters:
  ///   - duration: about how many seconds a repeat lasts, and never less than one step.
  ///   - time: makes that many steps, always from the same start, and returns the seconds.
  init(duration: Double, repeats: Int, stepsPerEpoch: Int, time: (Int) -> Double) {
    let steps = Self.steps(lasting: duration, stepsPerEpoch: stepsPerEpoch, time: time)
    _ = time(steps)
    self.init(steps: steps, seconds: (0..<repeats).map { _ in time(steps) })
  }

  /// Finds how many steps last that long: whole epochs, or a part of the first.
  private static func steps(
    lasting duration: Double, stepsPerEpoch: Int, time: (Int) -> Double
  ) -> Int {
    var steps = 1
    while true {
      let taken = max(time(steps), 1e-9)
      let wanted = Double(steps) * duration / taken
      if taken >= duration / 2 {
        let epochs = Int((wanted / Double(stepsPerEpoch)).rounded())
        return epochs > 0 ? epochs * stepsPerEpoch : max(1, Int(wanted.rounded()))
      }
      // Short times are uncertain: rather another attempt than one that is far too long.
      steps = max(2 * steps, Int(0.7 * wanted))
    }
  }

  /// Nanoseconds of a step in the median repeat.
  var medianStep: Double { Self.median(ofSorted: seconds) / Double(steps) * 1e9 }

  /// Nanoseconds of a step in the shortest repeat.
  var bestStep: Double { seconds[0] / Double(steps) * 1e9 }

  /// Returns the number in the middle, or the mean of the two there.
  private static func median(ofSorted numbers: [Double]) -> Double {
    let middle = numbers.count / 2
    return numbers.count.isMultiple(of: 2)
      ? (numbers[middle - 1] + numbers[middle]) / 2 : numbers[middle]
  }
}
