import Backprop
import TerminalUI

/// Names of parameters, units and inputs as the screen writes them.
struct ParameterName {
  private let shape: NetworkShape
  private let names: UnitNames
  private let words: Words

  /// The columns that the name of an input may take.
  private static let inputWidth = 8

  init(_ shape: NetworkShape, _ names: UnitNames, _ words: Words) {
    self.shape = shape
    self.names = names
    self.words = words
  }

  /// Names a parameter: `2.1←1.3` for the weight from unit 1.3 into unit 2.1, `b 2.1` for a bias.
  func text(_ parameter: Int) -> String {
    guard (0..<shape.parameterCount).contains(parameter) else { return "" }
    let place = shape.place(ofParameter: parameter)
    if let name = names.parameter(place.layer, place.unit, place.source) { return name }
    let unit = names.unit(place.layer, place.unit)
    guard let source = place.source else { return "b \(unit)" }
    let from = place.layer == 0 ? input(source) : names.unit(place.layer - 1, source)
    return "\(unit)\(words.from)\(from)"
  }

  /// Names an input or a unit by its place in a pass: `x1`, `2.3`.
  func value(_ index: Int) -> String {
    guard (0..<shape.valueCount).contains(index) else { return "" }
    let place = shape.place(ofValue: index)
    return place.layer.map { names.unit($0, place.unit) } ?? input(place.unit)
  }

  /// Names a parameter with its letter: `w 2.1←1.3`, `b 2.1`.
  func textWithLetter(_ parameter: Int) -> String {
    guard (0..<shape.parameterCount).contains(parameter) else { return "" }
    let (name, place) = (text(parameter), shape.place(ofParameter: parameter))
    let isNamed = names.parameter(place.layer, place.unit, place.source) != nil
    return isNamed || place.source == nil ? name : "w \(name)"
  }

  private func input(_ index: Int) -> String {
    names.input(index).inputName(within: Self.inputWidth)
  }
}
