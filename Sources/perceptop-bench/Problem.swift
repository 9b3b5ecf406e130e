import Backprop

/// What is learnt: where the samples come from.
enum Problem {
  /// The four rows of exclusive or, with targets 0 and 1.
  case xor
  /// A disc of +1 inside a ring of −1, by its two coordinates.
  case rings
  /// The same by seven features: x₁, x₂, x₁², x₂², x₁x₂, sin x₁, sin x₂.
  case ringFeatures
  /// Classes that a random linear map gives to normal inputs, one label in ten drawn anew.
  case teacher

  /// Makes samples.
  ///
  /// - Parameters:
  ///   - count: always four for `xor`.
  ///   - inputs: numbers of a sample; of `teacher` alone.
  ///   - outputs: classes, or 1 for two classes; of `teacher` alone.
  func samples(
    _ count: Int, inputs: Int, outputs: Int, using rng: inout RandomGenerator
  ) -> SampleSet<Float> {
    switch self {
    case .xor:
      SampleSet(
        inputsPerSample: 2, targetsPerSample: 1, inputs: [0, 0, 0, 1, 1, 0, 1, 1],
        targets: [0, 1, 1, 0])
    case .rings: Self.rings(count, using: &rng) { [$0, $1] }
    case .ringFeatures: Self.rings(count, using: &rng, features: Self.features)
    case .teacher: Self.taught(count, inputs: inputs, outputs: outputs, using: &rng)
    }
  }

  private static func features(_ x1: Double, _ x2: Double) -> [Double] {
    [x1, x2, x1 * x1, x2 * x2, x1 * x2, .sin(x1), .sin(x2)]
  }

  private static func rings(
    _ count: Int, using rng: inout RandomGenerator, features: (Double, Double) -> [Double]
  ) -> SampleSet<Float> {
    var points = (0..<count).map { index in
      let isInner = index < count / 2
      let r = isInner ? rng.uniform(0, 2.5) : rng.uniform(3.5, 5)
      let angle = rng.uniform(0, 2 * .pi)
      return (inputs: features(r * .sin(angle), r * .cos(angle)), target: isInner ? 1.0 : -1)
    }
    rng.shuffle(&points)
    return SampleSet(
      inputsPerSample: features(0, 0).count, targetsPerSample: 1,
      inputs: points.flatMap { $0.inputs.map { Float($0) } },
      targets: points.map { Float($0.target) })
  }

  private static func taught(
    _ count: Int, inputs: Int, outputs: Int, using rng: inout RandomGenerator
  ) -> SampleSet<Float> {
    let teacher = (0..<(inputs * outputs)).map { _ in Float(rng.normal()) }
    var values: [Float] = []
    values.reserveCapacity(count * inputs)
    var targets = [Float](repeating: 0, count: count * outputs)
    for sample in 0..<count {
      let input = (0..<inputs).map { _ in Float(rng.normal()) }
      values += input
      let label = Self.label(of: input, teacher: teacher, outputs: outputs, using: &rng)
      if outputs == 1 {
        targets[sample] = Float(label)
      } else {
        targets[sample * outputs + label] = 1
      }
    }
    return SampleSet(
      inputsPerSample: inputs, targetsPerSample: outputs, inputs: values, targets: targets)
  }

  /// Returns the class of the highest score, or whether the only score is above 0; in one case of
  /// ten a random class.
  private static func label(
    of input: [Float], teacher: [Float], outputs: Int, using rng: inout RandomGenerator
  ) -> Int {
    guard rng.uniform() >= 0.1 else { return rng.below(max(outputs, 2)) }
    var scores = [Float](repeating: 0, count: outputs)
    for (source, value) in input.enumerated() {
      let row = source * outputs
      for unit in 0..<outputs { scores[unit] += value * teacher[row + unit] }
    }
    guard outputs > 1 else { return scores[0] > 0 ? 1 : 0 }
    return scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
  }
}
