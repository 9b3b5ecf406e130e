/// The files of a data set like MNIST, found by their names beside each other.
public struct IDXFiles: Equatable, Sendable {
  /// Files that belong together.
  public struct Pair: Equatable, Sendable {
    /// The path of the file with the images.
    public let images: String
    /// The path of the file with their labels.
    public let labels: String
  }

  /// What is learnt from.
  public let train: Pair
  /// What is held out; nil where no such files lie beside the others.
  public let test: Pair?

  /// What stands in the names of test files in the place of `train`.
  private static let testWords = ["t10k", "test"]

  /// Finds the labels beside a file of images, and the test files beside both.
  ///
  /// `train-images-idx3-ubyte` leads to `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte` (or
  /// `test-…`) and `t10k-labels-idx1-ubyte`, each as it is or with `.gz`; dots may stand in the
  /// place of hyphens.
  public init(trainImages path: String) throws(DataFault) {
    // So that a missing file is called missing itself, not the labels beside it.
    _ = try RegularFile(path: path)
    let images = FileName(path: path)
    train = Pair(images: path, labels: try Self.labels(of: images).path)
    test = try Self.testPair(beside: images)
  }

  /// Returns whether a file's name is one of images in this format.
  public static func looksLikeImages(_ path: String) -> Bool {
    FileName(path: path).name.contains("idx3-ubyte")
  }

  /// Returns the labels that lie beside images.
  private static func labels(of images: FileName) throws(DataFault) -> FileName {
    let labels = labelsName(of: images)
    guard labels != images else {
      throw DataFault(
        origin: images.path,
        message: "its name does not tell that of its labels; "
          + "allowed: a name with 'images' or 'idx3', such as 'train-images-idx3-ubyte'")
    }
    guard let found = existing(labels) else {
      throw missing("labels", labels.forms, beside: images)
    }
    return found
  }

  /// Returns the test files; nil where there are none, a fault where only some are there.
  private static func testPair(beside train: FileName) throws(DataFault) -> Pair? {
    let names = testWords.map { train.replacing("train", with: $0) }.filter { $0 != train }
    let found = names.map { name in
      (name, images: existing(name), labels: existing(labelsName(of: name)))
    }
    for (_, images, labels) in found {
      if let images, let labels { return Pair(images: images.path, labels: labels.path) }
    }
    for (name, images, labels) in found {
      if let images { throw missing("labels", labelsName(of: name).forms, beside: images) }
      if let labels { throw missing("images", name.forms, beside: labels) }
    }
    return nil
  }

  private static func labelsName(of images: FileName) -> FileName {
    images.replacing("images", with: "labels").replacing("idx3", with: "idx1")
  }

  private static func existing(_ name: FileName) -> FileName? {
    name.forms.first { RegularFile.exists($0.path) }
  }

  private static func missing(
    _ what: String, _ names: [FileName], beside file: FileName
  ) -> DataFault {
    DataFault(
      origin: file.path,
      message: "its \(what) are not there; "
        + "allowed: \(names.map { Quotation.of($0.name) }.joined(separator: " or ")) beside it")
  }
}
