import Datasets
import Foundation

/// The header of a safetensors file: what it holds, and where.
struct SafetensorsHeader {
  /// A tensor and the place of its bytes among all tensors' bytes.
  struct Entry {
    var name: String
    var type: TensorType
    var shape: [Int]
    var range: Range<Int>

    /// Takes the tensor out of all tensors' bytes.
    func tensor(in data: Data) -> StoredTensor {
      let start = data.startIndex + range.lowerBound
      return StoredTensor(name, type, shape: shape, bytes: data[start..<(start + range.count)])
    }
  }

  /// The bytes before the header, which say how long it is.
  static let prefix = 8
  /// The fewest bytes of a header: `{}`.
  static let smallest = 2
  /// The most bytes of a header: as JSON it takes many times that in memory.
  static let largest = 16 << 20
  /// The most tensors of a file.
  static let largestCount = 100_000
  /// The most members of all objects: each tensor has three, and metadata of many small texts
  /// take much memory.
  private static let mostMembers = 4 * (largestCount + 1)

  /// Texts by their keys.
  let metadata: [String: String]
  /// The tensors in the order of their bytes, which they cover without holes or overlaps.
  let entries: [Entry]

  /// Reads the length of the header and compares it with that of the file.
  static func length(_ prefix: Data, fileCount: Int) throws(HeaderRefusal) -> Int {
    let length = prefix.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    }
    let limit = min(fileCount - Self.prefix, largest)
    guard length >= UInt64(smallest), length <= UInt64(limit) else {
      throw HeaderRefusal("the header's length is '\(length)'; allowed: \(smallest) to \(limit)")
    }
    return Int(length)
  }

  /// Parses a header.
  ///
  /// - Parameter dataCount: the bytes after it in the file.
  init(json: Data, dataCount: Int) throws(HeaderRefusal) {
    var metadata: [String: String] = [:]
    var entries: [Entry] = []
    for (name, member) in try Self.members(of: json) {
      switch member {
      case .metadata(let texts): metadata = texts
      case .tensor(let type, let shape, let offsets):
        let range = try Self.range(offsets, of: name, dataCount: dataCount)
        entries.append(Entry(name: name, type: type, shape: shape, range: range))
        try Self.check(entries[entries.count - 1])
      }
    }
    entries.sort {
      ($0.range.lowerBound, $0.range.upperBound, $0.name)
        < ($1.range.lowerBound, $1.range.upperBound, $1.name)
    }
    try Self.checkCover(entries, dataCount: dataCount)
    (self.metadata, self.entries) = (metadata, entries)
  }

  private static func members(
    of json: Data
  ) throws(HeaderRefusal) -> [String: HeaderMember] {
    let outline = HeaderOutline(json)
    guard outline.members <= largestCount + 1 else {
      throw HeaderRefusal(
        "the header names '\(outline.members)' tensors; allowed: up to \(largestCount)")
    }
    guard outline.allMembers <= mostMembers else {
      throw HeaderRefusal(
        "the header has '\(outline.allMembers)' keys; allowed: up to \(mostMembers)")
    }
    let members: [String: HeaderMember]
    do {
      // A NUL is no part of JSON, but would have the decoder take the bytes for UTF-16.
      guard json.first == UInt8(ascii: "{"), !outline.hasIdleComma, !json.contains(0),
        String(validating: json, as: UTF8.self) != nil
      else { throw CocoaError(.coderReadCorrupt) }
      members = try JSONDecoder().decode([String: HeaderMember].self, from: json)
    } catch let error as HeaderRefusal {
      throw error
    } catch {
      throw HeaderRefusal("the header is no object in JSON; allowed: a safetensors file")
    }
    guard members.count == outline.members else {
      throw HeaderRefusal(
        "the header has '\(outline.members)' members of \(members.count) names; "
          + "allowed: one of each name")
    }
    return members
  }

  private static func range(
    _ offsets: [Int], of name: String, dataCount: Int
  ) throws(HeaderRefusal) -> Range<Int> {
    guard offsets[0] <= offsets[1], offsets[1] <= dataCount else {
      throw HeaderRefusal(
        "tensor \(Quotation.of(name)) has the data_offsets '\(offsets)'; "
          + "allowed: [begin, end] with begin ≤ end ≤ \(dataCount)")
    }
    return offsets[0]..<offsets[1]
  }

  private static func check(_ entry: Entry) throws(HeaderRefusal) {
    let shape = Quotation.of("\(entry.shape)")
    guard let count = entry.type.byteCount(shape: entry.shape) else {
      throw HeaderRefusal(
        "tensor \(Quotation.of(entry.name)) has the shape \(shape); "
          + "allowed: whole bytes that a file can hold")
    }
    guard count == entry.range.count else {
      throw HeaderRefusal(
        "tensor \(Quotation.of(entry.name)) has '\(entry.range.count)' bytes; "
          + "allowed: \(count), for the shape \(shape) of \(entry.type.rawValue)")
    }
  }

  private static func checkCover(
    _ entries: [Entry], dataCount: Int
  ) throws(HeaderRefusal) {
    var end = 0
    for entry in entries {
      guard entry.range.lowerBound == end else {
        throw HeaderRefusal(
          "tensor \(Quotation.of(entry.name)) begins at byte '\(entry.range.lowerBound)' of the data; "
            + "allowed: \(end), where those before it end")
      }
      end = entry.range.upperBound
    }
    guard end == dataCount else {
      throw HeaderRefusal(
        "the tensors end at byte '\(end)' of the data; allowed: \(dataCount), where the file ends")
    }
  }
}
