/// What is learnt from which columns of a table.
public struct TablePlan: Sendable {
  /// What faults call the source.
  public let origin: String
  /// How the text is written.
  public let dialect: TableDialect
  /// How many rows the table has.
  public let rowCount: Int
  /// The columns that are learnt from, in the order of the inputs.
  public let inputs: [InputColumn]
  /// The name of the column that is predicted.
  public let targetName: String
  /// The place of that column in the table, from 0.
  public let targetColumn: Int
  /// What is learnt.
  public let task: TableTask
  /// The classes in order; none for a regression.
  public let classNames: [String]
  /// For each class, how many rows of the table have it.
  public let classCounts: [Int]
  /// What is done about cells without a value.
  public let missing: MissingRule
  /// What the user should know, such as a column that is left out; a sentence each.
  public let notes: [String]

  /// What the target's values mean.
  let target: TableTarget
  /// For each of `inputs`, its place in the table.
  let places: [Int]
  /// How many columns the table has.
  let columnCount: Int

  /// Decides what is learnt from a surveyed table.
  ///
  /// - Throws: a fault where the request does not fit the table.
  public init(_ survey: TableSurvey, _ request: TableRequest = TableRequest()) throws(DataFault) {
    let column =
      try request.target.map { name throws(DataFault) in
        try survey.index(of: name, as: "target")
      } ?? survey.columns.count - 1
    target = try TableTarget(survey, column: column, task: request.task)
    let features = try TableFeatures(survey, named: request.features, target: column)
    try MissingCells(survey, features: features.places, target: column)
      .check(rule: request.missing)
    (origin, dialect, rowCount) = (survey.origin, survey.dialect, survey.rowCount)
    (inputs, places, notes) = (features.columns, features.places, features.notes)
    (targetName, targetColumn) = (survey.columns[column].name, column)
    (classNames, classCounts) = (target.classNames, target.counts)
    task = classNames.isEmpty ? .regression : .classification
    missing = request.missing
    columnCount = survey.columns.count
  }

  /// How many inputs a row has.
  public var inputCount: Int { inputs.reduce(0) { $0 + $1.inputCount } }
  /// A name for each input.
  public var inputNames: [String] { inputs.flatMap(\.inputNames) }
}
