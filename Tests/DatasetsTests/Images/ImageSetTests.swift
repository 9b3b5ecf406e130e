import Foundation
import Testing

@testable import Datasets

@Suite struct ImageSetTests {
  private let folder: ImageFolder

  init() throws { folder = try ImageFolder() }

  private func images(_ count: Int, rows: Int = 2, columns: Int = 4) throws -> IDXFile {
    let data = (0..<count * rows * columns).map { UInt8(truncatingIfNeeded: $0) }
    let bytes = IDXFixture.images(UInt32(count), UInt32(rows), UInt32(columns), data: data)
    return try IDXFile(path: folder.write(bytes, to: "images"), holding: .images)
  }

  private func labels(_ labels: [UInt8]) throws -> IDXFile {
    try IDXFile(
      path: folder.write(IDXFixture.labels(data: labels), to: "labels"), holding: .labels)
  }

  @Test func imagesKeepTheirLabels() throws {
    let set = try ImageSet(images: images(3), labels: labels([9, 2, 9]))
    #expect(set.count == 3 && set.rows == 2 && set.columns == 4)
    #expect(set.labels == [9, 2, 9] && set.pixels == (0..<24).map { UInt8($0) })
    #expect(Array(set.image(0)) == Array(0..<8) && Array(set.image(2)) == Array(16..<24))
  }

  @Test func classesAreTheLabelsThatOccur() throws {
    let set = try ImageSet(images: images(4), labels: labels([255, 0, 10, 0]))
    #expect(set.classes == [0, 10, 255] && set.classNames == ["0", "10", "255"])
  }

  @Test func oneClassIsTooFew() throws {
    let fault = try #require(
      #expect(throws: DataFault.self) {
        try ImageSet(images: images(3), labels: labels([7, 7, 7]))
      })
    #expect(
      fault
        == DataFault(
          origin: folder.path("labels"),
          message: "all its labels are '7'; allowed: labels of at least two classes"))
  }

  @Test(arguments: [2, 4]) func eachImageHasOneLabel(count: Int) throws {
    let train = try ImageSet(images: images(2), labels: labels([0, 1]))
    let message = "it has 3 labels; allowed: \(count), one for each image in 'images'"
    let fault = DataFault(origin: folder.path("labels"), message: message)
    #expect(throws: fault) { try ImageSet(images: images(count), labels: labels([0, 1, 2])) }
    #expect(throws: fault) {
      try ImageSet(images: images(count), labels: labels([0, 1, 2]), testing: train)
    }
  }

  @Test func testImagesAreLikeThoseLearntFrom() throws {
    let train = try ImageSet(images: images(3), labels: labels([0, 3, 5]))
    let test = try ImageSet(images: images(2), labels: labels([5, 5]), testing: train)
    #expect(test.labels == [5, 5] && test.classes == [5])
    for (rows, columns) in [(4, 2), (2, 5), (3, 4)] {
      let message =
        "its images have \(rows) × \(columns) pixels; "
        + "allowed: 2 × 4, as those that are learnt from"
      #expect(throws: DataFault(origin: folder.path("images"), message: message)) {
        try ImageSet(
          images: images(1, rows: rows, columns: columns), labels: labels([3]), testing: train)
      }
    }
    let message = "its label '4' is not learnt; allowed: labels of the training files"
    #expect(throws: DataFault(origin: folder.path("labels"), message: message)) {
      try ImageSet(images: images(2), labels: labels([5, 4]), testing: train)
    }
  }

  @Test func theKindsHaveTheirOrder() async {
    await #expect(processExitsWith: .failure) {
      // The folder is gone before the process is.
      func labels() throws -> IDXFile {
        let folder = try ImageFolder()
        return try IDXFile(path: folder.write(IDXFixture.labels(data: [0, 1])), holding: .labels)
      }
      let file = try labels()
      _ = try? ImageSet(images: file, labels: file)
    }
  }
}
