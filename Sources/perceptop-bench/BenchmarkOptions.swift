import ArgumentParser
import Backprop
import Endings
import Foundation

/// What to measure, and how long.
struct BenchmarkOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "What to measure: \(Workload.names) (all of them, if nothing is named).",
      valueName: "workload"))
  var workloads: [String] = []

  // Values are taken as they come, so that -1 is a value out of range and not an unknown option.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("A workload of your own: its sizes, such as 784-256-10.", valueName: "sizes")
  )
  var shape: String?

  @Option(parsing: .unconditional, help: "The hidden activation of --shape (relu).")
  var activation: String?

  @Option(parsing: .unconditional, help: "Samples of a step of --shape (64).")
  var batch: String?

  @Option(parsing: .unconditional, help: "Samples of --shape (20 batches).")
  var samples: String?

  @Option(parsing: .unconditional, help: "The optimizer, in place of each workload's own.")
  var optimizer: String?

  @Option(parsing: .unconditional, help: "The learning rate, in place of each workload's own.")
  var learningRate: String?

  @Option(parsing: .unconditional, help: "About how long one repeat lasts (0.3).")
  var seconds: String?

  @Option(parsing: .unconditional, help: "Repeats, at least 7 (7).")
  var repeats: String?

  @Option(parsing: .unconditional, help: "Threads (1).")
  var threads: String?

  @Option(parsing: .unconditional, help: "What data and initial weights follow from (42).")
  var seed: String?

  @Flag(help: "Take the samples in a new order in each epoch.")
  var shuffle = false

  @Flag(help: "Write one JSON object a line.")
  var json = false

  /// Reads all of it before anything is measured.
  ///
  /// - Parameter memory: the most bytes that a workload may need.
  func plan(memory: Double = MemoryNeed.limit) throws -> BenchmarkPlan {
    let plan = BenchmarkPlan(
      workloads: try chosenWorkloads(),
      seconds: try value("--seconds", seconds)?.positive(upTo: 3600) ?? 0.3,
      repeats: try value("--repeats", repeats)?.whole(7...1000) ?? 7,
      threads: try value("--threads", threads)?.whole(Engine.threads) ?? 1,
      seed: try value("--seed", seed)?.whole(0...UInt64.max) ?? 42,
      shuffles: shuffle, writesJSON: json)
    for workload in plan.workloads { try MemoryNeed(workload).check(limit: memory) }
    return plan
  }

  /// The workloads that are named, and the one of `--shape`; all where there are none.
  private func chosenWorkloads() throws -> [Workload] {
    var chosen = try workloads.map { name in
      guard let found = Workload.all.first(where: { $0.name == name }) else {
        throw Ending.refused("'\(name)' is no workload; allowed: \(Workload.names)")
      }
      return found
    }
    if let own = try ownWorkload() { chosen.append(own) }
    if chosen.isEmpty { chosen = Workload.all }
    let rule = try value("--optimizer", optimizer)?.named(
      Optimizer.init(name:), among: Optimizer.all.map(\.name))
    let rate = try value("--learning-rate", learningRate)?.positive(upTo: 1000)
    for index in chosen.indices {
      chosen[index].optimizer = rule ?? chosen[index].optimizer
      chosen[index].chosenRate = rate
    }
    return chosen
  }

  private func ownWorkload() throws -> Workload? {
    let activation = value("--activation", activation)
    let batch = value("--batch", batch)
    let samples = value("--samples", samples)
    guard let shape = value("--shape", shape) else {
      for given in [activation, batch, samples].compactMap(\.self) {
        throw Ending.refused("\(given.option) is about --shape; allowed: together with it")
      }
      return nil
    }
    let sizes = try shape.sizes()
    let hidden = try activation?.named(
      Activation.init(rawValue:), among: Activation.allCases.map(\.rawValue))
    let batchSize = try batch?.whole(1...1_000_000_000) ?? 64
    let count = try samples?.whole(1...1_000_000_000) ?? 20 * batchSize
    guard count >= batchSize else {
      throw Ending.refused("--batch: \(batchSize) is more than \(count), the number of samples")
    }
    return Workload(
      sizes: sizes, hidden: hidden ?? .relu, samples: count, batchSize: batchSize)
  }

  private func value(_ option: String, _ text: String?) -> OptionValue? {
    text.map { OptionValue(option: option, text: $0) }
  }
}
