import Backprop
import Endings
import Testing

@testable import perceptop_bench

@Suite struct BenchmarkOptionsTests {
  private func plan(_ arguments: String...) throws -> BenchmarkPlan {
    try BenchmarkOptions.parse(arguments).plan()
  }

  private func refusal(
    _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let options = try BenchmarkOptions.parse(arguments)
    let ending = #expect(throws: Ending.self, sourceLocation: sourceLocation) {
      try options.plan()
    }
    #expect(ending?.status == 2, sourceLocation: sourceLocation)
    return ending?.message ?? ""
  }

  @Test func allWorkloadsAreMeasuredWhereNoneIsNamed() throws {
    let plan = try plan()
    #expect(plan.workloads.map(\.name) == ["W1", "W2", "W3", "W4", "W5", "W6"])
    #expect(plan.workloads[3].optimizer == .adam())
    #expect(plan.seconds == 0.3 && plan.repeats == 7 && plan.threads == 1 && plan.seed == 42)
    #expect(!plan.shuffles && !plan.writesJSON)
  }

  @Test func namesAreTakenInTheirOrderAndOneMayComeTwice() throws {
    let plan = try plan("W4", "W1", "W4")
    #expect(plan.workloads.map(\.name) == ["W4", "W1", "W4"])
  }

  @Test func optionsAreTakenOver() throws {
    let plan = try plan(
      "--seconds=1.5", "W2", "--repeats", "9", "--threads", "1", "--seed", "18446744073709551615",
      "--shuffle", "--json")
    #expect(plan.seconds == 1.5 && plan.repeats == 9 && plan.seed == .max)
    #expect(plan.shuffles && plan.writesJSON)
  }

  @Test func optimizerAndRateTakeThePlaceOfEachWorkloadsOwn() throws {
    let adam = try plan("W4", "W5", "--optimizer", "adam").workloads
    #expect(adam.allSatisfy { $0.optimizer == .adam() && $0.learningRate == 1e-3 })
    let slow = try plan("W4", "W5", "--optimizer", "sgd", "--learning-rate", "0.25").workloads
    #expect(slow.allSatisfy { $0.optimizer == .sgd() && $0.learningRate == 0.25 })
  }

  @Test func aShapeIsAWorkload() throws {
    let own = try plan(
      "--shape", "784-256-10", "--batch", "32", "--samples", "100", "--activation", "tanh"
    ).workloads
    #expect(own.count == 1)
    #expect(own[0].name == "784-256-10" && own[0].sizes == [784, 256, 10])
    #expect(own[0].batchSize == 32 && own[0].samples == 100 && own[0].hidden == .tanh)
    let standard = try plan("W1", "--shape", "3-2").workloads
    #expect(standard.map(\.name) == ["W1", "3-2"])
    #expect(standard[1].batchSize == 64 && standard[1].samples == 1280)
    #expect(standard[1].hidden == .relu && standard[1].optimizer == .sgd())
    #expect(try plan("--shape", "3-2", "--batch", "5", "--samples", "5").workloads[0].samples == 5)
  }

  @Test func valuesOutOfRangeAreNamedWithWhatIsAllowed() throws {
    #expect(try refusal("w1") == "'w1' is no workload; allowed: W1, W2, W3, W4, W5, W6")
    for text in ["0", "-1", "nan", "inf", "x", "3601"] {
      #expect(
        try refusal("--seconds", text)
          == "--seconds: '\(text)' is not allowed; allowed: a number above 0, up to 3600")
    }
    for text in ["6", "1001", "-1", "7.5", "99999999999999999999"] {
      #expect(
        try refusal("--repeats", text)
          == "--repeats: '\(text)' is not allowed; allowed: a whole number from 7 to 1000")
    }
    for text in ["0", "65", "-1"] {
      #expect(
        try refusal("--threads", text)
          == "--threads: '\(text)' is not allowed; allowed: a whole number from 1 to 64")
    }
    #expect(
      try refusal("--seed", "-1")
        == "--seed: '-1' is not allowed; allowed: a whole number from 0 to 18446744073709551615")
    #expect(try refusal("--seed", "").hasPrefix("--seed: empty is not allowed"))
    #expect(try refusal("--optimizer", "Adam").hasPrefix("--optimizer: 'Adam' is not allowed"))
    #expect(
      try refusal("--learning-rate", "0")
        == "--learning-rate: '0' is not allowed; allowed: a number above 0, up to 1000")
    let long = String(repeating: "9", count: 100)
    #expect(try refusal("--seed", long).contains("'\(long.prefix(60))…'"))
  }

  @Test func sizesAreTwoOrMoreAndFromOne() throws {
    for text in ["", "784", "784-", "-784-10", "784--10", "784-0-10", "784x10", "784-1.5", "9-9e9"]
    {
      let sentence = try refusal("--shape", text)
      #expect(sentence.hasPrefix("--shape: "))
      #expect(
        sentence.hasSuffix("allowed: two or more sizes, each from 1, such as 784-256-10"),
        "\(sentence)")
    }
    #expect(try plan("--shape", "1-1").workloads[0].sizes == [1, 1])
  }

  @Test func whatIsAboutAShapeNeedsOne() throws {
    for option in ["--batch", "--samples", "--activation"] {
      #expect(
        try refusal("W1", option, "5")
          == "\(option) is about --shape; allowed: together with it")
    }
    #expect(
      try refusal("--shape", "3-2", "--samples", "63")
        == "--batch: 64 is more than 63, the number of samples")
    for option in ["--batch", "--samples"] {
      for text in ["0", "1000000001"] {
        #expect(
          try refusal("--shape", "3-2", option, text)
            == "\(option): '\(text)' is not allowed; "
            + "allowed: a whole number from 1 to 1000000000")
      }
    }
    #expect(
      try refusal("--shape", "3-2", "--activation", "softmax").hasPrefix(
        "--activation: 'softmax' is not allowed; allowed: identity, sigmoid, tanh, relu"))
  }

  @Test func whatNeedsTooMuchMemoryIsRefused() throws {
    #expect(
      try refusal("--shape", "9000000000000000000-9000000000000000000")
        .hasPrefix("9000000000000000000-9000000000000000000 needs about 3.6e+30 GB of memory; "))
    #expect(
      try refusal("--shape", "3-2", "--batch", "1000000000").hasPrefix("3-2 needs about 8"))
    let options = try BenchmarkOptions.parse(["W1", "W6"])
    #expect(throws: Ending.self) { try options.plan(memory: 1e6) }
    #expect(try options.plan(memory: 1e9).workloads.count == 2)
  }
}
