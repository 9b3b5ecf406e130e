/// The names of columns, all different.
struct ColumnNames {
  /// The names in order.
  private(set) var names: [String] = []
  private var taken: Set<String> = []
  /// For each name that came more than once, the last number it got.
  private var repetitions: [String: Int] = [:]

  /// Names columns by the cells of a header.
  ///
  /// - Throws: a fault where a name is not UTF-8.
  init(header: borrowing CSVScanner) throws(DataFault) {
    for index in 0..<header.fieldCount {
      let cell = header.field(index).trimmed
      guard let name = String(validating: cell, as: UTF8.self) else {
        throw header.fault(
          "the name \(Quotation.of(cell)) of column \(index + 1) is not UTF-8; allowed: UTF-8")
      }
      append(name.isEmpty ? "column \(index + 1)" : name)
    }
  }

  /// Names columns by their numbers, from 1.
  init(count: Int) {
    names = (0..<count).map { "column \($0 + 1)" }
  }

  /// Adds a name; one that is taken gets a number behind it.
  private mutating func append(_ name: String) {
    var unique = name
    while !taken.insert(unique).inserted {
      repetitions[name, default: 1] += 1
      unique = "\(name) (\(repetitions[name, default: 2]))"
    }
    names.append(unique)
  }
}
