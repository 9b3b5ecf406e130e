import Backprop

/// A gradient check of a run at one moment, as it was asked for.
public struct GradientReport: Equatable, Sendable {
  /// Which check of the session it is, from 1.
  public let number: Int
  /// Whole epochs done by then.
  public let epoch: Int
  /// Steps done by then.
  public let step: Int
  /// The network's sizes and activations then.
  public let shape: NetworkShape
  /// What its inputs were called.
  public let inputNames: [String]
  /// The check.
  public let check: GradientCheck
}

extension TrainingRun {
  /// Checks the gradient of the present network over the latest batch, in float64 whatever the run
  /// computes in; changes nothing.
  public func gradientCheck() -> GradientCheck {
    let samples = exactSamples(Array(latestBatch))
    return GradientCheck(
      Network(shape: shape, parameters: parameters), samples,
      batch: ArraySlice(0..<samples.count), loss: experiment.effectiveLoss)
  }
}

extension Run {
  func exactSamples(_ indices: [Int]) -> SampleSet<Double> {
    SampleSet(
      inputsPerSample: samples.inputsPerSample, targetsPerSample: samples.targetsPerSample,
      inputs: indices.flatMap { samples.input($0).map { Double($0) } },
      targets: indices.flatMap { samples.target($0).map { Double($0) } })
  }

  func gradient(of sample: Int) -> [Double] {
    trainer.gradient(of: samples, [sample]).parameters.map { Double($0) }
  }
}

extension SessionCore {
  /// Checks the gradient of the present moment because somebody asked for it.
  mutating func checkGradient() {
    gradientReport = GradientReport(
      number: (gradientReport?.number ?? 0) + 1, epoch: run.epoch, step: run.step,
      shape: run.shape, inputNames: run.data.inputNames, check: run.gradientCheck())
  }
}
