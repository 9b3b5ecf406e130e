import Datasets
import Endings

extension Ending {
  /// The value of an option that can't be used; long ones are cut off.
  static func refused(_ option: String, _ value: String, allowed: String) -> Ending {
    .refused("\(option): \(Quotation.of(value)) is not allowed; allowed: \(allowed)")
  }
}
