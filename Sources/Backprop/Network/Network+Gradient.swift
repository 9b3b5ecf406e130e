extension Network {
  /// Computes the gradient of the mean loss of a batch and returns that loss.
  ///
  /// - Parameters:
  ///   - pass: room to work in; holds the last sample's numbers afterwards.
  ///   - gradient: as long as the parameters; what it held before is forgotten.
  @specialized(where S == Float)
  @specialized(where S == Double)
  @discardableResult
  public func meanGradient(
    of samples: SampleSet<S>, batch: ArraySlice<Int>, loss: Loss, pass: inout Pass<S>,
    into gradient: inout [S]
  ) -> S {
    let total = gradientSum(of: samples, batch: batch, loss: loss, pass: &pass, into: &gradient)
    let count = S(batch.count)
    for i in gradient.indices { gradient[i] /= count }
    return total / count
  }

  /// Computes the sum of the gradients of a batch's samples and returns the sum of their losses.
  ///
  /// - Parameters:
  ///   - batch: at least one sample; they are added in this order.
  ///   - pass: room to work in; holds the last sample's numbers afterwards.
  ///   - gradient: as long as the parameters; what it held before is forgotten.
  @specialized(where S == Float)
  @specialized(where S == Double)
  @discardableResult
  public func gradientSum(
    of samples: SampleSet<S>, batch: ArraySlice<Int>, loss: Loss, pass: inout Pass<S>,
    into gradient: inout [S]
  ) -> S {
    precondition(!batch.isEmpty, "a batch has at least one sample")
    for i in gradient.indices { gradient[i] = 0 }
    var total: S = 0
    for index in batch {
      forward(samples.input(index), into: &pass)
      backward(samples.target(index), loss: loss, &pass)
      accumulateGradient(of: pass, into: &gradient)
      total += pass.loss
    }
    return total
  }
}
