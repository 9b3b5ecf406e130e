import Datasets
import Foundation

extension Checkpoint {
  /// Returns the texts that go with a run's tensors.
  static func metadata(_ experiment: Experiment, _ data: DataSet) -> [String: String] {
    var texts: [Key: String] = [
      .format: format, .experiment: experiment.yaml, .columns: json(data.columns),
      .targetKind: data.targetKind.name, .target: data.targetName, .inputMap: json(data.inputMap),
    ]
    if let classes = data.targetKind.classNames { texts[.classes] = json(classes) }
    if let scales = data.targetScales { texts[.targetScales] = json(scales) }
    return Dictionary(uniqueKeysWithValues: texts.map { ($0.rawValue, $1) })
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
      throw fault("its target_kind is '\(name)'; allowed: sign, bit, classes, values")
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
