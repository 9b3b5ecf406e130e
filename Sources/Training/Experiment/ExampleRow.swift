/// A sample that an experiment writes out: `{x: [0, 1], y: [1]}`.
public struct ExampleRow: Equatable, Sendable {
  /// The inputs.
  public var x: [Double]
  /// The targets.
  public var y: [Double]

  /// Creates a row.
  public init(x: [Double], y: [Double]) {
    self.x = x
    self.y = y
  }

  /// The most rows of an experiment; larger data come from files.
  static let most = 4096
  /// The most numbers of a row's inputs, and of its targets.
  static let mostNumbers = 256
  /// The largest size of a number.
  private static let largest = 1_000_000_000.0

  /// Reads a list of rows.
  ///
  /// - Returns: nil where the value is no such list.
  static func setting(
    _ path: String, _ value: SettingValue
  ) throws(SettingRefusal) -> [ExampleRow]? {
    guard let rows = value.elements, (1...most).contains(rows.count) else { return nil }
    var read: [ExampleRow] = []
    for (index, row) in rows.enumerated() {
      guard case .map(let entries) = row, Set(entries.map(\.key)) == ["x", "y"] else {
        throw refusal(
          [.index(index)],
          "\(path) has \(row.quoted) as row \(index + 1); allowed: {x: […], y: […]}")
      }
      func numbers(_ key: String) throws(SettingRefusal) -> [Double] {
        let list = entries.first { $0.key == key }?.value ?? .list([])
        let found = list.elements?.compactMap(\.number).filter { abs($0) <= largest } ?? []
        guard !found.isEmpty, found.count <= mostNumbers, found.count == list.elements?.count
        else {
          throw refusal(
            [.index(index), .value(of: key)],
            "\(path) has \(list.quoted) as \(key) of row \(index + 1); allowed: a list of 1 to "
              + "\(mostNumbers) numbers from -1000000000 to 1000000000")
        }
        return found
      }
      read.append(ExampleRow(x: try numbers("x"), y: try numbers("y")))
    }
    return try checked(read, path)
  }

  /// Refuses rows of different lengths.
  private static func checked(
    _ rows: [ExampleRow], _ path: String
  ) throws(SettingRefusal) -> [ExampleRow] {
    for (index, row) in rows.enumerated()
    where row.x.count != rows[0].x.count || row.y.count != rows[0].y.count {
      throw refusal(
        [.index(index)],
        "\(path) has \(row.x.count) and \(row.y.count) numbers in row \(index + 1); allowed: "
          + "\(rows[0].x.count) and \(rows[0].y.count), as in row 1")
    }
    return rows
  }

  private static func refusal(_ steps: [SettingRefusal.Step], _ message: String) -> SettingRefusal {
    SettingRefusal(parts: [.init(steps: steps, message: message)])
  }

  /// The row as a file writes it.
  var settingValue: SettingValue {
    func list(_ numbers: [Double]) -> SettingValue { .list(numbers.map { .scalar("\($0)") }) }
    return .map([("x", list(x)), ("y", list(y))])
  }
}
