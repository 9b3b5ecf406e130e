/// How a class that is a number is called.
public enum ClassName {
  /// Returns the shortest text of a number; 1, 1.0 and 1e0 are the same class `1`.
  public static func of(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }
}
