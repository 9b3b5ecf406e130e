/// Read-only looks at the network as it is now, by the arithmetic of the steps.
extension Trainer {
  /// Computes z and a of the outputs for samples; all of them where none are named.
  public func outputs(of samples: SampleSet<S>, _ indices: ArraySlice<Int>? = nil) -> Outputs<S> {
    engine.outputs(of: samples, checked(samples, indices))
  }

  /// Computes a of some units for samples, all of them where none are named.
  ///
  /// - Parameter units: in the order of `NetworkShape`, none of them an input.
  /// - Returns: a unit by unit: the first unit's for all samples, then the next one's.
  public func activations(
    of samples: SampleSet<S>, _ indices: ArraySlice<Int>? = nil, units: Range<Int>
  ) -> [S] {
    let indices = checked(samples, indices)
    precondition(
      engine.shape.inputs <= units.lowerBound && units.upperBound <= engine.shape.valueCount,
      "the units after the inputs are \(engine.shape.inputs) to \(engine.shape.valueCount - 1)")
    return engine.activations(of: samples, indices, units: units)
  }

  /// Computes ∂L/∂θ of the mean loss over samples, and the means of the units' deltas; over all
  /// samples where none are named.
  public func gradient(
    of samples: SampleSet<S>, _ indices: ArraySlice<Int>? = nil
  ) -> BatchGradient<S> {
    let indices = checked(samples, indices)
    precondition(!indices.isEmpty, "a batch has at least one sample")
    return engine.gradient(of: samples, indices)
  }

  /// Computes the mean loss over samples, without penalties; over all of them where none are
  /// named.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func meanLoss(of samples: SampleSet<S>, _ indices: ArraySlice<Int>? = nil) -> S {
    let indices = checked(samples, indices)
    precondition(!indices.isEmpty, "a mean is taken over at least one sample")
    let losses = losses(of: outputs(of: samples, indices), samples, indices)
    return losses.reduce(0, +) / S(indices.count)
  }

  /// Returns what samples are meant: all where none are named. The fast path reads memory by
  /// these numbers.
  private func checked(_ samples: SampleSet<S>, _ indices: ArraySlice<Int>?) -> ArraySlice<Int> {
    check(samples)
    guard let indices else { return ArraySlice(0..<samples.count) }
    precondition(
      indices.allSatisfy { (0..<samples.count).contains($0) },
      "there are the samples 0 to \(samples.count - 1)")
    return indices
  }

  /// Computes the loss of each sample from its outputs.
  ///
  /// - Parameter outputs: what `outputs(of:_:)` returned for these samples.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func losses(
    of outputs: Outputs<S>, _ samples: SampleSet<S>, _ indices: ArraySlice<Int>
  ) -> [S] {
    var pass = Pass<S>(valueCount: outputs.units)
    var losses: [S] = []
    losses.reserveCapacity(indices.count)
    for index in indices {
      let start = losses.count * outputs.units
      for unit in 0..<outputs.units {
        pass.weightedInputs[unit] = outputs.weightedInputs[start + unit]
        pass.activations[unit] = outputs.activations[start + unit]
      }
      losses.append(
        loss.evaluate(&pass, outputs: 0..<outputs.units, target: samples.target(index)))
    }
    return losses
  }
}
