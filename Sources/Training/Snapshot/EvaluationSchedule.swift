/// The epochs at which the live curve is measured.
///
/// It depends on the epoch number alone, never on the clock, so that the same run has the same
/// curve. Every epoch up to 1024, then every second up to 2048, every fourth up to 4096, and so
/// on: the measurements are a share of all work that only shrinks.
public enum EvaluationSchedule {
  /// Returns whether the curve is measured after `epoch` epochs.
  public static func isDue(_ epoch: Int) -> Bool { isDue(epoch, denseUpTo: 10) }

  /// Returns whether something is measured after `epoch` epochs that is every epoch up to 2 to a
  /// power, and then half as often with each doubling; what costs more takes a smaller power.
  static func isDue(_ epoch: Int, denseUpTo power: Int) -> Bool {
    guard epoch > 1 << power else { return true }
    let octave = Int.bitWidth - (epoch - 1).leadingZeroBitCount - power
    return epoch.trailingZeroBitCount >= octave
  }
}
