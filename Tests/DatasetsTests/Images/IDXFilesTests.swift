import Foundation
import Testing

@testable import Datasets

@Suite struct IDXFilesTests {
  private let folder: ImageFolder

  init() throws { folder = try ImageFolder() }

  /// Makes empty files; only their names count.
  private func make(_ names: String...) throws {
    for name in names { try folder.write([], to: name) }
  }

  private func found(_ name: String) throws -> IDXFiles {
    try IDXFiles(trainImages: folder.path(name))
  }

  private func pair(_ images: String, _ labels: String) -> IDXFiles.Pair {
    IDXFiles.Pair(images: folder.path(images), labels: folder.path(labels))
  }

  @Test(arguments: [
    // images, labels, test images, test labels
    [
      "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
      "t10k-labels-idx1-ubyte",
    ],
    [
      "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz",
      "t10k-labels-idx1-ubyte.gz",
    ],
    [
      "train-images.idx3-ubyte", "train-labels.idx1-ubyte", "t10k-images.idx3-ubyte",
      "t10k-labels.idx1-ubyte",
    ],
    [
      "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
      "t10k-labels-idx1-ubyte.gz",
    ],
    [
      "emnist-letters-train-images-idx3-ubyte", "emnist-letters-train-labels-idx1-ubyte",
      "emnist-letters-test-images-idx3-ubyte", "emnist-letters-test-labels-idx1-ubyte",
    ],
    ["train-images", "train-labels", "test-images", "test-labels"],
    ["train-idx3", "train-idx1", "test-idx3", "test-idx1"],
  ])
  func labelsAndTestFilesAreFoundByTheirNames(names: [String]) throws {
    for name in names { try make(name) }
    let files = try found(names[0])
    #expect(files.train == pair(names[0], names[1]))
    #expect(files.test == pair(names[2], names[3]))
  }

  @Test func theSameFormIsTakenFirst() throws {
    try make("train-images-idx3-ubyte", "train-images-idx3-ubyte.gz")
    try make("train-labels-idx1-ubyte", "train-labels-idx1-ubyte.gz")
    for ending in ["", ".gz"] {
      #expect(
        try found("train-images-idx3-ubyte\(ending)").train
          == pair("train-images-idx3-ubyte\(ending)", "train-labels-idx1-ubyte\(ending)"))
    }
  }

  @Test func testFilesMayBeMissing() throws {
    try make("train-images-idx3-ubyte", "train-labels-idx1-ubyte")
    #expect(try found("train-images-idx3-ubyte").test == nil)
    try make("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")
    #expect(try found("train-images-idx3-ubyte").test != nil)
  }

  @Test func filesThatAreNotForTrainingHaveNoTestFiles() throws {
    try make("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")
    #expect(try found("t10k-images-idx3-ubyte").test == nil)
  }

  @Test func missingLabelsAreNamed() throws {
    try make("train-images-idx3-ubyte.gz")
    let message =
      "its labels are not there; "
      + "allowed: 'train-labels-idx1-ubyte.gz' or 'train-labels-idx1-ubyte' beside it"
    let fault = DataFault(origin: folder.path("train-images-idx3-ubyte.gz"), message: message)
    #expect(throws: fault) { try found("train-images-idx3-ubyte.gz") }
  }

  @Test func halfATestPairIsRefused() throws {
    try make("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte.gz")
    let noLabels =
      "its labels are not there; "
      + "allowed: 't10k-labels-idx1-ubyte' or 't10k-labels-idx1-ubyte.gz' beside it"
    #expect(
      throws: DataFault(origin: folder.path("t10k-images-idx3-ubyte.gz"), message: noLabels)
    ) { try found("train-images-idx3-ubyte") }
    // A whole pair of the other name is enough.
    try make("test-images-idx3-ubyte", "test-labels-idx1-ubyte")
    #expect(
      try found("train-images-idx3-ubyte").test
        == pair("test-images-idx3-ubyte", "test-labels-idx1-ubyte"))
  }

  @Test func testLabelsWithoutImagesAreRefused() throws {
    try make("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "test-labels-idx1-ubyte")
    let noImages =
      "its images are not there; "
      + "allowed: 'test-images-idx3-ubyte' or 'test-images-idx3-ubyte.gz' beside it"
    #expect(throws: DataFault(origin: folder.path("test-labels-idx1-ubyte"), message: noImages)) {
      try found("train-images-idx3-ubyte")
    }
  }

  @Test func aNameWithoutAWordForImagesIsRefused() throws {
    try make("digits.gz")
    let message =
      "its name does not tell that of its labels; "
      + "allowed: a name with 'images' or 'idx3', such as 'train-images-idx3-ubyte'"
    #expect(throws: DataFault(origin: folder.path("digits.gz"), message: message)) {
      try found("digits.gz")
    }
  }

  @Test func missingImagesAreNotCalledMissingLabels() throws {
    let fault = #expect(throws: DataFault.self) { try found("train-images-idx3-ubyte") }
    #expect(fault?.origin == folder.path("train-images-idx3-ubyte"))
    #expect(fault?.message.hasPrefix("can't be read") == true)
  }

  /// As in archives that hold each file in a folder of its name.
  @Test func foldersAreNoFiles() throws {
    try make("train-images-idx3-ubyte", "train-labels-idx1-ubyte.gz")
    try FileManager.default.createDirectory(
      atPath: folder.path("train-labels-idx1-ubyte"), withIntermediateDirectories: false)
    #expect(
      try found("train-images-idx3-ubyte").train.labels
        == folder.path("train-labels-idx1-ubyte.gz"))
  }

  @Test(arguments: [
    ("train-images-idx3-ubyte", true), ("a/b/train-images.idx3-ubyte.gz", true),
    ("idx3-ubyte", true), ("train-labels-idx1-ubyte", false), ("idx3-ubyte/file.csv", false),
    ("", false), ("idx3-ubyt", false),
  ])
  func imagesAreKnownByTheirName(path: String, expected: Bool) {
    #expect(IDXFiles.looksLikeImages(path) == expected)
  }
}
