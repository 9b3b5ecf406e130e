import Backprop
import BuiltPrograms
import Foundation
import Testing

/// The built program: exit status, output, sentences.
@Suite struct BenchProgramTests {
  private func run(_ arguments: String...) throws -> Program {
    try Program.run("perceptop-bench", arguments: arguments)
  }

  private func objects(_ run: Program) throws -> [[String: Any]] {
    try run.output.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try #require(object as? [String: Any])
    }
  }

  @Test func aRunWritesOneObjectALineAndTheLossFalls() throws {
    let run = try run(
      "W1", "W2", "--shape", "5-4-3", "--optimizer", "adam", "--seconds", "0.05", "--json")
    #expect(run.status == 0, "\(run.errors)")
    let objects = try objects(run)
    #expect(objects.compactMap { $0["workload"] as? String } == ["W1", "W2", "5-4-3"])
    for object in objects {
      #expect(
        Set(object.keys) == [
          "workload", "optimizer", "threads", "kernels", "ns_per_step", "ns_per_step_best",
          "samples_per_second", "gflops", "loss_before", "loss_after",
        ])
      #expect(object["optimizer"] as? String == "adam")
      func number(_ key: String) throws -> Double { try #require(object[key] as? Double) }
      #expect(try number("loss_after") < number("loss_before"))
      #expect(try number("ns_per_step_best") > 0)
      #expect(try number("ns_per_step") >= number("ns_per_step_best"))
      #expect(try number("gflops") > 0)
    }
  }

  @Test func aRunWritesATable() throws {
    let run = try run("W1", "--seconds", "0.05", "--shuffle")
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("workload  optimizer  "))
    #expect(lines[1].hasPrefix("W1        sgd        "))
  }

  /// At such a rate no weight of float32 moves.
  @Test func aLossThatDoesNotFallIsShownAndEndsWithStatusOne() throws {
    let run = try run("W1", "--learning-rate", "1e-30", "--seconds", "0.01", "--json")
    #expect(run.status == 1)
    #expect(try objects(run).count == 1)
    #expect(
      run.errors.hasSuffix(
        "perceptop-bench: the loss did not fall in W1; a lower --learning-rate may help\n"))
  }

  @Test func badArgumentsAreOneSentenceAndStatusTwo() throws {
    for arguments in [
      ["W7"], ["--seconds", "0"], ["--second", "1"], ["--seconds"], ["--threads", "0"],
      ["--shape", "99999999-99999999"], ["--shape", "\u{1B}[31mred"], ["\u{9B}2J"],
    ] {
      let run = try Program.run("perceptop-bench", arguments: arguments)
      #expect(run.status == 2)
      #expect(run.output == "")
      let lines = run.errors.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == 2 && lines[1] == "", "\(run.errors)")
      #expect(run.errors.hasPrefix("perceptop-bench: "))
      let strange = lines[0].unicodeScalars.filter { $0.properties.generalCategory == .control }
      #expect(strange.isEmpty, "\(run.errors.debugDescription)")
    }
    #expect(
      try run("--second", "1").errors.hasSuffix(
        "(perceptop-bench --help shows what is allowed)\n"))
  }

  @Test func theEnvironmentNamesTheKernelsOrIsRefused() throws {
    func run(_ level: String) throws -> Program {
      try Program.run(
        "perceptop-bench", arguments: ["W1", "--seconds", "0.01", "--json"],
        variables: [KernelLevel.environmentVariable: level])
    }
    for level in KernelLevel.available {
      let object = try #require(try objects(run(level.rawValue)).first)
      #expect(object["kernels"] as? String == level.rawValue)
    }
    let refused = try run("sse9")
    #expect(refused.status == 2 && refused.output == "")
    #expect(refused.errors.hasPrefix("perceptop-bench: PERCEPTOP_KERNELS: 'sse9' is not allowed; "))
  }

  @Test func helpIsAnAnswerThatDescribesTheWorkloads() throws {
    let run = try run("--help")
    #expect(run.status == 0)
    #expect(run.errors == "")
    for word in ["W6: 784-1024-1024-10", "--shape", "--json", "--shuffle"] {
      #expect(run.output.contains(word), "\(word)")
    }
  }
}
