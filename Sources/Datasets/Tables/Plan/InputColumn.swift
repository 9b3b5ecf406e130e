/// A column that is learnt from: what it takes to find it in another table and to read it.
public struct InputColumn: Codable, Hashable, Sendable {
  /// The name of the column.
  public let name: String
  /// For a column of texts all of them in order, one input for each; nil for a column of numbers.
  public let categories: [String]?

  /// Creates a description.
  public init(name: String, categories: [String]? = nil) {
    self.name = name
    self.categories = categories
  }

  /// How many inputs it gives.
  public var inputCount: Int { categories?.count ?? 1 }

  /// A name for each input, such as `color=red`.
  public var inputNames: [String] { categories?.map { "\(name)=\($0)" } ?? [name] }
}
