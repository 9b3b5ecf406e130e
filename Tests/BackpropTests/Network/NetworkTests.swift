import Testing

@testable import Backprop

@Suite struct NetworkTests {
  private let shape = NetworkShape(
    inputs: 2, layers: [(units: 3, activation: .tanh), (units: 1, activation: .sigmoid)])

  /// Beside 2⁵³ a 1 is rounded away, a 2 is not: only the order decides.
  @Test func sumsBeginWithTheBiasAndTakeSourcesInOrder() {
    let network = Network<Double>(inputs: 2, [(.identity, [[1, 1, 0x1p53]])])
    var pass = Pass<Double>(network.shape)
    network.forward([1, 1], into: &pass)
    #expect(pass.weightedInputs[2] == 0x1p53)
    let other = Network<Double>(inputs: 3, [(.identity, [[1, 1, 1, 0]])])
    pass = Pass(other.shape)
    other.forward([0x1p53, 1, 1], into: &pass)
    #expect(pass.weightedInputs[3] == 0x1p53)
    other.forward([1, 1, 0x1p53], into: &pass)
    #expect(pass.weightedInputs[3] == 0x1p53 + 2)
  }

  @Test func forwardComputesEachLayerByHand() {
    let network = Network<Double>(
      inputs: 2, [(.relu, [[1, 2, 0.5], [-1, 1, -1]]), (.identity, [[2, -3, 0.25]])])
    var pass = Pass<Double>(network.shape)
    network.forward([1, -2], into: &pass)
    // z = 1 − 4 + 0.5 and −1 − 2 − 1: both units are off, the bias is left.
    #expect(pass.weightedInputs == [0, 0, -2.5, -4, 0.25])
    #expect(pass.activations == [1, -2, 0, 0, 0.25])
    #expect(pass.slopes == [0, 0, 0, 0, 1])
    network.forward([1, 3], into: &pass)
    #expect(pass.weightedInputs == [0, 0, 7.5, 1, 12.25])
    #expect(pass.activations == [1, 3, 7.5, 1, 12.25])
    #expect(pass.slopes == [0, 0, 1, 1, 1])
  }

  @Test func backwardComputesEachDeltaByHand() {
    let network = Network<Double>(
      inputs: 1, [(.identity, [[1, 0], [2, 0]]), (.identity, [[3, 5, 0], [-7, 11, 0]])])
    var pass = Pass<Double>(network.shape)
    network.forward([1], into: &pass)
    // a = 1, 2; outputs 13 and 15; δ = 1 and −2; δ₁ = 3 · 1 + 7 · 2, δ₂ = 5 · 1 − 11 · 2.
    network.backward([12, 17], loss: .halfSquaredError, &pass)
    #expect(pass.deltas == [0, 17, -17, 1, -2])
    #expect(pass.loss == 2.5)
    var gradient = [Double](repeating: 1, count: network.shape.parameterCount)
    network.accumulateGradient(of: pass, into: &gradient)
    // Added to what was there: δ_j a_i for each weight, δ_j for the bias.
    #expect(gradient == [18, 18, -16, -16, 2, 3, 2, -1, -3, -1])
  }

  @Test func aPassCanBeUsedAgainWithoutTraces() {
    var rng = RandomGenerator(seed: 1)
    let network = Network<Double>(shape: shape, initializer: .glorotNormal, using: &rng)
    var used = Pass<Double>(shape)
    network.forward([5, -4], into: &used)
    network.backward([1], loss: .halfSquaredError, &used)
    var fresh = Pass<Double>(shape)
    for pass in [0, 1] {
      if pass == 0 { network.forward([0.1, 0.2], into: &used) }
      if pass == 1 { network.forward([0.1, 0.2], into: &fresh) }
    }
    network.backward([0], loss: .halfSquaredError, &used)
    network.backward([0], loss: .halfSquaredError, &fresh)
    #expect(used.activations == fresh.activations)
    #expect(used.deltas == fresh.deltas)
    #expect(used.loss == fresh.loss)
  }

  @Test func bothPrecisionsStartFromTheSameNetwork() {
    for initializer in Initializer.all {
      var first = RandomGenerator(seed: 21)
      var second = first
      let double = Network<Double>(shape: shape, initializer: initializer, using: &first)
      let single = Network<Float>(shape: shape, initializer: initializer, using: &second)
      #expect(single.parameters == double.parameters.map { Float($0) })
      #expect(first == second)
    }
  }

