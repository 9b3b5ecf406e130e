import Backprop
import Testing

@testable import Datasets

@Suite struct FixedSamplesTests {
  private func samples(_ count: Int, fraction: Double = 0.8, testCount: Int? = nil) -> FixedSamples
  {
    FixedSamples(
      samples: SampleSet(
        inputsPerSample: 2, targetsPerSample: 1,
        inputs: (0..<count).flatMap { [Double($0), Double($0 * $0)] },
        targets: (0..<count).map { Double($0) * 10 }),
      inputNames: ["a", "b"], targetKind: .values, testCount: testCount,
      defaultTrainFraction: fraction)
  }

  private func parted(
    _ samples: FixedSamples, _ fraction: Double? = nil, seed: UInt64 = 1,
    _ standardization: Standardization = .none
  ) -> DataSet {
    var rng = RandomGenerator(seed: seed)
    return samples.dataSet(
      trainFraction: fraction, standardization: standardization, using: &rng)
  }

  @Test(arguments: [(10, 0.5, 5), (10, 0.01, 1), (7, 0.8, 5), (150, 0.8, 120), (2, 0.5, 1)])
  func partsAreDisjointCompleteAndKeepTheOrderOfTheFile(
    count: Int, fraction: Double, expected: Int
  ) {
    let data = parted(samples(count), fraction)
    #expect(data.train.count == expected)
    #expect(data.train == data.train.sorted() && data.test == data.test.sorted())
    #expect((data.train + data.test).sorted() == Array(0..<count))
  }

  @Test func theSeedSaysWhichAreHeldOut() {
    #expect(parted(samples(50)).train == parted(samples(50)).train)
    #expect(parted(samples(50)).train != parted(samples(50), seed: 2).train)
    // Not the first ones: parts are drawn.
    #expect(parted(samples(50)).train != Array(0..<40))
  }

  @Test func atAFractionOfOneAllAreLearntFromInTheirOrder() {
    #expect(parted(samples(9), 1).train == Array(0..<9) && parted(samples(9), 1).test.isEmpty)
    #expect(parted(samples(9, fraction: 1)).train == Array(0..<9))
    #expect(parted(samples(10)).train.count == 8)
  }

  @Test func aTestPartThatIsGivenIsTheLastSamplesUnlessAFractionIsAskedFor() {
    let data = parted(samples(10, testCount: 3))
    #expect(data.train == Array(0..<7) && data.test == [7, 8, 9])
    #expect(parted(samples(10, testCount: 3), 0.5).train.count == 5)
    #expect(parted(samples(10, testCount: 3), 0.5).test.contains { $0 < 7 })
  }

  @Test func targetsAreScaledWhereAllIsAskedFor() {
    for (standardization, isScaled) in [
      (Standardization.none, false), (.inputs, false), (.all, true),
    ] {
      let data = parted(samples(10), 0.5, standardization)
      #expect((data.targetScales != nil) == isScaled)
      #expect((data.inputMap.scales != nil) == (standardization != .none))
    }
    let data = parted(samples(10), 0.5, .all)
    let targets = data.train.map { data.samples.targets[$0] }
    #expect(data.targetScales == [Scale(measuring: targets)])
    let network = data.networkSamples(as: Double.self)
    #expect(abs(data.train.reduce(0) { $0 + network.targets[$1] }) < 1e-12)
    #expect(abs(data.train.reduce(0) { $0 + network.inputs[2 * $1] }) < 1e-12)
  }

  @Test func classesAreNotScaled() {
    var samples = samples(10)
    samples.targetKind = .bit
    #expect(parted(samples, 0.5, .all).targetScales == nil)
  }

  @Test func thePlaneHoldsAllPointsOfTwoInputsAndAMargin() throws {
    let plane = try #require(parted(samples(10)).plane)
    #expect(plane.x1.contains(0) && plane.x1.contains(9) && plane.x2.contains(81))
    #expect(plane.x1.upperBound < 11 && plane.x1.lowerBound > -2)
    var one = samples(3)
    one.samples = SampleSet(
      inputsPerSample: 2, targetsPerSample: 1, inputs: [1, .nan, 1, .nan, 1, .nan],
      targets: [0, 0, 0])
    #expect(parted(one).plane == nil)
    one.samples = SampleSet(
      inputsPerSample: 2, targetsPerSample: 1, inputs: [1e308, -1.7e308, -1e308, 1.7e308],
      targets: [0, 0])
    #expect(parted(one).plane == nil)
  }

  // MARK: Tables and images

  private func table(
    _ text: String, asBit: Bool = false, _ request: TableRequest = TableRequest()
  ) throws -> FixedSamples {
    let bytes = ByteSource.memory(Array(text.utf8), name: "t.csv")
    let plan = try TablePlan(TableSurvey(bytes), request)
    return FixedSamples(plan, try plan.read(bytes), asBit: asBit)
  }

