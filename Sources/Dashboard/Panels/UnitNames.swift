import Training

/// What units, inputs and weights are called on the screen: as a lesson's publication calls them
/// where it has names, else `layer.unit`.
struct UnitNames {
  private let inputNames: [String]
  private let notation: LessonNotation

  init(_ snapshot: Snapshot) {
    self.init(inputNames: snapshot.data.inputNames, notation: snapshot.notation)
  }

  init(inputNames: [String], notation: LessonNotation = LessonNotation()) {
    (self.inputNames, self.notation) = (inputNames, notation)
  }

  /// A unit by its layer, from 0 the first hidden one, and its number in it, from 0.
  func unit(_ layer: Int, _ unit: Int) -> String {
    published(.unit(.unit(layer: layer, unit: unit))) ?? "\(layer + 1).\(unit + 1)"
  }

  /// An input, from 0.
  func input(_ input: Int) -> String {
    published(.unit(.input(input)))
      ?? (inputNames.indices.contains(input) ? inputNames[input] : "x\(input + 1)")
  }

  /// The source of a layer: an input, or a unit of the layer before.
  func source(_ layer: Int, _ source: Int) -> String {
    layer == 0 ? input(source) : unit(layer - 1, source)
  }

  /// What the publication calls a weight, or with no source a bias; nil where it has no name.
  func parameter(_ layer: Int, _ unit: Int, _ source: Int?) -> String? {
    published(
      .parameter(
        source.map { .weight(layer: layer, unit: unit, source: $0) }
          ?? .bias(layer: layer, unit: unit)))
  }

  /// What the publication calls something; nil where it has no name.
  func published(_ place: LessonPlace) -> String? { notation.name(of: place) }
}
