import Backprop

/// Something of a network that a lesson can point at.
public enum LessonPlace: Hashable, Sendable {
  /// An input or a unit.
  case unit(LessonUnit)
  /// A weight or a bias.
  case parameter(LessonParameter)

  /// Our name for it within words: `2.1`, `w 2.1<-1`.
  var ownName: String {
    switch self {
    case .unit(let unit): unit.description
    case .parameter(let parameter): parameter.description
    }
  }

  /// Our name for it: `unit 2.1`, `w 2.1<-1`.
  public var description: String {
    switch self {
    case .unit(let unit): unit.spoken
    case .parameter(let parameter): parameter.description
    }
  }

  /// Returns its layer, 0 for the inputs, its unit in it, and of a weight or a bias the source, one
  /// more than the last of which is the bias; nil where a network of that shape has it not.
  public func place(in shape: NetworkShape) -> (layer: Int, unit: Int, source: Int?)? {
    guard exists(in: shape) else { return nil }
    switch self {
    case .unit(.one): return nil
    case .unit(.input(let input)): return (0, input, nil)
    case .unit(.unit(let layer, let unit)): return (layer + 1, unit, nil)
    case .parameter(.weight(let layer, let unit, let source)): return (layer + 1, unit, source)
    case .parameter(.bias(let layer, let unit)):
      return (layer + 1, unit, shape.layers[layer].inputs)
    }
  }

  /// Whether a network of that shape has it.
  func exists(in shape: NetworkShape) -> Bool {
    switch self {
    case .unit(let unit): unit == .one || unit.index(in: shape) != nil
    case .parameter(let parameter): parameter.index(in: shape) != nil
    }
  }
}

/// An input, a unit, or the constant 1 that some publications draw as a unit.
public enum LessonUnit: Hashable, Sendable {
  /// The constant 1 whose weights are our biases.
  case one
  /// An input, from 0.
  case input(Int)
  /// A unit: its layer from 0, the first hidden one; its number in it from 0.
  case unit(layer: Int, unit: Int)

  /// Reads `2.1`, `x1` or `one`.
  init?(_ text: String) {
    if text == "one" {
      self = .one
    } else if text.hasPrefix("x"), let number = LessonUnit.number(text.dropFirst()) {
      self = .input(number)
    } else {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, let layer = Self.number(parts[0]), let unit = Self.number(parts[1])
      else { return nil }
      self = .unit(layer: layer, unit: unit)
    }
  }

  /// Reads a number from 1 and returns it from 0.
  static func number(_ text: Substring) -> Int? {
    guard text.utf8.count <= 6, text.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = Int(text), number >= 1
    else { return nil }
    return number - 1
  }

  /// Our name: `2.1`, `x1`, `one`.
  public var description: String {
    switch self {
    case .one: "one"
    case .input(let input): "x\(input + 1)"
    case .unit(let layer, let unit): "\(layer + 1).\(unit + 1)"
    }
  }

  /// Our name with the noun: `unit 2.1`, `input x1`.
  var spoken: String {
    switch self {
    case .one: "the constant 1"
    case .input: "input \(description)"
    case .unit: "unit \(description)"
    }
  }

  /// Returns its place in the arrays of a pass; nil where the network has it not.
  func index(in shape: NetworkShape) -> Int? {
    switch self {
    case .one: return nil
    case .input(let input): return input < shape.inputs ? input : nil
    case .unit(let layer, let unit):
      guard shape.layers.indices.contains(layer), unit < shape.layers[layer].outputs else {
        return nil
      }
      return shape.layers[layer].units.lowerBound + unit
    }
  }

  /// Returns its place among the outputs; nil where it is none.
  func outputIndex(in shape: NetworkShape) -> Int? {
    guard let index = index(in: shape), shape.output.units.contains(index) else { return nil }
    return index - shape.output.units.lowerBound
  }
}

/// A weight or a bias of a unit: layer, unit and source from 0.
public enum LessonParameter: Hashable, Sendable {
  /// The weight of a source, which is an input or a unit of the layer before.
  case weight(layer: Int, unit: Int, source: Int)
  /// The bias.
  case bias(layer: Int, unit: Int)

  /// Reads `w 2.1<-1`, `2.1<-1` or `b 2.1`.
  init?(_ text: String) {
    let text = text.replacing("←", with: "<-").replacing(" ", with: "")
    if text.hasPrefix("b"), case .unit(let layer, let unit)? = LessonUnit(String(text.dropFirst()))
    {
      self = .bias(layer: layer, unit: unit)
      return
    }
    let ends = (text.hasPrefix("w") ? text.dropFirst() : text[...]).split(separator: "<-")
    guard ends.count == 2, case .unit(let layer, let unit)? = LessonUnit(String(ends[0])),
      let source = LessonUnit.number(ends[1])
    else { return nil }
    self = .weight(layer: layer, unit: unit, source: source)
  }

  /// Our name: `w 2.1<-1`, `b 2.1`.
  public var description: String {
    switch self {
    case .weight(let layer, let unit, let source): "w \(layer + 1).\(unit + 1)<-\(source + 1)"
    case .bias(let layer, let unit): "b \(layer + 1).\(unit + 1)"
    }
  }

  /// Returns its place in the parameters; nil where the network has it not.
  func index(in shape: NetworkShape) -> Int? {
    let (layer, unit) =
      switch self {
      case .weight(let layer, let unit, _), .bias(let layer, let unit): (layer, unit)
      }
    guard shape.layers.indices.contains(layer), unit < shape.layers[layer].outputs else {
      return nil
    }
    let sizes = shape.layers[layer]
    switch self {
    case .bias: return sizes.bias(unit)
    case .weight(_, _, let source):
      return source < sizes.inputs ? sizes.weight(unit, from: source) : nil
    }
  }
}
