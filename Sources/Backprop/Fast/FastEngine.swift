import CKernels

/// The fast path: float32, samples in the lanes of vectors, big networks on several threads.
///
/// Nothing is allocated per step. The numbers don't depend on how many steps a call makes, nor on
/// the number of threads; they do depend, in rounding, on the level of the kernels.
public struct FastEngine: TrainingEngine {
  /// The instruction set in use.
  public let level: KernelLevel
  let loss: Loss
  let rule: UpdateRule
  let layout: FastLayout
  /// Shared by copies until one of them trains on.
  private(set) var memory: FastState
  /// Shared by copies always.
  private(set) var workspace: FastWorkspace

  public init(network: Network<Float>, loss: Loss, rule: UpdateRule) {
    self.init(network: network, loss: loss, rule: rule, level: .standard)
  }

  init(
    network: Network<Float>, loss: Loss, rule: UpdateRule, level: KernelLevel,
    limits: FastLimits = FastLimits()
  ) {
    self.level = level
    self.loss = loss
    self.rule = rule
    layout = FastLayout(network.shape, limits: limits)
    let state = OptimizerState<Float>(
      rule.optimizer, parameterCount: network.shape.parameterCount)
    memory = FastState(layout, network: network, state: state)
    workspace = FastWorkspace(layout, loss: loss, level: level, batchSize: 1)
  }

  public var shape: NetworkShape { layout.shape }
  public var isFinite: Bool { memory.isFinite }
  public var kernels: String { level.rawValue }
  public var network: Network<Float> { memory.network }
  public var state: OptimizerState<Float> { memory.optimizerState(rule.optimizer) }
  public var lastUpdate: [Float] { memory.lastUpdate }

  public mutating func train(
    _ batches: Batches<Float>, first: Int, count: Int, learningRate: Double, on threads: ForkJoin?
  ) {
    if !isKnownUniquelyReferenced(&memory) { memory = FastState(copying: memory) }
    if !workspace.fits(batchSize: batches.batchSize) || !workspace.acquire() {
      workspace = newWorkspace(batchSize: batches.batchSize)
      _ = workspace.acquire()
    }
    defer { workspace.release() }
    var steps = FastSteps(
      memory: memory, workspace: workspace, rule: rule, learningRate: learningRate,
      pieces: Pieces(batches, largest: workspace.capacity), threads: threads)
    steps.make(first: first, count: count)
  }

  public func outputs(of samples: SampleSet<Float>, _ indices: ArraySlice<Int>) -> Outputs<Float> {
    let isFree = workspace.acquire()
    let workspace = isFree ? workspace : newWorkspace(batchSize: max(indices.count, 1))
    defer { if isFree { workspace.release() } }
    workspace.bind(memory, storesGradient: false)
    return workspace.outputs(of: samples, indices)
  }

  public func gradient(of samples: SampleSet<Float>, _ indices: ArraySlice<Int>) -> [Float] {
    precondition(!indices.isEmpty, "a batch has at least one sample")
    let workspace = newWorkspace(batchSize: indices.count)
    workspace.bind(memory, storesGradient: true)
    let batches = Batches(samples, order: Array(indices), batchSize: indices.count)
    workspace.sumGradient(Pieces(batches, largest: workspace.capacity), of: 0, threads: nil)
    var rule = kn_rule()
    withUnsafePointer(to: workspace.network) {
      workspace.kernels.scale_gradient($0, &rule, 1 / Float(indices.count))
    }
    return layout.compact(workspace.gradient.base)
  }

  private func newWorkspace(batchSize: Int) -> FastWorkspace {
    FastWorkspace(layout, loss: loss, level: level, batchSize: batchSize)
  }
}
