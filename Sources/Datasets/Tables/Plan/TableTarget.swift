/// The column that is predicted, and what its values mean.
struct TableTarget: Sendable {
  /// What the values are.
  enum Values: Sendable {
    /// Numbers to predict.
    case numbers
    /// Classes that are numbers, in order.
    case numberClasses([Double])
    /// Classes that are texts, in order.
    case textClasses([String])
  }

  /// The column's place, from 0.
  let column: Int
  /// What its values are.
  let values: Values
  /// For each class, how many rows it has.
  let counts: [Int]

  /// Decides what to predict in a column.
  init(_ survey: TableSurvey, column: Int, task: TableTask?) throws(DataFault) {
    self.column = column
    let target = survey.columns[column]
    try survey.requireValues(in: target)
    if target.isNumeric, task != .classification, task == .regression || !target.holdsClasses {
      (values, counts) = (.numbers, [])
      return
    }
    if !target.isNumeric, task == .regression { throw survey.textTarget(target) }
    (values, counts) = try Self.classes(survey, target)
    guard counts.count > 1 else { throw survey.oneClass(target) }
  }

  /// The names of the classes; none for numbers.
  var classNames: [String] {
    switch values {
    case .numbers: []
    case .numberClasses(let numbers): numbers.map { ClassName.of($0) }
    case .textClasses(let texts): texts
    }
  }

  private static func classes(
    _ survey: TableSurvey, _ target: TableColumn
  ) throws(DataFault) -> (Values, [Int]) {
    if target.isNumeric {
      guard let numbers = target.distinctNumbers else { throw survey.tooManyClasses(target) }
      return (.numberClasses(numbers.map(\.number)), numbers.map(\.count))
    }
    guard let texts = try target.texts(origin: survey.origin) else {
      throw survey.tooManyClasses(target)
    }
    return (.textClasses(texts.map(\.text)), texts.map(\.count))
  }
}

extension TableColumn {
  /// Whether numbers are taken for classes: whole, few, and fewer than half the rows.
  fileprivate var holdsClasses: Bool {
    guard isWhole, let count = distinctCount else { return false }
    return count <= TableLimits.classesByItself && 2 * count < numberCount
  }
}

extension TableSurvey {
  /// Refuses a used column without values, or one of numbers with an infinity among them.
  func requireValues(in column: TableColumn) throws(DataFault) {
    if column.isEmpty {
      throw DataFault(
        origin: origin,
        message: "column \(Quotation.of(column.name)) has no value at all; "
          + "allowed: columns with values")
    }
    if column.hasStrayInfinity, let cell = column.firstText {
      throw DataFault(
        origin: origin, line: cell.line,
        message: "\(cell.quoted) in column \(Quotation.of(column.name)) is not a finite number; "
          + "allowed: finite numbers")
    }
  }

  fileprivate func textTarget(_ target: TableColumn) -> DataFault {
    DataFault(
      origin: origin, line: target.firstText?.line,
      message: "\(target.firstText?.quoted ?? "a text") in target \(Quotation.of(target.name)) "
        + "is no number; allowed: numbers for a regression")
  }

  fileprivate func oneClass(_ target: TableColumn) -> DataFault {
    DataFault(
      origin: origin,
      message: "target \(Quotation.of(target.name)) has the same value in all rows; "
        + "allowed: two classes or more")
  }

  /// Names the cell that keeps a column from being one of numbers.
  fileprivate func tooManyClasses(_ target: TableColumn) -> DataFault {
    let text = target.firstText.map { ", among them \($0.quoted), which is no number" }
    return DataFault(
      origin: origin, line: target.firstText?.line,
      message: "target \(Quotation.of(target.name)) has more than \(TableLimits.classes) "
        + "different values\(text ?? ""); allowed: up to \(TableLimits.classes) classes, "
        + "or numbers alone")
  }
}
