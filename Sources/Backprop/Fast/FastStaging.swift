import CKernels

/// Samples as the kernels want them: in panels, and as rows with a column of ones.
///
/// What fits into a window of memory is prepared once, so that an unchanged order costs nothing
/// from its second epoch on.
///
/// Unchecked, because it belongs to one workspace, whose `isBusy` lets one thread in at a time.
final class FastStaging: @unchecked Sendable {
  private let layout: FastLayout
  private let kernels: kn_kernels
  private let width: Int
  private let capacity: Int
  private var memory = AlignedFloats(count: 0)
  private var batches = UnsafeMutablePointer<kn_batch>.allocate(capacity: 1)
  private var batchCapacity = 1
  private var mark: Batches<Float>.OrderMark?
  /// The pieces that are prepared.
  private(set) var window = 0..<0

  init(_ layout: FastLayout, kernels: kn_kernels, width: Int, capacity: Int) {
    self.layout = layout
    self.kernels = kernels
    self.width = width
    self.capacity = capacity
  }

  deinit { batches.deallocate() }

  /// Floats of one piece of that many samples: panels of inputs and targets, and rows.
  private func floats(_ samples: Int) -> (inputs: Int, targets: Int, rows: Int) {
    let whole = (samples + width - 1) / width * width
    return (
      AlignedFloats.padded(whole * (layout.shape.inputs + 1)),
      AlignedFloats.padded(whole * layout.shape.outputs),
      layout.isBlock ? 0 : AlignedFloats.padded(whole * layout.strides[0])
    )
  }

  /// Returns the prepared pieces from `first` on, and how many they are.
  func pieces(_ pieces: Pieces<Float>, from first: Int) -> UnsafeMutablePointer<kn_batch> {
    if mark != pieces.batches.orderMark || !window.contains(first) {
      prepare(pieces, from: first)
    }
    return batches
  }

  private func prepare(_ pieces: Pieces<Float>, from first: Int) {
    let room = floats(min(pieces.largest, capacity))
    let size = room.inputs + room.targets + room.rows
    let count = min(pieces.count - first, max(1, layout.limits.windowFloats / size))
    if memory.count < count * size { memory = AlignedFloats(count: count * size) }
    if batchCapacity < count {
      batches.deallocate()
      batches = .allocate(capacity: count)
      batchCapacity = count
    }
    for index in 0..<count {
      batches[index] = stage(
        pieces.batches.samples, pieces[first + index], at: memory.base + index * size)
    }
    mark = pieces.batches.orderMark
    window = first..<(first + count)
  }

  /// Copies samples into panels and rows that begin at `place`.
  func stage(
    _ samples: SampleSet<Float>, _ indices: ArraySlice<Int>,
    at place: UnsafeMutablePointer<Float>, withTargets: Bool = true
  ) -> kn_batch {
    let room = floats(indices.count)
    let targets = place + room.inputs
    let rows = layout.isBlock ? nil : targets + room.targets
    indices.withUnsafeBufferPointer { order in
      guard let order = order.baseAddress else { return }
      samples.inputs.withUnsafeBufferPointer {
        kernels.stage(
          $0.baseAddress, samples.inputsPerSample, order, indices.count, true, width, place, rows,
          layout.strides[0])
      }
      guard withTargets else { return }
      samples.targets.withUnsafeBufferPointer {
        kernels.stage(
          $0.baseAddress, samples.targetsPerSample, order, indices.count, false, width, targets,
          nil, 0)
      }
    }
    return kn_batch(
      count: indices.count, panels: (indices.count + width - 1) / width,
      inputs: UnsafePointer(place), targets: UnsafePointer(targets),
      rows: rows.map { UnsafePointer($0) })
  }

  /// Room for one piece outside the window.
  func spareRoom() -> AlignedFloats {
    let room = floats(capacity)
    return AlignedFloats(count: room.inputs + room.targets + room.rows)
  }
}

/// The batches of an epoch cut into pieces that go through the network at a time: whole batches,
/// or parts of those that are larger than a piece.
struct Pieces<S: Scalar> {
  let batches: Batches<S>
  /// The most samples of a piece.
  let largest: Int
  /// Pieces of a batch.
  let perBatch: Int

  init(_ batches: Batches<S>, largest: Int) {
    self.batches = batches
    self.largest = min(batches.batchSize, largest)
    perBatch = (batches.batchSize + largest - 1) / largest
  }

  var count: Int { batches.count * perBatch }

  /// The samples of a piece; none where the last batch is short of it.
  subscript(piece: Int) -> ArraySlice<Int> {
    let batch = batches[piece / perBatch]
    let start = min(batch.startIndex + piece % perBatch * largest, batch.endIndex)
    return batch[start..<min(start + largest, batch.endIndex)]
  }
}
