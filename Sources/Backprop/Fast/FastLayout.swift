/// Where the fast path keeps parameters.
///
/// Each unit has a row: its weights, its bias, zeros up to a multiple of 16 floats, which are the
/// 64 bytes of a cache line. The zeros stay: their gradient is 0. Small networks have one dense
/// block instead, in the order of `NetworkShape`: then each parameter's gradient is a sum over
/// the lanes, with no transposed copies of the activations.
struct FastLayout: Sendable {
  let shape: NetworkShape
  let limits: FastLimits
  /// Whether the parameters are one dense block.
  let isBlock: Bool
  /// Floats from one unit's row to the next, for each layer.
  let strides: [Int]
  /// Where the first row of each layer begins.
  let offsets: [Int]
  /// Floats of all rows.
  let count: Int

  init(_ shape: NetworkShape, limits: FastLimits = FastLimits()) {
    self.shape = shape
    self.limits = limits
    let isBlock = shape.parameterCount <= limits.blockParameters
    self.isBlock = isBlock
    strides = shape.layers.map { isBlock ? $0.inputs + 1 : AlignedFloats.padded($0.inputs + 1) }
    var offsets: [Int] = []
    var end = 0
    for (layer, stride) in zip(shape.layers, strides) {
      offsets.append(end)
      end += layer.outputs * stride
    }
    self.offsets = offsets
    // A vector more, since the last group of a block is read and written whole.
    count = AlignedFloats.padded(end) + 16
  }

  /// Units of the largest layer, or inputs.
  var largest: Int { shape.layers.reduce(1) { max($0, $1.inputs, $1.outputs) } }

  /// Copies rows into a flat array in the order of `NetworkShape`.
  func compact(_ rows: UnsafePointer<Float>) -> [Float] {
    [Float](unsafeUninitializedCapacity: shape.parameterCount) { flat, count in
      guard let flat = flat.baseAddress else { return }
      forEachRow { row, start, length in
        (flat + start).initialize(from: rows + row, count: length)
      }
      count = shape.parameterCount
    }
  }

  /// Copies a flat array in the order of `NetworkShape` into rows.
  func spread(_ flat: [Float], into rows: UnsafeMutablePointer<Float>) {
    flat.withUnsafeBufferPointer { flat in
      guard let flat = flat.baseAddress else { return }
      forEachRow { row, start, length in
        (rows + row).update(from: flat + start, count: length)
      }
    }
  }

  /// Calls the body with the place of each unit's row here, its place in the flat order, and its
  /// length.
  private func forEachRow(_ body: (_ row: Int, _ start: Int, _ length: Int) -> Void) {
    for (index, layer) in shape.layers.enumerated() {
      for unit in 0..<layer.outputs {
        body(
          offsets[index] + unit * strides[index], layer.weight(unit, from: 0), layer.inputs + 1)
      }
    }
  }
}
