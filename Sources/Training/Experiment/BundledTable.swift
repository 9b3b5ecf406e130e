import Configs
import Datasets

/// A real data set inside the program.
public struct BundledTable: Sendable {
  /// The name used in experiment files.
  public let name: String
  /// What it is and where it comes from, in one sentence.
  public let about: String
  /// Where its inputs form an image, its size.
  let image: ImageSize?

  /// All of them, in the order of the documentation.
  public static let all = [
    BundledTable(
      name: "iris",
      about: "150 irises of 3 species, 4 measurements (R. A. Fisher 1936, UCI, CC BY 4.0).",
      image: nil),
    BundledTable(
      name: "digits",
      about: "1797 handwritten digits, 8×8 pixels (E. Alpaydin, C. Kaynak 1998, UCI, CC BY 4.0).",
      image: ImageSize(rows: 8, columns: 8)),
  ]

  /// Its bytes, comma-separated values.
  var bytes: [UInt8] {
    for index in 0..<perceptop_table_count() {
      let file = perceptop_table(index)
      if String(cString: file.name) == name {
        return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
      }
    }
    preconditionFailure("\(name) is embedded; a test holds the list against the folder")
  }
}
