import Datasets
import Yams

extension Experiment {
  /// The most bytes that a file may have; experiments have a few hundred.
  public static let largestFile = 1_000_000

  /// Reads an experiment from the text of a file.
  ///
  /// - Parameters:
  ///   - yaml: the text; keys that it leaves out keep their defaults.
  ///   - origin: the file's name, for the sentences of faults.
  /// - Throws: `ExperimentFaults` with every fault of the file.
  public init(yaml: String, origin: String) throws {
    self.init()
    var reader = ExperimentReader(origin: origin)
    reader.read(yaml, into: &self)
    if reader.faults.isEmpty { reader.report(contradictions()) }
    if !reader.faults.isEmpty { throw ExperimentFaults(reader.faults) }
  }
}

extension Experiment {
  /// Reads a setting's value as it is typed: a word or a number, or a list or map on one line.
  static func value(typed text: String) throws(ChangeRefusal) -> SettingValue {
    let text = String(text.prefix(1000).drop { $0 == " " })
    guard text.hasPrefix("[") || text.hasPrefix("{") else { return .scalar(text) }
    let outline = YAMLOutline(text)
    guard outline.aliases == 0, outline.compoundKey == nil,
      let node = try? Yams.compose(yaml: text, .basic)
    else { throw ChangeRefusal(description: "\(Quotation.of(text)) is no list or map") }
    var room = 1000
    return ExperimentReader(origin: "").settingValue(node, within: .init(depth: 4), &room)
  }
}

/// Walks through the tree of a file, setting by setting, and collects what is wrong.
struct ExperimentReader {
  let origin: String
  var faults: [ExperimentFault] = []
  /// Whether there may be more faults than were looked for.
  private var isCut = false
  /// Where each setting was found.
  var places: [String: ExperimentFault.Place] = [:]

  /// The most aliases that a file may use: each can double the tree.
  static let mostAliases = 16
  /// The most directives of a file, each of which the parser compares with all others.
  static let mostDirectives = 16
  /// The most faults that are looked for; a file of as many is no experiment.
  static let mostFaults = 100

  init(origin: String) {
    self.origin = origin
  }

  mutating func read(_ yaml: String, into experiment: inout Experiment) {
    if let root = tree(of: yaml) { read(root, into: &experiment) }
  }

  /// Builds the tree of a file; nil where it says nothing, or can't be read.
  mutating func tree(of yaml: String) -> Node? {
    guard yaml.utf8.count <= Experiment.largestFile else {
      fault(nil, "the file has \(yaml.utf8.count) bytes; allowed: up to \(Experiment.largestFile)")
      return nil
    }
    let directives = Self.directiveCount(yaml)
    guard directives <= Self.mostDirectives else {
      fault(nil, "the file has \(directives) directives; allowed: up to \(Self.mostDirectives)")
      return nil
    }
    let outline = YAMLOutline(yaml)
    guard outline.aliases <= Self.mostAliases else {
      fault(nil, "the file has \(outline.aliases) aliases; allowed: up to \(Self.mostAliases)")
      return nil
    }
    if let place = outline.compoundKey {
      fault(place, "a key is a word")
      return nil
    }
    do {
      // Without the resolver that tells numbers from words, which tries patterns on each text.
      guard let root = try Yams.compose(yaml: yaml, .basic), !Self.isEmpty(root) else { return nil }
      return root
    } catch let error as YamlError {
      faults.append(syntaxFault(error))
    } catch {
      fault(nil, "not readable as YAML: \(error)")
    }
    return nil
  }

  /// Reads the keys of an experiment over what it has already.
  mutating func read(_ root: Node, into experiment: inout Experiment) {
    guard case .mapping(let mapping) = root else {
      return fault(place(of: root), "an experiment is a map of keys, such as 'name: spiral'")
    }
    if mapping["compatibility"]?.string == Experiment.Compatibility.playground.rawValue {
      // What such a file leaves out is as Playground has it.
      experiment = .playgroundDefaults
      experiment.name = Experiment().name
    }
    read(mapping, under: "", into: &experiment)
    if isCut { fault(nil, "the file has more faults; allowed: none") }
  }

  /// Counts lines that begin with `%`; in texts it counts too many, never too few.
  private static func directiveCount(_ yaml: String) -> Int {
    var count = 0
    var before = UInt8(ascii: "\n")
    for byte in yaml.utf8 {
      // From 0x80 on: the line breaks beyond ASCII, and the byte order mark.
      let isAtStart =
        before == UInt8(ascii: "\n") || before == UInt8(ascii: "\r") || before >= 0x80
      if byte == UInt8(ascii: "%") && isAtStart { count += 1 }
      before = byte
    }
    return count
  }

  /// Returns whether a document or a section is there but says nothing, as after a lone `---` or
  /// where all keys are commented out.
  static func isEmpty(_ root: Node) -> Bool {
    if case .scalar(let scalar) = root { return scalar.style == .plain && scalar.string.isEmpty }
    return false
  }

