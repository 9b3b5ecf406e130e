import Datasets
import Foundation

extension Checkpoint {
  /// Returns the texts that go with a run's tensors.
  static func metadata(_ experiment: Experiment, _ data: DataSet) -> [String: String] {
    let texts: [Key: String] = [.format: format, .experiment: experiment.yaml]
    let all = texts.merging(meaning(of: data)) { own, _ in own }
    return Dictionary(uniqueKeysWithValues: all.map { ($0.rawValue, $1) })
  }

  /// Returns what the numbers of samples mean, and how they become those of the network.
  private static func meaning(of data: DataSet) -> [Key: String] {
    var texts: [Key: String] = [
      .columns: json(data.columns), .targetKind: data.targetKind.name, .target: data.targetName,
      .inputMap: json(data.inputMap),
    ]
    if let classes = data.targetKind.classNames { texts[.classes] = json(classes) }
    if let scales = data.targetScales { texts[.targetScales] = json(scales) }
    return texts
  }

  /// Says why moments of an experiment's runs can't be kept in files, nil where they can: the names
  /// of all columns and classes, and two scales of each input, stand in the header.
  public static func conflict(with prepared: PreparedExperiment) -> String? {
    let source = prepared.source
    let texts = [
      prepared.experiment.yaml, json(source.columns), json(source.facts.targetKind.classNames),
    ]
    let numbers = 2 * source.facts.inputs + source.facts.outputs
    let bytes =
      texts.reduce(0) { $0 + JSONText.quoted($1).utf8.count } + numbers * largestScale
    let limit = SafetensorsHeader.largest - roomForTheRest
    guard bytes > limit else { return nil }
    return "the names of \(source.columns.count) columns and of classes, with a scale for each "
      + "input, take \(bytes) bytes in a checkpoint; allowed: up to \(limit)"
  }

  /// The most bytes that a scale takes in a header, its quotes quoted: two numbers of up to 24.
  private static let largestScale = 100
  /// Bytes of a header for the places of some 80 tensors and the name of the target, of 64 KB at
  /// most, which quoting may make seven times as long.
  private static let roomForTheRest = 1 << 20

  /// Returns whether the run's data meant the same: other features or scales of the same samples
  /// would be other inputs.
  func hasMeaning(of data: DataSet) -> Bool {
    let meaning = Self.meaning(of: data)
    return [Key.columns, .targetKind, .target, .inputMap, .classes, .targetScales].allSatisfy {
      safetensors.metadata[$0.rawValue] == meaning[$0]
    }
  }

  private static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    // The same content has the same bytes.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      preconditionFailure("names and finite numbers can be written as JSON: \(error)")
    }
  }

  /// Returns what the targets of the model's data mean.
  func targetKind() throws(CheckpointFault) -> TargetKind {
    let name = try text(.targetKind)
    switch name {
    case "sign": return .sign
    case "values": return .values
    case "bit", "classes":
      let classes = try value([String].self, .classes)
      if name == "classes", classes.count > 1 { return .classes(classes) }
      if name == "bit", classes.count == 2 { return .bit(names: classes) }
      throw fault("it has \(classes.count) classes; allowed: 2 or more")
    default:
      throw fault("its target_kind is \(Quotation.of(name)); allowed: sign, bit, classes, values")
    }
  }
}

extension TargetKind {
  /// The name in a checkpoint's metadata.
  fileprivate var name: String {
    switch self {
    case .sign: "sign"
    case .bit: "bit"
    case .classes: "classes"
    case .values: "values"
    }
  }
}
