import Testing

@testable import Training

/// Weights and biases that an experiment writes out.
@Suite struct InitialWeightsTests {
  @Test func aWrittenWeightThatIsNoNumberIsShownInItsPlace() {
    let yaml = """
      network:
        hidden: [2]
        weights:
          - - [1, 2, 3]
            - [4, x, 6]
          - - [7, 8, 9]
      """
    #expect(
      sentences(yaml) == [
        "test.yaml:5:13: network.weights has 'x' as number 2 of unit 2 in layer 1; "
          + "allowed: a number from -1000000 to 1000000"
      ])
    for wrong in ["nan", "1e7", "[1]", "''"] {
      #expect(
        faults("network: {hidden: none, weights: [[[1, \(wrong), 3]]]}").map(\.message).first?
          .hasPrefix("network.weights has \(wrong == "''" ? "empty" : "'")") == true)
    }
  }

  @Test func theLargestRowOfWeightsIsReadWhole() throws {
    let row = (0...4096).map(String.init).joined(separator: ", ")
    let units = Array(repeating: "[1, 2, 3]", count: 4096).joined(separator: ", ")
    let yaml = "network: {hidden: [4096], weights: [[\(units)], [[\(row)]]]}"
    let layers = try #require(try read(yaml).initialWeights).layers
    #expect(layers[0].count == 4096 && layers[1][0] == (0...4096).map(Double.init))
    let longer = yaml.replacing("[[0, ", with: "[[0, 0, ")
    #expect(
      faults(longer).map(\.message) == [
        "network.weights has 4098 numbers for unit 1 in layer 2; "
          + "a network of 2-4096-1 takes 4096 weights there and a bias"
      ])
  }

  @Test func writtenWeightsOfAnotherShapeAreRefusedInOneSentence() {
    func sentence(_ weights: String) -> String {
      let found = sentences("network:\n  hidden: [2]\n  weights: \(weights)")
      #expect(found.count == 1)
      return found.first ?? ""
    }
    let start = "test.yaml:3:12: network.weights has "
    let unit = "[1, 2, 3]"
    #expect(
      sentence("[[\(unit), \(unit)]]") == start + "1 layer; a network of 2-2-1 has 2")
    #expect(
      sentence("[[\(unit)], [\(unit)]]")
        == start + "1 row in layer 1; a network of 2-2-1 has 2 units there")
    #expect(
      sentence("[[\(unit), \(unit)], [\(unit), \(unit)]]")
        == start + "2 rows in layer 2; a network of 2-2-1 has 1 unit there")
    #expect(
      sentence("[[\(unit), \(unit)], []]")
        == start + "0 rows in layer 2; a network of 2-2-1 has 1 unit there")
    #expect(
      sentence("[[\(unit), [1, 2]], [\(unit)]]")
        == start
        + "2 numbers for unit 2 in layer 1; a network of 2-2-1 takes 2 weights there and a bias")
    #expect(
      sentence("[[\(unit), \(unit)], [[1, 2, 3, 4]]]")
        == start
        + "4 numbers for unit 1 in layer 2; a network of 2-2-1 takes 2 weights there and a bias")
  }

  @Test func anOptionThatChangesTheLayersIsHeldAgainstTheWrittenWeights() throws {
    var experiment = try read("network: {hidden: [1], weights: [[[1, 2, 3]], [[4, 5]]]}")
    try experiment.validate(origin: "x")
    try experiment.set("network.hidden", to: .scalar("2"), option: "--hidden")
    let error = #expect(throws: ExperimentFaults.self) { try experiment.validate(origin: "x") }
    #expect(
      error?.description
        == "x: network.weights has 1 row in layer 1; a network of 2-2-1 has 2 units there")
  }
}
