import Testing

@testable import Backprop

@Suite struct ParameterOriginsTests {
  private static func shape(_ inputs: Int, _ units: Int...) -> NetworkShape {
    NetworkShape(inputs: inputs, layers: units.map { ($0, .elementwise(.tanh)) })
  }

  /// Where each parameter of a shape comes from; −1 for new ones.
  private static func origins(
    _ shape: NetworkShape, _ old: NetworkShape, inputs: [Int?]? = nil
  ) -> [Int] {
    let all: [Int?] = (0..<shape.inputs).map { $0 < old.inputs ? $0 : nil }
    return ParameterOrigins(of: shape, in: old, inputs: inputs ?? all).indices.map { $0 ?? -1 }
  }

  @Test func theSameShapeKeepsEverything() {
    let shape = Self.shape(2, 3, 1)
    #expect(Self.origins(shape, shape) == Array(0..<13))
  }

  @Test func aUnitMoreIsNewAndSoIsItsLink() {
    // Unit by unit: two weights and a bias; then the output's weights and its bias.
    #expect(
      Self.origins(Self.shape(2, 3, 1), Self.shape(2, 2, 1))
        == [0, 1, 2, 3, 4, 5, -1, -1, -1, 6, 7, -1, 8])
  }

  @Test func aUnitLessTakesItsLinkWithIt() {
    #expect(
      Self.origins(Self.shape(2, 1, 1), Self.shape(2, 2, 1)) == [0, 1, 2, 6, 8])
  }

  @Test func aLayerMoreIsNewAndTheOutputKeepsWhatFits() {
    #expect(
      Self.origins(Self.shape(1, 2, 1, 1), Self.shape(1, 2, 1))
        == [0, 1, 2, 3, -1, -1, -1, 4, 6])
  }

  @Test func aLayerLessLeavesTheOthers() {
    #expect(
      Self.origins(Self.shape(1, 2, 1), Self.shape(1, 2, 1, 1)) == [0, 1, 2, 3, 7, -1, 8])
  }

  @Test func inputsAreMatchedAsTheyAreNamed() {
    #expect(
      Self.origins(Self.shape(3, 1), Self.shape(2, 1), inputs: [1, nil, 0]) == [1, -1, 0, 2])
  }

  @Test func unitsAndInputsAreNeverTakenForEachOther() {
    // The output took in inputs, now it takes in units: only its bias stays.
    #expect(
      Self.origins(Self.shape(2, 2, 1), Self.shape(2, 1)) == [-1, -1, -1, -1, -1, -1, -1, -1, 2])
    #expect(Self.origins(Self.shape(2, 1), Self.shape(2, 2, 1)) == [-1, -1, 8])
  }

  @Test func whatIsNewIsFilledIn() {
    let origins = ParameterOrigins(
      of: Self.shape(1, 2), in: Self.shape(1, 1), inputs: [0])
    #expect(origins.carried([5, 6], filling: [1, 2, 3, 4]) == [5, 6, 3, 4])
  }
}
