import Backprop
import Testing

@testable import Datasets

@Suite struct DataSetTests {
  private static let samples = SampleSet<Double>(
    inputsPerSample: 1, targetsPerSample: 1, inputs: [1, 2], targets: [0, 1])

  @Test(arguments: [
    // count, fraction, learnt from
    (500, 0.5, 250), (3, 0.5, 1), (10, 0.99, 9), (10, 1, 10), (2, 0.001, 1), (1, 0.5, 1),
    (7, 0, 1), (1_000_000, 0.999_999, 999_999),
  ])
  func trainCountRoundsDownAndIsAtLeastOne(count: Int, fraction: Double, expected: Int) {
    #expect(DataSet.trainCount(of: count, fraction: fraction) == expected)
  }

  /// 100 · 0.29 is 28.999999999999996 in binary arithmetic; whoever writes 0.29 means 29.
  @Test func trainCountIsThatOfTheFractionAsWritten() {
    for percent in 1...100 {
      for count in [100, 1000, 10_000] {
        let found = DataSet.trainCount(of: count, fraction: Double(percent) / 100)
        #expect(found == count * percent / 100, "\(percent) % of \(count)")
      }
    }
  }

  @Test func unusablePartsAreRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = DataSet(
        samples: SampleSet(inputsPerSample: 1, targetsPerSample: 1, inputs: [1], targets: [0]),
        inputNames: ["x1"], targetKind: .bit, plane: nil, train: [], test: [0])
    }
    await #expect(processExitsWith: .failure) {
      _ = DataSet(
        samples: SampleSet(inputsPerSample: 1, targetsPerSample: 1, inputs: [1], targets: [0]),
        inputNames: [], targetKind: .bit, plane: nil, train: [0], test: [])
    }
  }
}

@Suite struct TargetKindTests {
  @Test(arguments: [
    // output, target, wrong
    (0.3, 1.0, false), (-0.3, 1, true), (0.3, -1, true), (-0.3, -1, false),
    (0, 1, true), (0, -1, true), (-0.0, -1, true), (.leastNonzeroMagnitude, 1, false),
    (1e300, 1, false),
    (.infinity, 1, false), (-.infinity, 1, true), (.nan, 1, true), (.nan, -1, true),
  ])
  func signIsWrongWhereTheSignDiffers(output: Double, target: Double, wrong: Bool) {
    #expect(TargetKind.sign.isWrong(output: [output], target: [target]) == wrong)
    #expect(
      TargetKind.sign.isWrong(output: [output, target], target: [target, target]) == wrong)
  }

  @Test(arguments: [
    (0.7, 1.0, false), (0.5, 1, false), (0.5.nextDown, 1, true), (0.5, 0, true),
    (0.2, 0, false), (-3, 0, false), (4, 1, false), (.infinity, 1, false),
    (-.infinity, 0, false), (.infinity, 0, true), (.nan, 0, true), (.nan, 1, true),
  ])
  func bitIsOneFromAHalfUpward(output: Double, target: Double, wrong: Bool) {
    #expect(TargetKind.bit.isWrong(output: [output], target: [target]) == wrong)
    #expect(TargetKind.bit.isWrong(output: [target, output], target: [target, target]) == wrong)
  }

  @Test func classesAnswerWithTheLargestOutput() {
    let kind = TargetKind.classes(["a", "b", "c"])
    let target: ArraySlice<Double> = [0, 1, 0]
    #expect(kind.isWrong(output: [0.1, 0.8, 0.1], target: target) == false)
    #expect(kind.isWrong(output: [0.8, 0.1, 0.1], target: target) == true)
    #expect(kind.isWrong(output: [-3, -1, -2], target: target) == false)
    // The first of equals is the answer.
    #expect(kind.isWrong(output: [0, 0.5, 0.5], target: target) == false)
    #expect(kind.isWrong(output: [0.5, 0.5, 0], target: target) == true)
    #expect(kind.isWrong(output: [0, .infinity, 0], target: target) == false)
    for place in 0..<3 {
      var output = [0.1, 0.8, 0.1]
      output[place] = .nan
      #expect(kind.isWrong(output: output[...], target: target) == true)
    }
  }

  @Test func classesTakeSlicesThatDoNotBeginAtZero() {
    let outputs = [9, 0.1, 0.8, 0.1]
    let targets = [9.0, 9, 0, 1, 0]
    #expect(TargetKind.classes([]).isWrong(output: outputs[1...], target: targets[2...]) == false)
  }

  @Test func valuesAreNeverRightOrWrong() {
    #expect(TargetKind.values.isWrong(output: [1.0], target: [1]) == nil)
    #expect(TargetKind.values.isWrong(output: [Double.nan], target: [1]) == nil)
  }
}
