import Testing

@testable import Backprop

/// The published examples' derivatives, samples and nudges, factor by factor.
@Suite struct PublishedChainsTests {
  private func pass(
    _ network: Network<Double>, _ input: [Double], _ target: [Double], _ loss: Loss
  ) -> Pass<Double> {
    var pass = Pass<Double>(network.shape)
    network.forward(input[...], into: &pass)
    network.backward(target[...], loss: loss, &pass)
    return pass
  }

  // MARK: M. Mazur, "A Step by Step Backpropagation Example"

  @Test func mazursTwoDerivatives() {
    let network = Network<Double>(
      inputs: 2,
      [
        (.sigmoid, [[0.15, 0.20, 0.35], [0.25, 0.30, 0.35]]),
        (.sigmoid, [[0.40, 0.45, 0.60], [0.50, 0.55, 0.60]]),
      ])
    let target = [0.01, 0.99]
    let pass = pass(network, [0.05, 0.10], target, .halfSquaredError)
    func chain(_ parameter: Int) -> ChainRule {
      ChainRule(
        network, pass, target: target[...], loss: .halfSquaredError, parameter: parameter)
    }
    let w5 = chain(6)
    #expect(agrees(w5.paths[0].product, printed: 0.082167041, decimals: 9))
    let printed = [0.74136507, 0.186815602, 0.593269992]
    #expect(w5.paths.count == 1 && w5.paths[0].factors.count == 3)
    for (factor, number) in zip(w5.paths[0].factors, printed) {
      #expect(agrees(factor.value, printed: number, decimals: 8))
    }
    let w1 = chain(0)
    #expect(agrees(w1.gradient, printed: 0.000438568, decimals: 9))
    #expect(w1.paths.count == 2)
    #expect(agrees(w1.paths.reduce(0) { $0 + $1.product }, printed: 0.000438568, decimals: 9))
    // ∂E/∂out_h1 = 0.055399425 − 0.019049119, each by one output.
    let sides = w1.paths.map { $0.product / pass.slopes[2] / 0.05 }
    #expect(agrees(sides[0], printed: 0.055399425, decimals: 9))
    #expect(agrees(sides[1], printed: -0.019049119, decimals: 9))
  }

  // MARK: Vitalflux, the chain rule of a 2-3-1 network

  private func vitalflux(_ hidden: LayerActivation) -> Network<Double> {
    Network(
      inputs: 2,
      [
        (hidden, [[0.1, 0.2, 0.1], [-0.3, 0.4, -0.2], [0.5, -0.6, 0.3]]),
        (.identity, [[0.7, -0.8, 0.9, 0.05]]),
      ])
  }

  private struct Table {
    var hidden: LayerActivation
    var outputs: [Double]
    var loss: Double
    var output: [Double]
    var weights: [[Double]]
    var biases: [Double]
  }

  @Test func vitalfluxsTable() {
    let tables = [
      Table(
        hidden: .identity, outputs: [-0.05, -0.75, 1.15, 1.65], loss: 0.21125,
        output: [-0.0325, -0.4875, 0.7475],
        weights: [[0.2275, -0.455], [-0.26, 0.52], [0.2925, -0.585]],
        biases: [0.455, -0.52, 0.585]),
      Table(
        hidden: .tanh,
        outputs: [-0.0499583750, -0.6351489524, 0.8177540780, 1.2591269696],
        loss: 0.0335733932, output: [-0.0129455623, -0.1645842233, 0.2119021361],
        weights: [
          [0.0904680806, -0.1809361612], [-0.0618365890, 0.1236731781],
          [0.0386294102, -0.0772588203],
        ],
        biases: [0.1809361612, -0.1236731781, 0.0772588203]),
    ]
    for table in tables {
      let network = vitalflux(table.hidden)
      let pass = pass(network, [0.5, -1], [1], .halfSquaredError)
      func gradient(_ parameter: Int) -> Double {
        let chain = ChainRule(
          network, pass, target: [1], loss: .halfSquaredError, parameter: parameter)
        #expect(chain.paths.count == 1 && isClose(chain.paths[0].product, chain.gradient, units: 8))
        return chain.gradient
      }
      for (unit, printed) in table.outputs.enumerated() {
        #expect(agrees(pass.activations[2 + unit], printed: printed, decimals: 10))
      }
      #expect(agrees(pass.loss, printed: table.loss, decimals: 10))
      for unit in 0..<3 {
        #expect(agrees(gradient(9 + unit), printed: table.output[unit], decimals: 10))
        #expect(agrees(gradient(3 * unit), printed: table.weights[unit][0], decimals: 10))
        #expect(agrees(gradient(3 * unit + 1), printed: table.weights[unit][1], decimals: 10))
        #expect(agrees(gradient(3 * unit + 2), printed: table.biases[unit], decimals: 10))
      }
    }
  }

