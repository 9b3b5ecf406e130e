/// What a whole table has in one column.
public struct TableColumn: Sendable {
  /// A cell and where it stands.
  public struct Example: Equatable, Sendable {
    /// The cell as a sentence quotes it, long ones cut off.
    public let quoted: String
    /// The line, from 1.
    public let line: Int
  }

  /// Its name, unlike those of other columns.
  public let name: String
  /// How many cells are numbers.
  public private(set) var numberCount = 0
  /// How many cells are neither numbers nor missing.
  public private(set) var textCount = 0
  /// How many cells are missing.
  public private(set) var missingCount = 0
  /// The line of the first missing cell.
  public private(set) var firstMissingLine: Int?
  /// The first cell that is neither a number nor missing.
  public private(set) var firstText: Example?
  /// The smallest number; infinite where there is none.
  public private(set) var minimum = Double.infinity
  /// The largest number; infinite where there is none.
  public private(set) var maximum = -Double.infinity
  /// Whether there is no number but whole ones.
  public private(set) var isWhole = true
  /// The different cells, texts and numbers as they are written.
  private(set) var distinct = DistinctCells()

  private var infinityCount = 0
  /// Whether the numbers so far are those of the rows.
  private var countsRows = true
  private var firstNumber = 0.0

  /// Creates a column without cells.
  init(name: String) {
    self.name = name
  }

  /// Whether all values are numbers, and there is one.
  public var isNumeric: Bool { numberCount > 0 && textCount == 0 }
  /// Whether there is no value at all.
  public var isEmpty: Bool { numberCount == 0 && textCount == 0 }
  /// Whether it would be numeric but for infinities; `firstText` is the first of them.
  public var hasStrayInfinity: Bool { infinityCount > 0 && infinityCount == textCount }
  /// Whether all values are the same.
  public var isConstant: Bool {
    isNumeric ? minimum == maximum : !distinct.isMany && distinct.cells.count == 1
  }
  /// Whether it counts the rows, three at least, from 0 or from 1.
  public var isRowNumber: Bool { isNumeric && countsRows && missingCount == 0 && numberCount > 2 }

  /// How many different values there are; nil if too many to be known.
  public var distinctCount: Int? {
    isNumeric ? distinctNumbers?.count : distinct.isMany ? nil : distinct.cells.count
  }

  /// The different numbers of a numeric column in order, with their numbers of rows; nil if many.
  ///
  /// They are known as long as there are not more than 1000 ways they are written in.
  public var distinctNumbers: [(number: Double, count: Int)]? {
    if distinct.isMany || !isNumeric { return nil }
    var counts: [Double: Int] = [:]
    for entry in distinct.entries {
      if case .number(let number) = entry.value { counts[number, default: 0] += entry.count }
    }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Takes the cell of a row, counted from 0.
  ///
  /// - Returns: by how many bytes the memory of different cells grew.
  mutating func take(_ cell: CellBytes, row: Int, line: Int) -> Int {
    let cell = cell.trimmed
    let memory = distinct.memory
    switch distinct.value(of: cell, line: line) {
    case .missing: takeMissing(line: line)
    case .number(let number): take(number, row: row)
    case .notFinite:
      infinityCount += 1
      takeText(cell, line: line)
    case .text: takeText(cell, line: line)
    }
    return distinct.memory - memory
  }

  /// Forgets the different cells.
  mutating func forgetDistinct() {
    distinct.giveUp()
  }

  private mutating func takeMissing(line: Int) {
    missingCount += 1
    if firstMissingLine == nil { firstMissingLine = line }
  }

  private mutating func takeText(_ cell: CellBytes, line: Int) {
    textCount += 1
    if firstText == nil { firstText = Example(quoted: Quotation.of(cell), line: line) }
  }

  private mutating func take(_ number: Double, row: Int) {
    if numberCount == 0 { firstNumber = number }
    numberCount += 1
    if number < minimum { minimum = number }
    if number > maximum { maximum = number }
    if isWhole { isWhole = number == number.rounded() }
    if countsRows {
      countsRows = (firstNumber == 0 || firstNumber == 1) && number == firstNumber + Double(row)
    }
  }
}