  private mutating func read(
    _ mapping: Node.Mapping, under section: String, into experiment: inout Experiment
  ) {
    for (keyNode, node) in mapping {
      guard faults.count < Self.mostFaults else {
        isCut = true
        return
      }
      guard let key = keyNode.string else {
        fault(place(of: keyNode), "a key is a word")
        continue
      }
      let path = section + key
      // A key such as 'data.samples' is none: it would slip past the check for duplicates.
      if !key.contains("."), let setting = ExperimentSetting.at(path) {
        places[path] = place(of: node)
        take(setting, node, into: &experiment)
      } else if Self.sections.contains(path) {
        readSection(path, node, into: &experiment)
      } else {
        fault(
          place(of: keyNode),
          "unknown key \(Quotation.of(path)); allowed here: \(Self.keys(under: section))")
      }
    }
  }

  private mutating func readSection(
    _ path: String, _ node: Node, into experiment: inout Experiment
  ) {
    if case .mapping(let inner) = node {
      read(inner, under: path + ".", into: &experiment)
    } else if !Self.isEmpty(node) {
      fault(
        place(of: node), "\(path) is a section; allowed in it: \(Self.keys(under: path + "."))")
    }
  }

  private mutating func take(
    _ setting: ExperimentSetting, _ node: Node, into experiment: inout Experiment
  ) {
    var room = Self.largestValue
    let value = settingValue(node, within: setting.extent, &room)
    do {
      try setting.apply(&experiment, value)
    } catch {
      if error.parts.isEmpty {
        return fault(
          place(of: node),
          "\(setting.path) is \(value.quoted); allowed: \(setting.allowedInFile)")
      }
      let parts = error.parts.map { (place(of: Self.node(at: $0.steps, in: node)), $0.message) }
      for (place, message) in parts.sorted(by: { Self.precedes($0.0, $1.0) }) {
        fault(place, message)
      }
    }
  }

  /// The most texts, lists and maps of a value, as many as a file can hold without aliases.
  private static let largestValue = Experiment.largestFile / 2

  /// Turns a node into a value; deeper and longer than the setting goes, it is cut off, since
  /// aliases let a small file describe a tree without limit.
  ///
  /// - Parameter room: how many more nodes are looked at.
  func settingValue(
    _ node: Node, within extent: ExperimentSetting.Extent, _ room: inout Int
  ) -> SettingValue {
    guard extent.depth > 0, room > 0 else { return .scalar("…") }
    room -= 1
    var inner = extent
    inner.depth -= 1
    switch node {
    case .scalar(let scalar): return .scalar(scalar.string)
    case .sequence(let sequence):
      return .list(sequence.prefix(extent.length).map { settingValue($0, within: inner, &room) })
    case .mapping(let mapping):
      return .map(
        mapping.prefix(extent.length).map {
          ($0.key.string ?? "", settingValue($0.value, within: inner, &room))
        })
    case .alias: return .scalar("an alias")
    }
  }

  /// Finds the node of a part of a value; the value itself where there is none.
  private static func node(at steps: [SettingRefusal.Step], in node: Node) -> Node {
    steps.reduce(node) { node, step in
      switch step {
      case .index(let index): node.sequence?[index] ?? node
      case .value(let key): node.mapping?.first { $0.key.string == key }?.value ?? node
      case .key(let key): node.mapping?.first { $0.key.string == key }?.key ?? node
      }
    }
  }

  /// Adds what is wrong between settings, at the place of the setting that it names.
  mutating func report(_ contradictions: [(path: String, message: String)]) {
    for (path, message) in contradictions { fault(places[path], message) }
  }

  private static func precedes(
    _ a: ExperimentFault.Place?, _ b: ExperimentFault.Place?
  ) -> Bool {
    guard let a, let b else { return false }
    return (a.line, a.column) < (b.line, b.column)
  }

  /// Adds a fault.
  mutating func fault(_ place: ExperimentFault.Place?, _ message: String) {
    faults.append(ExperimentFault(origin: origin, place: place, message: message))
  }

  /// Says where a node stands.
  func place(of node: Node) -> ExperimentFault.Place? {
    node.mark.map { ExperimentFault.Place(line: $0.line, column: $0.column) }
  }

  private func syntaxFault(_ error: YamlError) -> ExperimentFault {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      ExperimentFault(
        origin: origin, place: .init(line: mark.line, column: mark.column),
        message: "not readable as YAML: \(Self.wording(of: problem))")
    case .duplicatedKeysInMapping(let duplicates, let context):
      ExperimentFault(
        origin: origin,
        place: .init(line: context.mark.line, column: context.mark.column),
        message: "the key \(Quotation.of(duplicates.first ?? "")) is given twice")
    default:
      ExperimentFault(origin: origin, message: "not readable as YAML")
    }
  }

  /// Puts the parser's words into ours where they speak of its own inner life.
  private static func wording(of problem: String) -> String {
    if problem.contains("another document") { return "a file holds one document, not several" }
    if problem.contains("nesting") { return "lists and maps are nested too deeply" }
    return problem
  }

  /// Every path that settings stand under.
  private static let sections = Set(
    ExperimentSetting.all.flatMap { setting in
      let words = setting.path.split(separator: ".")
      return (1..<max(words.count, 1)).map { words.prefix($0).joined(separator: ".") }
    })

  /// Returns the keys that may stand in a section, as a sentence lists them.
  private static func keys(under section: String) -> String {
    var keys: [String] = []
    for setting in ExperimentSetting.all where setting.path.hasPrefix(section) {
      let key = setting.path.dropFirst(section.count).split(separator: ".")[0]
      if !keys.contains(String(key)) { keys.append(String(key)) }
    }
    return keys.joined(separator: ", ")
  }
}
