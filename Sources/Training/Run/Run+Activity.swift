import Backprop

/// What units answer, for diagnosis: a read-only look.
extension Run {
  @specialized(where S == Float)
  @specialized(where S == Double)
  func activations(of samples: [Int]) -> [Float] {
    let network = trainer.network
    var pass = Pass<S>(shape)
    let units = shape.inputs..<shape.valueCount
    var values = [Float](repeating: 0, count: units.count * samples.count)
    for (position, sample) in samples.enumerated() {
      network.forward(self.samples.input(sample), into: &pass)
      for unit in units {
        values[(unit - shape.inputs) * samples.count + position] = Float(pass.activations[unit])
      }
    }
    return values
  }
}
