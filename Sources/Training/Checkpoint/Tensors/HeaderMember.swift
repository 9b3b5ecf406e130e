import Datasets

/// One member of a header: the metadata, or where a tensor is.
enum HeaderMember: Decodable {
  /// The texts about the file.
  case metadata([String: String])
  /// A tensor's type, shape, and the place of its bytes, which no one has checked yet.
  case tensor(TensorType, shape: [Int], offsets: [Int])

  private enum Key: String, CodingKey {
    case type = "dtype"
    case shape
    case offsets = "data_offsets"
  }

  /// The most dimensions of a tensor; PyTorch has as many.
  private static let largestRank = 64

  /// - Throws: `HeaderRefusal`, at the first thing that is not as it should be.
  init(from decoder: any Decoder) throws {
    let name = decoder.codingPath.last?.stringValue ?? ""
    if name == Safetensors.metadataName {
      self = try Self.metadata(from: decoder)
    } else {
      self = try Self.tensor(from: decoder, named: "tensor \(Quotation.of(name))")
    }
  }

  private static func metadata(from decoder: any Decoder) throws -> HeaderMember {
    do {
      return .metadata(try [String: String](from: decoder))
    } catch {
      throw HeaderRefusal(
        "'\(Safetensors.metadataName)' is no object of texts; allowed: {\"key\": \"text\"}")
    }
  }

  private static func tensor(
    from decoder: any Decoder, named tensor: String
  ) throws -> HeaderMember {
    guard let members = try? decoder.container(keyedBy: Key.self) else {
      throw HeaderRefusal(
        "\(tensor) is no object; allowed: {\"dtype\": …, \"shape\": …, \"data_offsets\": …}")
    }
    guard let typeName = try? members.decode(String.self, forKey: .type) else {
      throw HeaderRefusal("\(tensor) has no 'dtype' that is a text; allowed: \(typeNames)")
    }
    guard let type = TensorType(rawValue: typeName) else {
      throw HeaderRefusal(
        "\(tensor) has the dtype \(Quotation.of(typeName)); allowed: \(typeNames)")
    }
    let shape = try numbers(in: members, .shape, atMost: largestRank, of: tensor)
    let offsets = try numbers(in: members, .offsets, atMost: 2, of: tensor)
    guard offsets.count == 2 else {
      throw HeaderRefusal(
        "\(tensor) has '\(offsets.count)' data_offsets; allowed: [begin, end]")
    }
    return .tensor(type, shape: shape, offsets: offsets)
  }

  private static var typeNames: String {
    TensorType.allCases.map(\.rawValue).joined(separator: ", ")
  }

  /// Reads a list of whole numbers from 0; of one that is longer no more than that is looked at.
  private static func numbers(
    in members: KeyedDecodingContainer<Key>, _ key: Key, atMost limit: Int, of tensor: String
  ) throws -> [Int] {
    guard var list = try? members.nestedUnkeyedContainer(forKey: key) else {
      throw HeaderRefusal(
        "\(tensor) has no '\(key.rawValue)' that is a list; allowed: whole numbers from 0")
    }
    var numbers: [Int] = []
    while !list.isAtEnd {
      guard numbers.count < limit else {
        throw HeaderRefusal(
          "\(tensor) has more than '\(limit)' numbers as its \(key.rawValue); allowed: up to \(limit)"
        )
      }
      guard let number = try? list.decode(Int.self), number >= 0 else {
        throw HeaderRefusal(
          "\(tensor) has \(odd(in: members, key, at: numbers.count)) in its \(key.rawValue); "
            + "allowed: whole numbers from 0")
      }
      numbers.append(number)
    }
    return numbers
  }

  /// Says what stands in a list where a whole number should.
  private static func odd(
    in members: KeyedDecodingContainer<Key>, _ key: Key, at index: Int
  ) -> String {
    let other = "something else than a number"
    guard var list = try? members.nestedUnkeyedContainer(forKey: key) else { return other }
    for _ in 0..<index { _ = try? list.decode(Int.self) }
    if let number = try? list.decode(Int.self) { return "'\(number)'" }
    if let number = try? list.decode(Double.self) { return "'\(number)'" }
    if let text = try? list.decode(String.self) { return "the text \(Quotation.of(text))" }
    return other
  }
}
