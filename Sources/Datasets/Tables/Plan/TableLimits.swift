/// Where a table stops being something to learn from.
enum TableLimits {
  /// The most classes of a target.
  static let classes = DistinctCells.mostCells
  /// The most different whole numbers that are taken for classes where nobody says so.
  static let classesByItself = 20
  /// The most different texts of a column that nobody has named.
  static let categoriesByItself = 64
  /// The most different texts of a column.
  static let categories = DistinctCells.mostCells
}
