/// The cells without a value in the columns that are used.
struct MissingCells {
  private let origin: String
  private let features: [TableColumn]
  private let target: TableColumn

  /// Takes the used columns of a survey.
  init(_ survey: TableSurvey, features: [Int], target: Int) {
    origin = survey.origin
    self.features = features.map { survey.columns[$0] }
    self.target = survey.columns[target]
  }

  /// Refuses cells that a rule does not deal with.
  func check(rule: MissingRule) throws(DataFault) {
    switch rule {
    case .drop: return
    case .refuse: try refuseAny()
    case .mean: try refuseInTarget()
    }
  }

  private func refuseAny() throws(DataFault) {
    try refuseInTarget()
    let holed = features.filter { $0.missingCount > 0 }
    let count = holed.reduce(0) { $0 + $1.missingCount }
    let lines = holed.compactMap { column in column.firstMissingLine.map { (column, $0) } }
    guard let (column, line) = lines.min(by: { $0.1 < $1.1 }) else { return }
    let what = count == 1 ? "1 cell has" : "\(count) cells have"
    throw DataFault(
      origin: origin, line: line,
      message: "\(what) no value, the first in column \(Quotation.of(column.name)); "
        + "allowed: --missing drop or --missing mean")
  }

  /// A target that is filled in would be an answer that nobody gave.
  private func refuseInTarget() throws(DataFault) {
    guard let line = target.firstMissingLine else { return }
    let count = target.missingCount
    throw DataFault(
      origin: origin, line: line,
      message: "target \(Quotation.of(target.name)) has no value here"
        + (count == 1 ? "" : " and in \(count - 1) more \(count == 2 ? "row" : "rows")")
        + "; allowed: --missing drop")
  }
}