  @Test func biasesStartEqualAndWeightsAreDrawnWithTheLayersFans() {
    var rng = RandomGenerator(seed: 22)
    var copy = rng
    let network = Network<Double>(shape: shape, initializer: .heNormal, bias: 0.5, using: &rng)
    for layer in shape.layers {
      for unit in 0..<layer.outputs {
        for source in 0..<layer.inputs {
          let draw = copy.normal() * .sqrt(2 / Double(layer.inputs))
          #expect(network.parameters[layer.weight(unit, from: source)] == draw)
        }
        #expect(network.parameters[layer.bias(unit)] == 0.5)
      }
    }
  }

  @Test func writtenWeightsAndBiasesStandWhereTheShapeSays() {
    let weights = [[[1.0, 2], [3, 4], [5, 6]], [[0.1, 0.2, 0.3]]]
    let network = Network<Double>(shape: shape, weights: weights, biases: [[-1, -2, -3], [7]])
    #expect(network.parameters == [1, 2, -1, 3, 4, -2, 5, 6, -3, 0.1, 0.2, 0.3, 7])
    let unbiased = Network<Float>(shape: shape, weights: weights)
    #expect(unbiased.parameters == [1, 2, 0, 3, 4, 0, 5, 6, 0, 0.1, 0.2, 0.3, 0])
  }

  @Test func writtenWeightsOfAnotherShapeAreRefused() async {
    await #expect(processExitsWith: .failure) {
      let shape = NetworkShape(inputs: 1, layers: [(2, .elementwise(.tanh))])
      _ = Network<Double>(shape: shape, weights: [[[1]]])
    }
    await #expect(processExitsWith: .failure) {
      let shape = NetworkShape(inputs: 1, layers: [(2, .elementwise(.tanh))])
      _ = Network<Double>(shape: shape, weights: [[[1], [2, 3]]])
    }
    await #expect(processExitsWith: .failure) {
      let shape = NetworkShape(inputs: 1, layers: [(2, .elementwise(.tanh))])
      _ = Network<Double>(shape: shape, weights: [[[1], [2]]], biases: [[1]])
    }
  }

  /// Some dozen operations stand between input and gradient, and their errors are passed on by
  /// weights around 1.
  @Test func bothPrecisionsAgreeToRounding() {
    var rng = RandomGenerator(seed: 23)
    let single = Network<Float>(shape: shape, initializer: .glorotUniform, using: &rng)
    let double = Network<Double>(shape: shape, parameters: single.parameters.map { Double($0) })
    let input: [Float] = [0.5, -1.5]
    var (singlePass, doublePass) = (Pass<Float>(shape), Pass<Double>(shape))
    single.forward(input[...], into: &singlePass)
    double.forward(input.map { Double($0) }[...], into: &doublePass)
    for loss in [Loss.halfSquaredError, .meanSquaredError, .binaryCrossEntropy] {
      single.backward([1], loss: loss, &singlePass)
      double.backward([1], loss: loss, &doublePass)
      #expect(isClose(singlePass.loss, Float(doublePass.loss), units: 32))
      for (a, b) in zip(singlePass.deltas, doublePass.deltas) {
        #expect(isClose(a, Float(b), units: 32, scale: 0.1))
      }
    }
    for (a, b) in zip(singlePass.activations, doublePass.activations) {
      #expect(isClose(a, Float(b), units: 32, scale: 0.1))
    }
  }

  @Test func wrongCountsAreRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = Network<Double>(
        shape: NetworkShape(inputs: 1, layers: [(1, .elementwise(.tanh))]), parameters: [1])
    }
    await #expect(processExitsWith: .failure) {
      let shape = NetworkShape(inputs: 1, layers: [(1, .elementwise(.tanh))])
      var pass = Pass<Double>(shape)
      Network<Double>(shape: shape, parameters: [1, 2]).forward([1, 2], into: &pass)
    }
    await #expect(processExitsWith: .failure) {
      let shape = NetworkShape(inputs: 1, layers: [(1, .elementwise(.tanh))])
      var pass = Pass<Double>(shape)
      _ = Network<Double>(shape: shape, parameters: [1, 2])
        .outputLoss([1, 2], loss: .halfSquaredError, &pass)
    }
  }
}
