import CKernels

/// One piece's way through the network.
extension FastWorkspace {
  /// Goes forward and back with one piece and does with its gradient what the goal says.
  func step(
    _ pieces: Pieces<Float>, piece: Int, goal: kn_goal, rule: Int, scale: Float,
    threads: ForkJoin?
  ) {
    let staged = staging.pieces(pieces, from: piece)
    // Parts read the batch and write to places of their own.
    nonisolated(unsafe) let batch = UnsafePointer(staged) + (piece - staging.window.lowerBound)
    guard batch.pointee.count > 0 else { return }
    let panels = batch.pointee.panels
    inParts(threads) { network, part, parts, scratch in
      self.kernels.chain(
        network, batch, panels * part / parts, panels * (part + 1) / parts, false, scratch)
    }
    inParts(threads) { network, part, parts, scratch in
      self.kernels.gradient(
        network, batch, goal, self.rules.baseAddress.map { $0 + rule }, scale, part, parts,
        scratch)
    }
  }

  /// Adds up the gradient of a batch, piece by piece.
  func sumGradient(_ pieces: Pieces<Float>, of batch: Int, threads: ForkJoin?) {
    for index in 0..<pieces.perBatch {
      step(
        pieces, piece: batch * pieces.perBatch + index, goal: index == 0 ? KN_STORE : KN_ADD,
        rule: 0, scale: 1, threads: threads)
    }
  }

  /// Multiplies the stored gradient.
  func scaleGradient(by factor: Float) {
    var rule = kn_rule()
    withUnsafePointer(to: network) { kernels.scale_gradient($0, &rule, factor) }
  }

  /// Adds each unit's δ and |δ| of the piece that went back last, divided by the samples of the
  /// batch.
  func addDeltas(samples: Int, of total: Int, to gradient: inout BatchGradient<Float>) {
    for (index, shape) in layout.shape.layers.enumerated() {
      let layer = layers[index]
      for unit in 0..<shape.outputs {
        var (sum, absolute) = (0.0, 0.0)
        for sample in 0..<samples {
          let (panel, lane) = sample.quotientAndRemainder(dividingBy: width)
          let delta = Double(layer.deltas[panel * layer.deltas_step + unit * width + lane])
          sum += delta
          absolute += abs(delta)
        }
        gradient.meanDeltas[shape.firstUnit + unit] += sum / Double(total)
        gradient.meanAbsoluteDeltas[shape.firstUnit + unit] += absolute / Double(total)
      }
    }
  }

  /// Calls the body for each part of the work and returns when all are done.
  private func inParts(
    _ threads: ForkJoin?,
    _ body: @Sendable (UnsafePointer<kn_network>, Int, Int, UnsafeMutablePointer<Float>?) -> Void
  ) {
    withUnsafePointer(to: network) { network in
      // Parts read the description; what it points to they write in places of their own.
      nonisolated(unsafe) let network = network
      let part = network.pointee.scratch_part
      guard let threads else { return body(network, 0, 1, network.pointee.scratch) }
      threads.run(threads.parts) { index in
        body(network, index, threads.parts, network.pointee.scratch.map { $0 + index * part })
      }
    }
  }

  /// Computes z and a of the outputs for samples.
  func outputs(of samples: SampleSet<Float>, _ indices: ArraySlice<Int>) -> Outputs<Float> {
    var outputs = Outputs<Float>(units: layout.shape.outputs, samples: indices.count)
    forward(samples, indices) { position, count in
      copyOutputs(count: count, at: position, into: &outputs)
    }
    return outputs
  }

  /// Computes a of some units for samples, unit by unit.
  func activations(
    of samples: SampleSet<Float>, _ indices: ArraySlice<Int>, units: Range<Int>
  ) -> [Float] {
    var activations = [Float](repeating: 0, count: units.count * indices.count)
    forward(samples, indices) { position, count in
      for (index, layer) in layout.shape.layers.enumerated() {
        for unit in layer.units.clamped(to: units) {
          let row = (unit - units.lowerBound) * indices.count + position
          for sample in 0..<count {
            activations[row + sample] = value(index, unit - layer.firstUnit, sample)
          }
        }
      }
    }
    return activations
  }

  /// Goes forward with samples, piece by piece; the body is told which of them the layers' panels
  /// then hold.
  private func forward(
    _ samples: SampleSet<Float>, _ indices: ArraySlice<Int>,
    _ body: (_ position: Int, _ count: Int) -> Void
  ) {
    let room = staging.spareRoom()
    var start = indices.startIndex
    while start < indices.endIndex {
      let piece = indices[start..<min(start + capacity, indices.endIndex)]
      let batch = staging.stage(samples, piece, at: room.base, withTargets: false)
      forward(batch)
      body(start - indices.startIndex, piece.count)
      start = piece.endIndex
    }
  }

  private func forward(_ batch: kn_batch) {
    keepingLogits {
      withUnsafePointer(to: network) { network in
        withUnsafePointer(to: batch) {
          kernels.chain(network, $0, 0, batch.panels, true, network.pointee.scratch)
        }
      }
    }
  }

  /// a of a layer's unit for a sample of the piece that went forward last.
  private func value(_ layer: Int, _ unit: Int, _ sample: Int) -> Float {
    let (panel, lane) = sample.quotientAndRemainder(dividingBy: width)
    return layers[layer].values[panel * layers[layer].values_step + unit * width + lane]
  }

  /// Turns panels back into rows.
  private func copyOutputs(count: Int, at position: Int, into outputs: inout Outputs<Float>) {
    let last = layout.shape.layers.count - 1
    let units = layout.shape.outputs
    for sample in 0..<count {
      let (panel, lane) = sample.quotientAndRemainder(dividingBy: width)
      for unit in 0..<units {
        let place = (position + sample) * units + unit
        outputs.weightedInputs[place] = logits.base[(panel * units + unit) * width + lane]
        outputs.activations[place] = value(last, unit, sample)
      }
    }
  }
}
