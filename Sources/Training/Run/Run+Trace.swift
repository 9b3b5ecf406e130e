import Backprop

extension Run {
  var nextBatch: ArraySlice<Int> { batches[stepInEpoch] }

  func trace(sample: Int, learningRate: Double) -> StepTrace {
    StepTrace(
      trainer.wholeState, loss: experiment.effectiveLoss, rule: experiment.rule,
      learningRate: self.learningRate(ofBase: learningRate), samples: samples, sample: sample,
      batch: nextBatch)
  }
}
