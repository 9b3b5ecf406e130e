import Backprop

/// What units answer, for diagnosis: a read-only look.
extension Run {
  @specialized(where S == Float)
  @specialized(where S == Double)
  func activations(of samples: [Int]) -> [Float] {
    trainer.activations(
      of: self.samples, samples[...], units: shape.inputs..<shape.valueCount
    ).map { Float($0) }
  }
}
