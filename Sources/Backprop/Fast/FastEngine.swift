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

  /// Creates an engine on the standard level of kernels that continues from a state.
  public init(_ state: TrainerState<Float>, loss: Loss, rule: UpdateRule) {
    self.init(state, loss: loss, rule: rule, level: .standard)
  }

  init(
    network: Network<Float>, loss: Loss, rule: UpdateRule, level: KernelLevel,
    limits: FastLimits = FastLimits()
  ) {
    self.init(
      TrainerState(network, rule), loss: loss, rule: rule, level: level, limits: limits)
  }

  init(
    _ state: TrainerState<Float>, loss: Loss, rule: UpdateRule, level: KernelLevel,
    limits: FastLimits = FastLimits()
  ) {
    precondition(rule.penaltyTime == .inGradient, "penalties after the step ask for float64")
    self.level = level
    self.loss = loss
    self.rule = rule
    layout = FastLayout(state.network.shape, limits: limits)
    memory = FastState(layout, state)
    workspace = FastWorkspace(layout, loss: loss, level: level, batchSize: 1)
  }

  /// Sizes and activations.
  public var shape: NetworkShape { layout.shape }
  /// Whether every parameter is a finite number.
  public var isFinite: Bool { memory.isFinite }
  /// The word for the arithmetic in logs.
  public var kernels: String { level.rawValue }
  /// The bytes of a copy: parameters, those before, and the optimizer's buffers.
  public var bytesOfCopy: Int { memory.bytes }
  /// The network as it is now.
  public var network: Network<Float> { memory.network }
  /// What the optimizer remembers.
  public var state: OptimizerState<Float> { memory.optimizerState(rule.optimizer) }
  /// The parameters before the last step.
  public var previous: [Float] { memory.compactPrevious }

  /// Makes `count` steps from batch `first` on, around the end of the epoch.
  public mutating func train(
    _ batches: Batches<Float>, first: Int, count: Int, learningRate: Double, on threads: ForkJoin?
  ) {
    precondition(batches.carriedCount == 0, "samples carried into an epoch ask for float64")
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

  /// Computes z and a of the outputs for some samples.
  public func outputs(of samples: SampleSet<Float>, _ indices: ArraySlice<Int>) -> Outputs<Float> {
    reading(samples: indices.count) { $0.outputs(of: samples, indices) }
  }

  /// Computes a of some units for some samples, unit by unit.
  public func activations(
    of samples: SampleSet<Float>, _ indices: ArraySlice<Int>, units: Range<Int>
  ) -> [Float] {
    reading(samples: indices.count) { $0.activations(of: samples, indices, units: units) }
  }

  /// Calls the body with room to go forward in: the engine's own, or where another thread is in
  /// that, one made for so many samples.
  private func reading<Result>(samples: Int, _ body: (FastWorkspace) -> Result) -> Result {
    let isFree = workspace.acquire()
    let workspace = isFree ? workspace : newWorkspace(batchSize: max(samples, 1))
    defer { if isFree { workspace.release() } }
    workspace.bind(memory, storesGradient: false)
    return body(workspace)
  }

  /// Computes the gradient of the mean loss over some samples, and their deltas.
  public func gradient(
    of samples: SampleSet<Float>, _ indices: ArraySlice<Int>
  ) -> BatchGradient<Float> {
    let workspace = newWorkspace(batchSize: indices.count)
    workspace.bind(memory, storesGradient: true)
    let batches = Batches(samples, order: Array(indices), batchSize: indices.count)
    let pieces = Pieces(batches, largest: workspace.capacity)
    var gradient = BatchGradient<Float>(shape)
    for piece in 0..<pieces.count {
      workspace.step(
        pieces, piece: piece, goal: piece == 0 ? KN_STORE : KN_ADD, rule: 0, scale: 1,
        threads: nil)
      workspace.addDeltas(samples: pieces[piece].count, of: indices.count, to: &gradient)
    }
    workspace.scaleGradient(by: 1 / Float(indices.count))
    gradient.parameters = layout.compact(workspace.gradient.base)
    return gradient
  }

  private func newWorkspace(batchSize: Int) -> FastWorkspace {
    FastWorkspace(layout, loss: loss, level: level, batchSize: batchSize)
  }
}
