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
        tolerance: tolerance(ofValueOf: activation, at: z, as: precision))
      expectAgreement(
        [found[index].derivative], [expected.derivatives[index]], "f′(\(z)) in \(precision)")
    }
  }

  /// Values keep their digits however small they are, but for those below the normal numbers,
  /// which PyTorch may take for 0.
  private func tolerance<S: Scalar>(
    ofValueOf activation: Activation, at z: Double, as precision: S.Type
  ) -> Tolerance {
    var tolerance = Tolerance.of(precision)
    if activation == .gelu && z < 0 {
      // In z (1 + erf(z/√2)) / 2 the sum cancels, and z multiplies its rounding: PyTorch's own
      // result depends on where in a tensor a number stands.
      tolerance.absolute *= -z
    } else {
      tolerance.absolute = Double(S.leastNormalMagnitude)
    }
    return tolerance
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
