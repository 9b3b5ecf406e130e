import CYaml

/// What of a YAML text has to be known before its tree is built, since building it would take long.
///
/// The builder hashes keys with all that they stand for, again for each level of keys within keys,
/// and compares keys that are given twice in a time that doubles with each list within a list.
/// Words do no harm, so lists, maps and aliases are found here, event by event.
struct YAMLOutline {
  /// How many aliases there are, up to the first key that is no word.
  private(set) var aliases = 0
  /// Where the first key stands that is no word.
  private(set) var compoundKey: ExperimentFault.Place?

  /// What is open: in a list nil, in a map whether a key comes next.
  private var open: [Bool?] = []

  /// Walks through the events up to the end, or to what can't be read.
  init(_ yaml: String) {
    var yaml = yaml
    yaml.withUTF8 { bytes in
      var parser = yaml_parser_t()
      guard yaml_parser_initialize(&parser) == 1 else { return }
      defer { yaml_parser_delete(&parser) }
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      var event = yaml_event_t()
      while compoundKey == nil, yaml_parser_parse(&parser, &event) == 1 {
        defer { yaml_event_delete(&event) }
        if event.type == YAML_STREAM_END_EVENT { return }
        take(event)
      }
    }
  }

  private mutating func take(_ event: yaml_event_t) {
    switch event.type {
    case YAML_SCALAR_EVENT: beginNode(event, isWord: true)
    case YAML_ALIAS_EVENT:
      aliases += 1
      beginNode(event, isWord: false)
    case YAML_SEQUENCE_START_EVENT:
      beginNode(event, isWord: false)
      open.append(nil)
    case YAML_MAPPING_START_EVENT:
      beginNode(event, isWord: false)
      open.append(true)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: _ = open.popLast()
    default: break
    }
  }

  private mutating func beginNode(_ event: yaml_event_t, isWord: Bool) {
    guard let isKey = open.last.flatMap({ $0 }) else { return }
    open[open.count - 1] = !isKey
    guard isKey && !isWord else { return }
    let mark = event.start_mark
    compoundKey = .init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
