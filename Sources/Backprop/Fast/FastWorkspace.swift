import CKernels
import Synchronization

/// The room that steps work in, and the samples prepared for them.
///
/// It holds nothing that a step leaves behind, so copies of an engine share it. Unchecked, because
/// `isBusy`, which the compiler knows nothing of, is what keeps two threads from using it at the
/// same time.
final class FastWorkspace: @unchecked Sendable {
  let layout: FastLayout
  /// The level's kernels on all its lanes.
  private let widest: kn_kernels
  /// Those in use.
  let kernels: kn_kernels
  /// Samples side by side in a panel.
  let width: Int
  /// The most samples of a piece, which is what goes through the network at a time.
  let capacity: Int
  private let isBusy = Atomic(false)

  /// The network as the kernels see it.
  private(set) var network: kn_network
  let layers: UnsafeMutablePointer<kn_layer>
  let arena: FastArena
  let logits: AlignedFloats
  let staging: FastStaging
  /// The unfused gradient; made when it is first asked for.
  private(set) lazy var gradient = AlignedFloats(count: layout.count)
  /// The rules of the next steps.
  let rules = UnsafeMutableBufferPointer<kn_rule>.allocate(capacity: 256)
  private var scratch: AlignedFloats

  /// Panels that go through a layer together are to stay in the second cache with their sources:
  /// half a megabyte of the megabyte or more that a core has.
  private static let groupFloats = 1 << 17

  init(_ layout: FastLayout, loss: Loss, level: KernelLevel, batchSize: Int) {
    self.layout = layout
    widest = level.kernels
    kernels = Self.kernels(widest, batchSize: batchSize, isBlock: layout.isBlock)
    width = Self.width(batchSize, lanes: kernels.lanes, isBlock: layout.isBlock)
    capacity = min((batchSize + width - 1) / width * width, layout.limits.pieceSamples)
    arena = FastArena(layout, width: width, panels: capacity / width)
    logits = AlignedFloats(count: capacity * layout.shape.outputs)
    staging = FastStaging(layout, kernels: kernels, width: width, capacity: capacity)
    layers = .allocate(capacity: layout.shape.layers.count)
    scratch = AlignedFloats(count: 0)
    network = kn_network()
    network.layer_count = layout.shape.layers.count
    network.layers = UnsafePointer(layers)
    network.loss = loss.kernelNumber
    network.width = width
    network.group = max(1, Self.groupFloats / (layout.largest * width))
    for index in layout.shape.layers.indices {
      layers[index] = arena.layer(index, layout)
    }
    makeRoom(parts: 1)
    if layout.isBlock {
      network.block_count = layout.shape.parameterCount
      network.block_is_weight = arena.weightMask
    }
  }

  deinit {
    layers.deallocate()
    rules.deallocate()
  }

  /// One vector of samples where they fit, else two; a small network of the narrowest vectors
  /// takes up to four, so that a usual batch is one panel.
  private static func width(_ batchSize: Int, lanes: Int, isBlock: Bool) -> Int {
    if batchSize <= lanes { return lanes }
    if isBlock && lanes == 4 && batchSize > 2 * lanes { return 4 * lanes }
    return 2 * lanes
  }

  /// The kernels on no more lanes than a small network's batch fills.
  private static func kernels(_ widest: kn_kernels, batchSize: Int, isBlock: Bool) -> kn_kernels {
    var kernels = widest
    while isBlock, let narrower = kernels.narrower, batchSize <= narrower.pointee.lanes {
      kernels = narrower.pointee
    }
    return kernels
  }

  /// Whether batches of that size can be worked on here with the same numbers as in a room made
  /// for them.
  func fits(batchSize: Int) -> Bool {
    let wanted = Self.kernels(widest, batchSize: batchSize, isBlock: layout.isBlock)
    return kernels.lanes == wanted.lanes
      && width == Self.width(batchSize, lanes: wanted.lanes, isBlock: layout.isBlock)
      && min(batchSize, layout.limits.pieceSamples) <= capacity
  }

  /// Takes the room for the present thread; false where another has it.
  func acquire() -> Bool {
    isBusy.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
  }

  /// Gives the room back.
  func release() { isBusy.store(false, ordering: .releasing) }

  /// Gives each part of the work its own scratch memory.
  func makeRoom(parts: Int) {
    let block = layout.isBlock ? layout.shape.parameterCount : 0
    let part = AlignedFloats.padded(kn_scratch_floats(layout.largest, capacity, block))
    if scratch.count < part * parts { scratch = AlignedFloats(count: part * parts) }
    network.scratch = scratch.base
    network.scratch_part = part
  }

  /// Points the layers at the parameters of a state.
  ///
  /// - Parameter storesGradient: whether the gradient is stored before it is used.
  func bind(_ state: FastState, storesGradient: Bool) {
    let gradients = storesGradient ? gradient.base : nil
    for (index, offset) in layout.offsets.enumerated() {
      layers[index].parameters = state.parameters.base + offset
      layers[index].gradient = gradients.map { $0 + offset }
      layers[index].buffers.0 = state.buffers[0].map { $0.base + offset }
      layers[index].buffers.1 = state.buffers[1].map { $0.base + offset }
      layers[index].buffers.2 = state.buffers[2].map { $0.base + offset }
    }
    guard layout.isBlock else { return }
    network.block = state.parameters.base
    network.block_gradient = gradients
    network.block_buffers = (
      state.buffers[0]?.base, state.buffers[1]?.base, state.buffers[2]?.base
    )
  }

  /// Calls the body with logits kept for the outputs.
  func keepingLogits<Result>(_ body: () -> Result) -> Result {
    let last = layout.shape.layers.count - 1
    layers[last].logits = logits.base
    defer { layers[last].logits = nil }
    return body()
  }
}
