import Backprop

/// What was measured of a workload.
struct BenchmarkResult {
  let workload: Workload
  let threads: Int
  let measurement: Measurement
  /// The loss of the initial weights.
  let lossBefore: Double
  /// The loss after one repeat.
  let lossAfter: Double

  /// Creates a result from what was measured.
  init(
    workload: Workload, threads: Int, measurement: Measurement, lossBefore: Double,
    lossAfter: Double
  ) {
    self.workload = workload
    self.threads = threads
    self.measurement = measurement
    self.lossBefore = lossBefore
    self.lossAfter = lossAfter
  }

  /// Measures.
  init(of workload: Workload, plan: BenchmarkPlan) {
    var training = TimedTraining(workload, plan: plan)
    let measurement = Measurement(
      duration: plan.seconds, repeats: plan.repeats, stepsPerEpoch: training.stepsPerEpoch
    ) { training.seconds(for: $0) }
    self.init(
      workload: workload, threads: plan.threads, measurement: measurement,
      lossBefore: training.lossBefore, lossAfter: training.lossAfter)
  }

  /// Whether the loss fell; it did not where it is no number.
  var hasLearned: Bool { lossAfter < lossBefore }

  /// Samples a second at so many nanoseconds a step.
  func samplesPerSecond(_ step: Double) -> Double { Double(workload.batchSize) / step * 1e9 }

  /// 10⁹ floating-point operations a second at so many nanoseconds a step.
  func gigaflops(_ step: Double) -> Double {
    samplesPerSecond(step) * Double(workload.flopsPerSample) / 1e9
  }

  /// The result as one line of JSON; numbers that are not finite become null.
  var json: String {
    let step = measurement.medianStep
    let numbers = [
      ("ns_per_step", step), ("ns_per_step_best", measurement.bestStep),
      ("samples_per_second", samplesPerSecond(step)), ("gflops", gigaflops(step)),
      ("loss_before", lossBefore), ("loss_after", lossAfter),
    ]
    let members =
      [
        "\"workload\":\"\(workload.name)\"", "\"optimizer\":\"\(workload.optimizer.name)\"",
        "\"threads\":\(threads)", "\"kernels\":\"\(KernelLevel.standard.rawValue)\"",
      ] + numbers.map { name, value in "\"\(name)\":\(value.isFinite ? "\(value)" : "null")" }
    return "{" + members.joined(separator: ",") + "}"
  }
}
