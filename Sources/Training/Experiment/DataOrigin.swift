import Datasets

/// The kinds of sources that an experiment names.
enum DataOrigin: Equatable {
  /// Points drawn from a seeded source.
  case drawn(SyntheticSource)
  /// Samples that the experiment writes out.
  case rows
  /// A table inside the program.
  case bundled(BundledTable)
  /// A table in a file.
  case csv
  /// Images in files like MNIST's.
  case idx

  /// All names, in the order of the documentation.
  static let allNames =
    SyntheticSource.all.map(\.name) + BundledTable.all.map(\.name) + ["rows", "csv", "idx"]

  /// Finds a source by name.
  init?(named name: String) {
    if let source = SyntheticSource.named(name) {
      self = .drawn(source)
    } else if let table = BundledTable.all.first(where: { $0.name == name }) {
      self = .bundled(table)
    } else {
      switch name {
      case "rows": self = .rows
      case "csv": self = .csv
      case "idx": self = .idx
      default: return nil
      }
    }
  }

  /// Whether it is a table, whose columns are chosen among.
  var isTable: Bool {
    switch self {
    case .bundled, .csv: true
    case .drawn, .rows, .idx: false
    }
  }

  /// Whether it is in a file that the experiment names.
  var needsPath: Bool { self == .csv || self == .idx }

  /// Compares names.
  static func == (left: DataOrigin, right: DataOrigin) -> Bool {
    switch (left, right) {
    case (.drawn(let a), .drawn(let b)): a.name == b.name
    case (.bundled(let a), .bundled(let b)): a.name == b.name
    case (.rows, .rows), (.csv, .csv), (.idx, .idx): true
    default: false
    }
  }
}
