import Foundation
import Testing

@testable import Datasets

@Suite struct InputFeatureTests {
  @Test func theSevenStandInPlaygroundsOrder() {
    #expect(
      PlaneFeature.all.map(\.rawValue)
        == ["x1", "x2", "x1^2", "x2^2", "x1*x2", "sin(x1)", "sin(x2)"])
  }

  @Test func eachIsFoundByItsName() {
    for feature in PlaneFeature.all {
      #expect(PlaneFeature(rawValue: feature.rawValue) == feature)
    }
    for name in ["", "x3", "X1", "x1²", "sin(x1", "x2*x1"] {
      #expect(PlaneFeature(rawValue: name) == nil)
    }
  }

  @Test func valuesAreThoseTheNamesSay() {
    // Coordinates that tell all seven apart.
    let values = PlaneFeature.all.map { $0.value(x1: -3, x2: 2) }
    #expect(values[..<5] == [-3, 2, 9, 4, -6])
    // The sine to a rounding: 3 rad and 2 rad.
    #expect(abs(values[5] - -0.141_120_008_059_867_2) < 1e-16)
    #expect(abs(values[6] - 0.909_297_426_825_681_7) < 1.2e-16)
  }

  @Test func atTheOriginAllAreZero() {
    #expect(PlaneFeature.all.allSatisfy { $0.value(x1: 0, x2: 0) == 0 })
  }

  @Test func largestPointsOfTheStatedRangeStayFinite() {
    for feature in PlaneFeature.all {
      #expect(feature.value(x1: 1e154, x2: -1e154).isFinite)
    }
  }
}
