import CYaml

/// A YAML text that is one map of words to words, and nothing more.
///
/// No tree is built, so no alias, nesting or key can make reading take long: the first thing that
/// is no word is refused.
public struct YAMLWordMap: Equatable, Sendable {
  /// A key with its value.
  public struct Entry: Equatable, Sendable {
    /// The key.
    public var key: String
    /// The value as text, without quotes.
    public var value: String
    /// The line of the key, from 1.
    public var line: Int
    /// Where the value stands among the scalars of the text, quotes included.
    public var place: Range<Int>
  }

  /// What can't be read, and where.
  public struct Fault: Error, Equatable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// What is wrong, in one sentence without a full stop.
    public var message: String

    /// Creates a fault.
    public init(line: Int, message: String) {
      self.line = line
      self.message = message
    }
  }

  /// The entries in their order; no key comes twice.
  public private(set) var entries: [Entry] = []

  /// Reads a text; one without any content has no entries.
  public init(_ yaml: String) throws(Fault) {
    var result: Result<[Entry], Fault> = .success([])
    var yaml = yaml
    yaml.withUTF8 { bytes in
      do throws(Fault) {
        result = .success(try WordMapParser.entries(bytes))
      } catch {
        result = .failure(error)
      }
    }
    entries = try result.get()
  }

  /// Returns the value of a key; nil where there is none.
  public subscript(key: String) -> String? { entries.first { $0.key == key }?.value }
}

/// Walks through the events of the text.
private struct WordMapParser {
  private var entries: [YAMLWordMap.Entry] = []
  /// The key whose value comes next.
  private var key: (text: String, line: Int)?
  private var isInMap = false
  private var hasDocument = false

  static func entries(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(YAMLWordMap.Fault) -> [YAMLWordMap.Entry] {
    var source = yaml_parser_t()
    guard yaml_parser_initialize(&source) == 1 else {
      throw YAMLWordMap.Fault(line: 1, message: "there is too little memory to read it")
    }
    defer { yaml_parser_delete(&source) }
    yaml_parser_set_encoding(&source, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(&source, bytes.baseAddress, bytes.count)
    var parser = WordMapParser()
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&source, &event) == 1 else { throw syntaxFault(source) }
      defer { yaml_event_delete(&event) }
      if event.type == YAML_STREAM_END_EVENT { return parser.entries }
      try parser.take(event)
    }
  }

  private static func syntaxFault(_ source: yaml_parser_t) -> YAMLWordMap.Fault {
    let problem = source.problem.map { String(cString: $0) } ?? "unknown"
    return YAMLWordMap.Fault(
      line: Int(source.problem_mark.line) + 1, message: "not readable as YAML: \(problem)")
  }

  private mutating func take(_ event: yaml_event_t) throws(YAMLWordMap.Fault) {
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      guard !hasDocument else { throw fault(event, "a file holds one document, not several") }
      hasDocument = true
    case YAML_MAPPING_START_EVENT where !isInMap: isInMap = true
    case YAML_MAPPING_END_EVENT: isInMap = false
    case YAML_SCALAR_EVENT where isInMap: try takeWord(event)
    // A lone `---` says nothing.
    case YAML_SCALAR_EVENT where event.data.scalar.length == 0: break
    case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: break
    default:
      let place = key.map { "\($0.text) is one word or number" }
      throw fault(event, place ?? "it is a map of keys, such as 'theme: dark'")
    }
  }

  private mutating func takeWord(_ event: yaml_event_t) throws(YAMLWordMap.Fault) {
    let word = Self.text(event)
    guard let key else {
      guard !entries.contains(where: { $0.key == word }) else {
        throw fault(event, "the key '\(word)' is given twice")
      }
      self.key = (word, Int(event.start_mark.line) + 1)
      return
    }
    entries.append(
      .init(
        key: key.text, value: word, line: key.line,
        place: Int(event.start_mark.index)..<Int(event.end_mark.index)))
    self.key = nil
  }

  private static func text(_ event: yaml_event_t) -> String {
    let scalar = event.data.scalar
    return String(
      decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
  }

  private func fault(_ event: yaml_event_t, _ message: String) -> YAMLWordMap.Fault {
    .init(line: Int(event.start_mark.line) + 1, message: message)
  }
}
