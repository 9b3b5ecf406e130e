/// The columns that are learnt from, chosen by name or by themselves.
struct TableFeatures {
  /// Their places in the table, from 0.
  private(set) var places: [Int] = []
  /// Their descriptions.
  private(set) var columns: [InputColumn] = []
  /// What the user should know about the choice, a sentence each.
  private(set) var notes: [String] = []

  private let survey: TableSurvey

  /// Takes the columns of a list, or every usable one but the target.
  init(_ survey: TableSurvey, named names: [String]?, target: Int) throws(DataFault) {
    self.survey = survey
    if let names {
      try take(names, target: target)
    } else {
      for place in survey.columns.indices where place != target { try takeIfUsable(place) }
    }
    if columns.isEmpty { throw nothingLeft(names) }
    let constant = places.filter { survey.columns[$0].isConstant }.map(quoted)
    if !constant.isEmpty {
      notes.append(
        "\(constant.count == 1 ? "column" : "columns") \(constant.joined(separator: ", ")) "
          + "\(constant.count == 1 ? "has" : "have") the same value in all rows, so nothing is "
          + "learnt from \(constant.count == 1 ? "it" : "them")")
    }
  }

  private mutating func take(_ names: [String], target: Int) throws(DataFault) {
    for name in names {
      let place = try survey.index(of: name, as: "feature")
      if place == target {
        throw refusal("feature \(quoted(place)) is the target; allowed: other columns")
      }
      if places.contains(place) {
        throw refusal("feature \(quoted(place)) is named twice; allowed: each column once")
      }
      try take(place)
    }
  }

  /// Takes a column that was named.
  private mutating func take(_ place: Int) throws(DataFault) {
    let column = survey.columns[place]
    try survey.requireValues(in: column)
    guard !column.isNumeric else { return add(place, categories: nil) }
    guard let texts = try column.texts(origin: survey.origin) else {
      throw DataFault(
        origin: survey.origin, line: column.firstText?.line,
        message: "feature \(quoted(place)) \(tooMany(column, TableLimits.categories)); "
          + "allowed: up to \(TableLimits.categories), or numbers alone")
    }
    add(place, categories: texts.map(\.text))
  }

  /// Takes a column unless it is of no use; a note says why.
  private mutating func takeIfUsable(_ place: Int) throws(DataFault) {
    let column = survey.columns[place]
    try survey.requireValues(in: column)
    if column.isRowNumber {
      notes.append("column \(quoted(place)) is left out: it counts the rows")
    } else if !column.isNumeric, (column.distinctCount ?? .max) > TableLimits.categoriesByItself {
      let line = column.firstText.map { " in line \($0.line)" } ?? ""
      notes.append(
        "column \(quoted(place)) is left out: it "
          + tooMany(column, TableLimits.categoriesByItself) + line)
    } else {
      try take(place)
    }
  }

  private mutating func add(_ place: Int, categories: [String]?) {
    places.append(place)
    columns.append(InputColumn(name: survey.columns[place].name, categories: categories))
  }

  private func tooMany(_ column: TableColumn, _ limit: Int) -> String {
    "has more than \(limit) different values, not all of them numbers: "
      + (column.firstText?.quoted ?? "texts")
  }

  private func quoted(_ place: Int) -> String { Quotation.of(survey.columns[place].name) }

  private func nothingLeft(_ names: [String]?) -> DataFault {
    guard names == nil else { return refusal("no feature is named; allowed: at least one") }
    let reason = notes.first.map { ": \($0)" } ?? ""
    return refusal("no column is left to learn from\(reason); allowed: features by name")
  }

  private func refusal(_ message: String) -> DataFault {
    DataFault(origin: survey.origin, message: message)
  }
}
