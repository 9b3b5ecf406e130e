extension TableSurvey {
  /// Finds a column by its name, else by its number from 1.
  ///
  /// - Parameter role: what the column is wanted for, as a sentence begins.
  func index(of column: String, as role: String) throws(DataFault) -> Int {
    if let index = columns.firstIndex(where: { $0.name == column }) { return index }
    if let number = Int(column), (1...columns.count).contains(number) { return number - 1 }
    let names = columns.map(\.name)
    throw DataFault(
      origin: origin,
      message: "\(role) \(Quotation.of(column)) is no column; nearest: "
        + "\(Quotation.of(NameDistance.nearest(to: column, of: names) ?? "")); "
        + "allowed: \(Quotation.list(names)), or a number from 1 to \(names.count)")
  }
}
