import Yams

extension Experiment {
  /// The experiment as the text of a file; reading it gives the same experiment.
  ///
  /// Settings that leave the choice to the data are left out.
  public var yaml: String {
    var root: [(Node, Node)] = []
    for setting in ExperimentSetting.all {
      guard let value = setting.value(self) else { continue }
      let words = setting.path.split(separator: ".").map(String.init)
      Self.put(Self.node(value), at: words[...], into: &root)
    }
    do {
      // A width without limit keeps each value on its line.
      return try Yams.serialize(node: Self.mapping(root), width: -1, allowUnicode: true)
    } catch {
      preconditionFailure("a tree of texts can be written as YAML: \(error)")
    }
  }

  /// Puts a value into sections within each other, which stand in the order of their first keys.
  private static func put(
    _ value: Node, at path: ArraySlice<String>, into entries: inout [(Node, Node)]
  ) {
    guard let key = path.first else { return }
    guard path.count > 1 else { return entries.append((Node(key), value)) }
    let index = entries.firstIndex { $0.0.string == key } ?? entries.endIndex
    if index == entries.endIndex { entries.append((Node(key), mapping([]))) }
    var inner = entries[index].1.mapping.map { $0.map { ($0.key, $0.value) } } ?? []
    put(value, at: path.dropFirst(), into: &inner)
    entries[index].1 = mapping(inner)
  }

  private static func mapping(_ entries: [(Node, Node)], _ style: Node.Mapping.Style = .block)
    -> Node
  {
    .mapping(Node.Mapping(entries, .implicit, style))
  }

  private static func node(_ value: SettingValue) -> Node {
    switch value {
    case .scalar(let text):
      let isPlain = !text.isEmpty && text.utf8.allSatisfy(plainBytes.contains)
      return .scalar(Node.Scalar(text, .implicit, isPlain ? .plain : .doubleQuoted))
    case .list(let values): return .sequence(Node.Sequence(values.map(node), .implicit, .flow))
    case .map(let entries):
      return mapping(entries.map { (Node($0.key), node($0.value)) }, .flow)
    }
  }

  /// What needs no quotes anywhere: words and numbers.
  private static let plainBytes = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.+".utf8)
}
