import CKernels

/// The memory of one piece's way through the network.
///
/// Each layer has panels of activations with a row of ones below them, the source of the biases;
/// panels of deltas; and, where the next layer is no part of a block, its activations as rows.
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
    valueSteps = sizes.map { ($0 + 1) * width }
    deltaSteps = sizes.map { $0 * width }
    (valueOffsets, values) = Self.places(valueSteps, panels: panels)
    (deltaOffsets, deltas) = Self.places(deltaSteps, panels: panels)
    rows = sizes.indices.map { index in
      layout.isBlock || index + 1 == sizes.count
        ? nil : AlignedFloats(count: panels * width * layout.strides[index + 1])
    }
    isWeight = AlignedFloats(count: layout.count)
    fillOnes(layout)
  }

  /// Lays panels out one after the other, layer by layer.
  private static func places(
    _ sizes: [Int], panels: Int
  ) -> (offsets: [Int], memory: AlignedFloats) {
    var offsets: [Int] = []
    var end = 0
    for size in sizes {
      offsets.append(end)
      end += size * panels
    }
    return (offsets, AlignedFloats(count: end))
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

  /// 1 for weights, else 0, where the parameters are.
  var weightMask: UnsafePointer<Float> { UnsafePointer(isWeight.base) }
}
