import Foundation

extension Safetensors {
  /// The bytes of the file, part by part: the header, then each tensor.
  ///
  /// The same content has the same bytes: keys of metadata are sorted, tensors stay in order. The
  /// header fits into what is read of one.
  public var chunks: [Data] {
    var json = Data(self.json.utf8)
    // The tensors begin at a multiple of 8.
    json.append(Data(repeating: UInt8(ascii: " "), count: (8 - json.count % 8) % 8))
    precondition(
      json.count <= SafetensorsHeader.largest && tensors.count <= SafetensorsHeader.largestCount,
      "a header has at most 16 MB and 100000 tensors")
    let length = withUnsafeBytes(of: UInt64(json.count).littleEndian) { Data($0) }
    return [length + json] + tensors.map(\.bytes)
  }

  /// The bytes of the file as a whole.
  public var bytes: Data { chunks.reduce(into: Data()) { $0.append($1) } }

  private var json: String {
    var members: [String] = []
    if !metadata.isEmpty {
      let texts = metadata.sorted { $0.key < $1.key }
        .map { "\(JSONText.quoted($0)):\(JSONText.quoted($1))" }
      members.append("\"\(Self.metadataName)\":{\(texts.joined(separator: ","))}")
    }
    var begin = 0
    for tensor in tensors {
      let end = begin + tensor.bytes.count
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      members.append(
        "\(JSONText.quoted(tensor.name)):{\"dtype\":\"\(tensor.type.rawValue)\","
          + "\"shape\":[\(shape)],\"data_offsets\":[\(begin),\(end)]}")
      begin = end
    }
    return "{\(members.joined(separator: ","))}"
  }
}