  @Test func classesOfATableAreOneHot() throws {
    let samples = try table("x,kind\n3,b\n1,a\n4,c\n2,a\n")
    #expect(samples.targetKind == .classes(["a", "b", "c"]))
    #expect(samples.samples.targets == [0, 1, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0])
    #expect(samples.samples.inputs == [3, 1, 4, 2] && samples.inputNames == ["x"])
    #expect(samples.targetName == "kind" && samples.columns == [InputColumn(name: "x")])
  }

  @Test func twoClassesAreOneBitWhereThatIsAskedFor() throws {
    let text = "x,kind\n3,no\n1,yes\n2,no\n"
    let bit = try table(text, asBit: true)
    #expect(bit.targetKind == .bit(names: ["no", "yes"]) && bit.samples.targets == [0, 1, 0])
    #expect(try table(text).samples.targets == [1, 0, 0, 1, 1, 0])
    // Three stay classes.
    #expect(try table("x,k\n3,a\n1,b\n2,c\n", asBit: true).samples.targetsPerSample == 3)
  }

  @Test func numbersOfATableAreTaken() throws {
    let request = TableRequest(task: .regression)
    let samples = try table("x,y\n3,0.5\n1,-3\n2,1e3\n", request)
    #expect(samples.targetKind == .values && samples.samples.targets == [0.5, -3, 1000])
  }

  @Test func imagesAreBrightnessFromZeroToOneWithTheTestPartLast() throws {
    let folder = try ImageFolder()
    func set(_ name: String, _ pixels: [UInt8], _ labels: [UInt8], testing: ImageSet? = nil) throws
      -> ImageSet
    {
      let count = UInt32(labels.count)
      let images = try IDXFile(
        path: folder.write(IDXFixture.images(count, 1, 2, data: pixels), to: name), holding: .images
      )
      let names = try IDXFile(
        path: folder.write(IDXFixture.labels(data: labels), to: name + "-labels"), holding: .labels)
      return try testing.map { try ImageSet(images: images, labels: names, testing: $0) }
        ?? ImageSet(images: images, labels: names)
    }
    let train = try set("train", [0, 255, 51, 102, 255, 255], [7, 3, 7])
    let test = try set("test", [0, 51], [3], testing: train)
    let samples = FixedSamples(train, test: test)
    #expect(samples.samples.inputs == [0, 1, 0.2, 0.4, 1, 1, 0, 0.2])
    #expect(samples.samples.targets == [0, 1, 1, 0, 0, 1, 1, 0])
    #expect(samples.targetKind == .classes(["3", "7"]))
    #expect(samples.image == ImageSize(rows: 1, columns: 2) && samples.testCount == 1)
    let data = parted(samples)
    #expect(data.train == [0, 1, 2] && data.test == [3])
    #expect(FixedSamples(train, test: nil).testCount == nil)
  }
}

@Suite struct NetworkSamplesTests {
  private func data(_ map: InputMap = InputMap(), inputs: [Double] = [1, 2, 3, 4]) -> DataSet {
    DataSet(
      samples: SampleSet(inputsPerSample: 2, targetsPerSample: 1, inputs: inputs, targets: [5, 9]),
      inputMap: map, inputNames: map.features?.map(\.rawValue) ?? ["a", "b"], targetKind: .values,
      targetScales: [Scale(mean: 7, deviation: 2)], train: [0], test: [1])
  }

  @Test func inputsAreMappedAndTargetsScaled() {
    let map = InputMap(features: [.product, .x1, .x2Squared])
    let samples = data(map).networkSamples(as: Double.self)
    #expect(samples.inputs == [2, 1, 4, 12, 3, 16] && samples.targets == [-1, 1])
    #expect(samples.inputsPerSample == 3)
    #expect(data().networkSamples(as: Float.self).inputs == [1, 2, 3, 4])
    #expect(data().networkSamples(as: Float.self).targets == [-1, 1])
  }

  @Test func theMarkIsThatOfTheNumbers() {
    #expect(data().mark == data(InputMap(fills: [0, 0])).mark)
    for other in [[1, 2, 3, 4.0.nextUp], [2, 1, 3, 4], [1, 2, 3, -4], [0, 2, 3, 4]] {
      #expect(data(inputs: other).mark != data().mark)
    }
  }

  @Test func setsOfOtherSizesHaveOtherMarks() {
    func mark(_ count: Int) -> UInt64 {
      DataSet(
        samples: SampleSet(
          inputsPerSample: 1, targetsPerSample: 1, inputs: Array(repeating: 0, count: count),
          targets: Array(repeating: 0, count: count)),
        inputNames: ["a"], targetKind: .values, train: [0], test: []
      ).mark
    }
    #expect(Set((1...50).map(mark)).count == 50)
    #expect(mark(70_000) != mark(70_001))
  }
}
