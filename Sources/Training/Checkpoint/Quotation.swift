/// A text from a file as a sentence quotes it, cut off after 60 scalars.
///
/// Scalars are counted and not characters, for a single character may be of any length.
struct Quotation: CustomStringConvertible {
  let description: String

  init(_ text: String) {
    let scalars = text.unicodeScalars
    let end = scalars.index(scalars.startIndex, offsetBy: 60, limitedBy: scalars.endIndex)
    let start = String(scalars[..<(end ?? scalars.endIndex)])
    description = start.utf8.count == text.utf8.count ? "'\(start)'" : "'\(start)…'"
  }
}
