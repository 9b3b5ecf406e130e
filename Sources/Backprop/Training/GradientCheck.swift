/// Backpropagation's gradient against one that knows nothing of backpropagation.
public enum GradientCheck {
  /// Returns the gradient of a batch's mean loss by central differences,
  /// (L(w + h) − L(w − h)) / 2h for each parameter.
  ///
  /// The error is of the order h² plus rounding/h; 1e-5 balances the two in float64.
  /// Source: CS231n, "Neural networks 3: gradient checks",
  /// <https://cs231n.github.io/neural-networks-3/>.
  public static func centralDifferences(
    _ network: Network<Double>, _ samples: SampleSet<Double>, batch: ArraySlice<Int>,
    loss: Loss, h: Double = 1e-5
  ) -> [Double] {
    var pass = Pass<Double>(network.shape)
    func meanLoss(_ network: Network<Double>) -> Double {
      var total = 0.0
      for index in batch {
        network.forward(samples.input(index), into: &pass)
        total += network.outputLoss(samples.target(index), loss: loss, &pass)
      }
      return total / Double(batch.count)
    }
    return network.parameters.indices.map { index in
      var moved = network
      moved.parameters[index] = network.parameters[index] + h
      let above = meanLoss(moved)
      moved.parameters[index] = network.parameters[index] - h
      return (above - meanLoss(moved)) / (2 * h)
    }
  }

  /// Returns |a − n| / (|a| + |n|), or 0 where both are 0.
  public static func relativeError(_ analytic: Double, _ numeric: Double) -> Double {
    let size = abs(analytic) + abs(numeric)
    return size == 0 ? 0 : abs(analytic - numeric) / size
  }
}
