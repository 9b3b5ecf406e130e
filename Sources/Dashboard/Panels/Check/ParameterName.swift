import Backprop
import TerminalUI

/// Names of parameters, units and inputs as the screen writes them.
struct ParameterName {
  private let shape: NetworkShape
  private let inputNames: [String]
  private let words: Words

  /// The columns that the name of an input may take.
  private static let inputWidth = 8

  init(_ shape: NetworkShape, inputNames: [String], _ words: Words) {
    self.shape = shape
    self.inputNames = inputNames
    self.words = words
  }

  /// Names a parameter: `2.1←1.3` for the weight from unit 1.3 into unit 2.1, `b 2.1` for a bias.
  func text(_ parameter: Int) -> String {
    guard (0..<shape.parameterCount).contains(parameter) else { return "" }
    let place = shape.place(ofParameter: parameter)
    let unit = "\(place.layer + 1).\(place.unit + 1)"
    guard let source = place.source else { return "b \(unit)" }
    let from = place.layer == 0 ? input(source) : "\(place.layer).\(source + 1)"
    return "\(unit)\(words.from)\(from)"
  }

  /// Names an input or a unit by its place in a pass: `x1`, `2.3`.
  func value(_ index: Int) -> String {
    guard (0..<shape.valueCount).contains(index) else { return "" }
    let place = shape.place(ofValue: index)
    return place.layer.map { "\($0 + 1).\(place.unit + 1)" } ?? input(place.unit)
  }

  private func input(_ index: Int) -> String {
    inputNames.indices.contains(index)
      ? inputNames[index].inputName(within: Self.inputWidth) : "x\(index + 1)"
  }
}
