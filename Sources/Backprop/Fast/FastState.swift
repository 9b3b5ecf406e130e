/// What a step changes: parameters, the parameters before the last step, and what the optimizer
/// remembers, each in the rows of the layout.
///
/// Unchecked, because engines that are copies share one: an engine writes to it only while it is
/// the only one that refers to it, and makes a copy otherwise.
final class FastState: @unchecked Sendable {
  let layout: FastLayout
  private(set) var steps: Int
  let parameters: AlignedFloats
  let previous: AlignedFloats
  /// First, second and third buffer; nil where the optimizer does not use them.
  let buffers: [AlignedFloats?]

  init(_ layout: FastLayout, _ state: TrainerState<Float>) {
    func room(_ numbers: [Float]) -> AlignedFloats {
      let buffer = AlignedFloats(count: layout.count)
      layout.spread(numbers, into: buffer.base)
      return buffer
    }
    self.layout = layout
    steps = state.optimizer.steps
    parameters = room(state.network.parameters)
    previous = room(state.previous)
    buffers = [state.optimizer.first, state.optimizer.second, state.optimizer.third].map {
      $0.isEmpty ? nil : room($0)
    }
  }

  init(copying other: FastState) {
    layout = other.layout
    steps = other.steps
    parameters = AlignedFloats(copying: other.parameters)
    previous = AlignedFloats(copying: other.previous)
    buffers = other.buffers.map { $0.map(AlignedFloats.init(copying:)) }
  }

  /// The bytes of its buffers.
  var bytes: Int {
    let buffers = 2 + buffers.count { $0 != nil }
    return buffers * parameters.count * MemoryLayout<Float>.stride
  }

  func count(_ made: Int) { steps += made }

  /// Keeps the parameters, for the change that the next step makes.
  func keepPrevious() {
    previous.base.update(from: parameters.base, count: parameters.count)
  }

  var isFinite: Bool {
    UnsafeBufferPointer(start: parameters.base, count: parameters.count).allSatisfy(\.isFinite)
  }

  var network: Network<Float> {
    Network(shape: layout.shape, parameters: layout.compact(parameters.base))
  }

  /// The parameters before the last step, without the layout's gaps.
  var compactPrevious: [Float] { layout.compact(previous.base) }

  func optimizerState(_ optimizer: Optimizer) -> OptimizerState<Float> {
    let numbers = buffers.map { $0.map { layout.compact($0.base) } ?? [] }
    return OptimizerState(steps: steps, first: numbers[0], second: numbers[1], third: numbers[2])
  }
}
