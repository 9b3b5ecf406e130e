import Backprop
import Foundation
import Testing

@testable import perceptop_bench

@Suite struct BenchmarkResultTests {
  /// Batches of 4 in 2 µs, and 1 µs at best.
  private func result(
    name: String = "W1", lossBefore: Double = 0.5, lossAfter: Double = 0.25
  ) -> BenchmarkResult {
    var workload = Workload.all[0]
    workload.name = name
    return BenchmarkResult(
      workload: workload, threads: 1,
      measurement: Measurement(steps: 1000, seconds: [2e-3, 1e-3, 3e-3]),
      lossBefore: lossBefore, lossAfter: lossAfter)
  }

  private func object(_ result: BenchmarkResult) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(result.json.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func theLineOfJSONSaysWhatWasMeasured() throws {
    let object = try object(result())
    #expect(object["workload"] as? String == "W1")
    #expect(object["optimizer"] as? String == "sgd")
    #expect(object["kernels"] as? String == KernelLevel.standard.rawValue)
    #expect(object["threads"] as? Int == 1)
    #expect(object["loss_before"] as? Double == 0.5)
    #expect(object["loss_after"] as? Double == 0.25)
    // W1: 4 samples of 42 operations a step. Rounding may take a unit in the last place.
    for (key, value) in [
      ("ns_per_step", 2000), ("ns_per_step_best", 1000), ("samples_per_second", 2e6),
      ("gflops", 0.084),
    ] {
      let found = try #require(object[key] as? Double)
      #expect(abs(found / value - 1) < 1e-12, "\(key)")
    }
    #expect(object.count == 10)
    #expect(!result().json.contains("\n"))
  }

  @Test func numbersThatAreNotFiniteBecomeNull() throws {
    let object = try object(result(lossAfter: .nan))
    #expect(object["loss_after"] is NSNull)
    #expect(try self.object(result(lossAfter: .infinity))["loss_after"] is NSNull)
  }

  @Test func learningIsALossThatFalls() {
    #expect(result().hasLearned)
    #expect(!result(lossAfter: 0.5).hasLearned)
    #expect(!result(lossAfter: 0.75).hasLearned)
    #expect(!result(lossAfter: .nan).hasLearned)
    #expect(!result(lossBefore: .nan).hasLearned)
  }

  @Test func linesOfTheTableStandBelowTheirHeads() {
    for name in ["W1", "784-256-128-10"] {
      let table = ResultTable(names: ["W1", name])
      let row = table.row(result(name: name))
      #expect(row.count == table.header.count)
      let cells = row.split(separator: " ").map(String.init)
      #expect(
        cells == [
          name, "sgd", "2000", "1000", "2000000", "4000000", "0.084", "0.168",
          KernelLevel.standard.rawValue,
          "0.50000", "0.25000",
        ])
    }
  }
}
