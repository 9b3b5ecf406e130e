import Backprop

extension FixedSamples {
  /// Takes over the rows of a table.
  ///
  /// - Parameters:
  ///   - asBit: whether a target of two classes becomes one output, 0 or 1, in place of one for
  ///     each class.
  ///   - image: where the inputs form an image, its size.
  public init(_ plan: TablePlan, _ rows: TableSamples, asBit: Bool = false, image: ImageSize? = nil)
  {
    let count = plan.classNames.count
    let isBit = asBit && count == 2
    let isOneHot = count > 0 && !isBit
    let kind: TargetKind =
      count == 0 ? .values : isBit ? .bit(names: plan.classNames) : .classes(plan.classNames)
    self.init(
      samples: SampleSet(
        inputsPerSample: plan.inputCount, targetsPerSample: isOneHot ? count : 1,
        inputs: rows.inputs,
        targets: isOneHot
          ? Self.oneHot(rows.targets.lazy.map { Int($0) }, classes: count)
          : rows.targets),
      inputNames: plan.inputNames, targetName: plan.targetName, targetKind: kind,
      columns: plan.inputs, image: image)
  }

  /// Returns a row of bits for each class index.
  static func oneHot(_ indices: some Collection<Int>, classes: Int) -> [Double] {
    var bits = [Double](repeating: 0, count: indices.count * classes)
    for (row, index) in indices.enumerated() { bits[row * classes + index] = 1 }
    return bits
  }
}
