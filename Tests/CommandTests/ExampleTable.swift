/// Tables that tests write.
enum ExampleTable {
  /// Thirty things of two numbers each, in two classes that the first number parts.
  static let things = table("size,weight,kind") {
    let size = Double($0 * 7 % 30) / 2
    return "\(size),\($0 * 3 % 7),\(size < 7.5 ? "small" : "tall")"
  }

  /// Thirty things of one number each and twice that number.
  static let doubles = table("x,y") { "\(Double($0) / 10),\(Double($0) / 5)" }

  /// Thirty things of a number and a text, which both count in the answer.
  static let coloured = table("x,colour,y") {
    "\(Double($0) / 10),\(["red", "green", "blue"][$0 % 3]),\(Double($0 % 3 * 5 + $0) / 10)"
  }

  /// Returns the first rows of a table with the names of its columns.
  static func first(_ count: Int, of table: String) -> String {
    table.split(separator: "\n").prefix(count + 1).joined(separator: "\n") + "\n"
  }

  private static func table(_ names: String, _ row: (Int) -> String) -> String {
    ([names] + (0..<30).map(row)).joined(separator: "\n") + "\n"
  }
}
