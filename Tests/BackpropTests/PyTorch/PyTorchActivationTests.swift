import Testing

@testable import Backprop

@Suite struct PyTorchActivationTests {
  @Test(arguments: try PyTorchFixture.load().activations)
  func valuesAndDerivativesArePyTorchs(_ row: PyTorchFixture.ActivationRow) throws {
    try compare(row, as: Double.self)
    try compare(row, as: Float.self)
  }

  private func compare<S: Scalar>(
    _ row: PyTorchFixture.ActivationRow, as precision: S.Type
  ) throws {
    let activation = try #require(Activation(rawValue: row.name))
    let points = try PyTorchFixture.load().points
    let found = points.map { activation.valueAndDerivative(at: S($0)) }
    let expected = row.outcome(in: precision)
    for (index, z) in points.enumerated() {
      expectAgreement(
        [found[index].value], [expected.values[index]], "f(\(z)) in \(precision)",
        tolerance: .ofValue(of: activation, at: z, in: precision))
      expectAgreement(
        [found[index].derivative], [expected.derivatives[index]], "f′(\(z)) in \(precision)")
    }
  }

  @Test func everyActivationHasARow() throws {
    let rows = try PyTorchFixture.load().activations
    #expect(Set(rows.map(\.name)) == Set(Activation.allCases.map(\.rawValue)))
    #expect(rows.count == Activation.allCases.count)
  }

  @Test func thePointsReachKinksThresholdsAndBothTails() throws {
    let points = Set(try PyTorchFixture.load().points)
    #expect(points.isSuperset(of: [0, 20, 30, -30, 100, -100]))
    #expect(points.contains { 20 < $0 && $0 < 20.001 })
    #expect(points.contains { 19.999 < $0 && $0 < 20 })
    #expect(points.contains { 0 < $0 && $0 < 1e-10 })
    #expect(points.contains { -1e-10 < $0 && $0 < 0 })
  }
}
