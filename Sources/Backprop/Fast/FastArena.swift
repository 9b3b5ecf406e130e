import CKernels

/// The memory of one piece's way through the network.
///
/// Each layer has panels of activations with a row of ones below them, the source of the biases;
/// panels of deltas; and, where the next layer is no part of a block, its activations as rows. In
/// a block all layers of a panel lie together, so that one step leads from panel to panel.
final class FastArena: Sendable {
  let width: Int
  private let panels: Int
  private let values: AlignedFloats
  private let deltas: AlignedFloats
  private let rows: [AlignedFloats?]
  private let isWeight: AlignedFloats
  /// Where each layer's first panel begins in `values` and `deltas`.
  private let valueOffsets: [Int]
  private let deltaOffsets: [Int]
  /// Floats from panel to panel of each layer.
  private let valueSteps: [Int]
  private let deltaSteps: [Int]

  init(_ layout: FastLayout, width: Int, panels: Int) {
    self.width = width
    self.panels = panels
    let sizes = layout.shape.layers.map(\.outputs)
    (valueOffsets, valueSteps) = Self.places(
      sizes.map { ($0 + 1) * width }, panels: panels, isBlock: layout.isBlock, spare: 0)
    (deltaOffsets, deltaSteps) = Self.places(
      sizes.map { $0 * width }, panels: panels, isBlock: layout.isBlock, spare: width)
    values = AlignedFloats(count: panels * sizes.reduce(0) { $0 + ($1 + 1) * width })
    // A row more for each panel, which stays 0: the delta of what fills up a block.
    deltas = AlignedFloats(count: panels * (sizes.reduce(0) { $0 + $1 * width } + width))
    rows = sizes.indices.map { index in
      layout.isBlock || index + 1 == sizes.count
        ? nil : AlignedFloats(count: panels * width * layout.strides[index + 1])
    }
    isWeight = AlignedFloats(count: layout.count)
    fillOnes(layout)
  }

  /// Lays panels out: layer by layer, or with all layers of a panel and some spare floats
  /// together.
  private static func places(
    _ sizes: [Int], panels: Int, isBlock: Bool, spare: Int
  ) -> (offsets: [Int], steps: [Int]) {
    var offsets: [Int] = []
    var end = 0
    for size in sizes {
      offsets.append(end)
      end += isBlock ? size : size * panels
    }
    return (offsets, isBlock ? sizes.map { _ in end + spare } : sizes)
  }

  private func fillOnes(_ layout: FastLayout) {
    for (index, layer) in layout.shape.layers.enumerated() {
      for panel in 0..<panels {
        let ones =
          values.base + valueOffsets[index] + panel * valueSteps[index] + layer.outputs * width
        ones.update(repeating: 1, count: width)
      }
      if let rows = rows[index] {
        let stride = layout.strides[index + 1]
        for sample in 0..<(panels * width) { rows.base[sample * stride + layer.outputs] = 1 }
      }
      for unit in 0..<layer.outputs {
        let row = isWeight.base + layout.offsets[index] + unit * layout.strides[index]
        row.update(repeating: 1, count: layer.inputs)
      }
    }
  }

  /// Returns a layer as the kernels see it, without parameters.
  func layer(_ index: Int, _ layout: FastLayout) -> kn_layer {
    let shape = layout.shape.layers[index]
    var layer = kn_layer()
    layer.inputs = shape.inputs
    layer.outputs = shape.outputs
    layer.stride = layout.strides[index]
    layer.activation = shape.activation.kernelNumber
    layer.is_weight = UnsafePointer(isWeight.base + layout.offsets[index])
    layer.values = values.base + valueOffsets[index]
    layer.values_step = valueSteps[index]
    layer.deltas = deltas.base + deltaOffsets[index]
    layer.deltas_step = deltaSteps[index]
    layer.rows = rows[index]?.base
    return layer
  }

  /// Where the lanes of a unit's activation begin, in `block_values`; the unit after the last is
  /// the row of ones.
  func value(_ layer: Int, _ unit: Int) -> Int { valueOffsets[layer] + unit * width }
  /// Where the lanes of a unit's delta begin, in `block_slopes`.
  func delta(_ layer: Int, _ unit: Int) -> Int { deltaOffsets[layer] + unit * width }
  /// Where a row of zeros begins, in `block_slopes`.
  var zeroDelta: Int { (deltaSteps.first ?? width) - width }

  var firstValue: UnsafePointer<Float> { UnsafePointer(values.base) }
  var firstDelta: UnsafePointer<Float> { UnsafePointer(deltas.base) }
  var weightMask: UnsafePointer<Float> { UnsafePointer(isWeight.base) }
}

/// For each parameter of a block, where the lanes of its a and of its δ begin.
final class BlockTables: @unchecked Sendable {
  private let sources: UnsafeMutablePointer<CInt>
  private let deltas: UnsafeMutablePointer<CInt>
  private let count: Int
  private let first: Int
  private let arena: FastArena

  init(_ layout: FastLayout, _ arena: FastArena) {
    self.arena = arena
    count = layout.shape.parameterCount
    first = layout.shape.layers[0].parameters.count
    sources = .allocate(capacity: count + 16)
    deltas = .allocate(capacity: count + 16)
    sources.initialize(repeating: 0, count: count + 16)
    deltas.initialize(repeating: CInt(arena.zeroDelta), count: count + 16)
    for (index, layer) in layout.shape.layers.enumerated() {
      for unit in 0..<layer.outputs {
        for input in 0...layer.inputs {
          let place = layer.weight(unit, from: input)
          sources[place] = CInt(
            index == 0 ? input * arena.width : arena.value(index - 1, input))
          deltas[place] = CInt(arena.delta(index, unit))
        }
      }
    }
  }

  deinit {
    sources.deallocate()
    deltas.deallocate()
  }

  func describe(_ network: inout kn_network) {
    network.block_count = count
    network.block_first = first
    network.block_sources = UnsafePointer(sources)
    network.block_deltas = UnsafePointer(deltas)
    network.block_values = arena.firstValue
    network.block_slopes = arena.firstDelta
    network.block_is_weight = arena.weightMask
  }
}