  // MARK: Deeplizard, nudges and per-sample gradients of a 2-3-3-3 classifier

  private var deeplizard: Network<Double> {
    let shape = NetworkShape(inputs: 2, layers: [(3, .tanh), (3, .tanh), (3, .softmax)])
    let weights = shape.layers.enumerated().map { k, layer in
      (0..<layer.outputs).map { j in
        (0..<layer.inputs).map { i in Double((3 * j + 5 * i + 2 * k) % 7 - 3) / 4 }
      }
    }
    let biases = shape.layers.enumerated().map { k, layer in
      (0..<layer.outputs).map { j in Double((2 * j + k) % 3 - 1) / 10 }
    }
    return Network(shape: shape, weights: weights, biases: biases)
  }

  private let samples = SampleSet<Double>([
    ([1, 0.5], [1, 0, 0]), ([-0.5, 1], [0, 1, 0]), ([0.25, -1], [0, 0, 1]),
  ])

  private struct Row {
    var probabilities: [Double]
    var loss: Double
    var nudges: [Double]
    var second: [Double]
    var first: [Double]
  }

  private let rows = [
    Row(
      probabilities: [0.3341249169, 0.1512357618, 0.5146393213], loss: 1.0962403533,
      nudges: [0.6658750831, -0.1512357618, -0.5146393213],
      second: [-0.1996210998, -0.0094301151, 0.7382249365],
      first: [-0.2304958705, 0.6877927760, 0.0451344562]),
    Row(
      probabilities: [0.4798294362, 0.3480960503, 0.1720745136], loss: 1.0552768308,
      nudges: [-0.4798294362, 0.6519039497, -0.1720745136],
      second: [0.6066746427, -0.4904043276, -0.1745532257],
      first: [-0.1788600891, -0.5013366487, 0.4970935540]),
    Row(
      probabilities: [0.1958736375, 0.2877740480, 0.5163523145], loss: 0.6609659664,
      nudges: [-0.1958736375, -0.2877740480, 0.4836476855],
      second: [-0.1552860791, 0.2887229594, -0.2790083747],
      first: [0.1834036303, -0.0660285257, -0.2906198999]),
  ]

  @Test func deeplizardsNudgesAndDeltas() {
    let network = deeplizard
    for (sample, row) in rows.enumerated() {
      let target = samples.target(sample)
      let pass = pass(
        network, Array(samples.input(sample)), Array(target), .crossEntropy)
      let nudges = network.nudges(pass, target: target, loss: .crossEntropy)
      #expect(agrees(pass.loss, printed: row.loss, decimals: 10))
      for k in 0..<3 {
        #expect(agrees(pass.activations[8 + k], printed: row.probabilities[k], decimals: 10))
        #expect(agrees(nudges[8 + k], printed: row.nudges[k], decimals: 10))
        #expect(agrees(pass.deltas[5 + k], printed: row.second[k], decimals: 10))
        #expect(agrees(pass.deltas[2 + k], printed: row.first[k], decimals: 10))
      }
    }
  }

  @Test func deeplizardsGradientsBySampleAndTheirMean() {
    let network = deeplizard
    let layers = network.shape.layers
    let printed: [(parameter: Int, samples: [Double], mean: Double)] = [
      (layers[0].weight(0, from: 0), [-0.2304958705, 0.0894300446, 0.0458509076], -0.0317383061),
      (layers[1].weight(2, from: 1), [-0.1099106445, 0.0663213170, -0.1498413268], -0.0644768848),
      (layers[2].weight(1, from: 0), [0.0809925836, -0.0392806503, -0.0757971525], -0.0113617397),
    ]
    for (parameter, bySample, mean) in printed {
      let found = SampleGradients(
        network, samples, batch: 0..<3, loss: .crossEntropy, parameter: parameter)
      #expect(found.samples == [0, 1, 2])
      for (a, b) in zip(found.gradients, bySample) { #expect(agrees(a, printed: b, decimals: 10)) }
      #expect(agrees(found.mean, printed: mean, decimals: 10))
    }
    let total = (0..<3).map { rows[$0].loss }.reduce(0, +)
    #expect(agrees(total / 3, printed: 0.9374943835, decimals: 9))
  }
}
