import CZlib
import Foundation
import TemporaryFiles
import Testing

@testable import Datasets

/// A folder for bytes, packed or not.
final class ImageFolder: TemporaryFolder {
  /// Writes a file and returns its path.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String = "file") throws -> String {
    let path = path(name)
    // A file that is emptied and written again goes to the disk at once on ext4; a new one waits.
    unlink(path)
    let file = try #require(fopen(path, "wx"))
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count && fclose(file) == 0)
    return path
  }

  /// Packs parts by gzip, one after another, and returns what that makes.
  ///
  /// - Parameter level: 0 stores, 9 packs tightest.
  func packed(_ parts: [UInt8]..., level: Int = 6) throws -> [UInt8] {
    let path = path("packed-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(atPath: path) }
    for part in parts {
      let file = try #require(gzopen(path, "ab\(level)"))
      let written = part.withUnsafeBytes { gzwrite(file, $0.baseAddress, UInt32($0.count)) }
      #expect(gzclose(file) == Z_OK && Int(written) == part.count)
    }
    return try [UInt8](Data(contentsOf: URL(filePath: path)))
  }
}

/// The bytes of small IDX files.
enum IDXFixture {
  /// A file of given sizes and data, which need not agree.
  static func file(magic: [UInt8], sizes: [UInt32], data: [UInt8]) -> [UInt8] {
    magic + sizes.flatMap { size in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) } }
      + data
  }

  /// A file that says it holds images of a size.
  static func images(_ count: UInt32, _ rows: UInt32, _ columns: UInt32, data: [UInt8]) -> [UInt8] {
    file(magic: [0, 0, 8, 3], sizes: [count, rows, columns], data: data)
  }

  /// A file that says it holds so many labels.
  static func labels(_ count: UInt32? = nil, data: [UInt8]) -> [UInt8] {
    file(magic: [0, 0, 8, 1], sizes: [count ?? UInt32(data.count)], data: data)
  }

  /// Three images of 2 × 4 pixels.
  static let threeImages = images(3, 2, 4, data: threeImagesPixels)
  /// Their pixels, all different.
  static let threeImagesPixels = (0..<24).map { UInt8($0 * 10 + 7) }
}

/// Returns what is wrong with a file; nil where it can be read.
func refusal(of path: String, holding kind: IDXKind = .images) -> DataFault? {
  do throws(DataFault) {
    _ = try IDXFile(path: path, holding: kind)
    return nil
  } catch {
    return error
  }
}
