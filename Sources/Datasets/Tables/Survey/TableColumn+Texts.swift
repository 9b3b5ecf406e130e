extension TableColumn {
  /// Returns the different cells as texts with their numbers of rows, by Unicode scalars.
  ///
  /// - Returns: nil if there are too many to be known.
  /// - Throws: a fault where a cell is not UTF-8.
  func texts(origin: String) throws(DataFault) -> [(text: String, count: Int)]? {
    if distinct.isMany { return nil }
    var texts: [(text: String, count: Int)] = []
    for (index, entry) in distinct.entries.enumerated() {
      let bytes = distinct.cells[index]
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw DataFault(
          origin: origin, line: entry.line,
          message: "\(Quotation.of(bytes)) in column "
            + "\(Quotation.of(name)) is not UTF-8; allowed: UTF-8")
      }
      texts.append((text, entry.count))
    }
    // The order of UTF-8 bytes is that of scalars.
    return texts.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
  }
}
