import Testing

@testable import Training

@Suite struct ExperimentFaultTests {
  @Test func aFaultIsOneSentenceWithItsPlaceWhereItHasOne() {
    #expect(ExperimentFault(origin: "--seed", message: "wrong").description == "--seed: wrong")
    let placed = ExperimentFault(
      origin: "my.yaml", place: .init(line: 3, column: 7), message: "wrong")
    #expect(placed.description == "my.yaml:3:7: wrong")
  }

  @Test func severalFaultsAreOneALine() {
    let faults = ExperimentFaults([
      ExperimentFault(origin: "a", message: "b"), ExperimentFault(origin: "c", message: "d"),
    ])
    #expect(faults.description == "a: b\nc: d")
  }
}
