/// How fast a session runs: so many epochs a second, or as fast as it can.
public struct Speed: Hashable, Sendable {
  /// Epochs a second; nil for no limit.
  public let epochsPerSecond: Double?

  /// Creates a speed.
  ///
  /// - Parameter epochsPerSecond: above 0; nil for no limit.
  public init(epochsPerSecond: Double?) {
    precondition(epochsPerSecond.map { $0 > 0 } ?? true, "a speed is above 0")
    self.epochsPerSecond = epochsPerSecond
  }

  /// As fast as it can.
  public static let max = Speed(epochsPerSecond: nil)
  /// Where nothing is asked for.
  public static let standard = Speed(epochsPerSecond: 60)
  /// The speeds that the keys go through.
  static let ladder: [Double] = [1, 2, 5, 10, 30, 60, 120, 300, 1000]

  /// The next speed of the ladder; after the last comes no limit.
  public var faster: Speed {
    guard let epochsPerSecond else { return self }
    return Speed(epochsPerSecond: Self.ladder.first { $0 > epochsPerSecond })
  }

  /// The speed of the ladder before this one.
  public var slower: Speed {
    guard let epochsPerSecond else { return Speed(epochsPerSecond: Self.ladder.last) }
    return Speed(epochsPerSecond: Self.ladder.last { $0 < epochsPerSecond } ?? epochsPerSecond)
  }
}

/// Keeps a run at its speed by saying how many steps it may have made by now.
struct Pace {
  private let stepsPerSecond: Double?
  private let startTime: Double
  private let startStep: Int

  /// Creates a pace that starts at a step and a time.
  init(_ speed: Speed, stepsPerEpoch: Int, step: Int, time: Double) {
    stepsPerSecond = speed.epochsPerSecond.map { $0 * Double(stepsPerEpoch) }
    startTime = time
    startStep = step
  }

  /// Returns how many more steps may be made now.
  func allowance(step: Int, time: Double) -> Int {
    guard let stepsPerSecond else { return .max }
    let due = (time - startTime) * stepsPerSecond
    return Int(min(max(0, due), 1e15)) - (step - startStep)
  }

  /// Returns the seconds until one more step may be made.
  func wait(step: Int, time: Double) -> Double {
    guard let stepsPerSecond else { return 0 }
    return max(0, startTime + Double(step - startStep + 1) / stepsPerSecond - time)
  }
}
