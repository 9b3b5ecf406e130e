/// Grey images of one size, each with its label.
public struct ImageSet: Equatable, Sendable {
  /// Brightness, image by image and row by row, 0 to 255.
  public let pixels: [UInt8]
  /// How high each image is.
  public let rows: Int
  /// How wide each image is.
  public let columns: Int
  /// The label of each image.
  public let labels: [UInt8]
  /// The labels that occur, ascending.
  public let classes: [UInt8]

  /// Creates a set to learn from: at least two classes.
  public init(images: IDXFile, labels: IDXFile) throws(DataFault) {
    self.init(joining: images, labels)
    try Self.requireEqualCounts(images, labels)
    guard classes.count > 1 else {
      throw DataFault(
        origin: labels.path,
        message: "all its labels are '\(classes[0])'; allowed: labels of at least two classes")
    }
  }

  /// Creates a set that is held out: like the one learnt from in the size of its images, and with
  /// no label that does not occur there.
  public init(images: IDXFile, labels: IDXFile, testing train: ImageSet) throws(DataFault) {
    self.init(joining: images, labels)
    try Self.requireEqualCounts(images, labels)
    guard (rows, columns) == (train.rows, train.columns) else {
      throw DataFault(
        origin: images.path,
        message: "its images have \(rows) × \(columns) pixels; "
          + "allowed: \(train.rows) × \(train.columns), as those that are learnt from")
    }
    if let stranger = classes.first(where: { !train.classes.contains($0) }) {
      throw DataFault(
        origin: labels.path,
        message: "its label '\(stranger)' is not learnt; allowed: labels of the training files")
    }
  }

  private init(joining images: IDXFile, _ labels: IDXFile) {
    precondition(
      images.kind == .images && labels.kind == .labels, "images come first, their labels second")
    pixels = images.bytes
    rows = images.dimensions[1]
    columns = images.dimensions[2]
    self.labels = labels.bytes
    var occurs = [Bool](repeating: false, count: 256)
    for label in labels.bytes { occurs[Int(label)] = true }
    classes = (0...UInt8.max).filter { occurs[Int($0)] }
  }

  /// How many images there are.
  public var count: Int { labels.count }

  /// A name for each class: its label in digits.
  public var classNames: [String] { classes.map(String.init) }

  /// Returns the pixels of an image, row by row.
  public func image(_ index: Int) -> ArraySlice<UInt8> {
    let size = rows * columns
    return pixels[(index * size)..<((index + 1) * size)]
  }

  private static func requireEqualCounts(
    _ images: IDXFile, _ labels: IDXFile
  ) throws(DataFault) {
    guard images.count == labels.count else {
      let file = Quotation.of(FileName(path: images.path).name)
      throw DataFault(
        origin: labels.path,
        message: "it has \(labels.count) labels; "
          + "allowed: \(images.count), one for each image in \(file)")
    }
  }
}
