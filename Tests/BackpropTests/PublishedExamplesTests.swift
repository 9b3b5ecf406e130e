import Testing

@testable import Backprop

/// Worked examples from the literature: printed numbers to the printed digits.
@Suite struct PublishedExamplesTests {
  /// A trainer after `steps` steps on one sample.
  private func trained(
    _ network: Network<Double>, _ loss: Loss, _ optimizer: Optimizer = .sgd(),
    input: [Double], target: [Double], learningRate: Double, steps: Int = 1
  ) -> (trainer: Trainer<Double>, lossAfter: Double) {
    let samples = SampleSet<Double>([(input, target)])
    var trainer = Trainer(network: network, loss: loss, optimizer: optimizer)
    for _ in 0..<steps { trainer.step(samples, batch: [0], learningRate: learningRate) }
    return (trainer, pass(trainer.network, loss, input: input, target: target).loss)
  }

  private func pass(
    _ network: Network<Double>, _ loss: Loss, input: [Double], target: [Double]
  ) -> Pass<Double> {
    var pass = Pass<Double>(network.shape)
    network.forward(input[...], into: &pass)
    network.backward(target[...], loss: loss, &pass)
    return pass
  }

  // MARK: M. Mazur, "A Step by Step Backpropagation Example"

  private let mazur = Network<Double>(
    inputs: 2,
    [
      (.sigmoid, [[0.15, 0.20, 0.35], [0.25, 0.30, 0.35]]),
      (.sigmoid, [[0.40, 0.45, 0.60], [0.50, 0.55, 0.60]]),
    ])
  private let mazurInput = [0.05, 0.10]
  private let mazurTarget = [0.01, 0.99]

  @Test func mazursForwardPass() {
    let pass = pass(mazur, .halfSquaredError, input: mazurInput, target: mazurTarget)
    let z = [0.3775, 0.3925, 1.105905967, 1.224921404]
    let a = [0.593269992, 0.596884378, 0.75136507, 0.772928465]
    for unit in 0..<4 {
      #expect(agrees(pass.weightedInputs[2 + unit], printed: z[unit], decimals: 9))
    }
    for unit in 0..<4 {
      #expect(agrees(pass.activations[2 + unit], printed: a[unit], decimals: 8))
    }
    #expect(agrees(pass.loss, printed: 0.298371109, decimals: 9))
    #expect(isClose(pass.loss, 0.2983711087600027, units: 16))
  }

  @Test func mazursDeltasAndGradients() {
    let pass = pass(mazur, .halfSquaredError, input: mazurInput, target: mazurTarget)
    let deltas = [
      0.00877135468948693, 0.009954254705217196, 0.13849856162855695, -0.038098236516556236,
    ]
    for unit in 0..<4 {
      #expect(isClose(pass.deltas[2 + unit], deltas[unit], units: 16, scale: 0.1))
    }
    var gradient = [Double](repeating: 0, count: mazur.shape.parameterCount)
    mazur.accumulateGradient(of: pass, into: &gradient)
    #expect(agrees(gradient[6], printed: 0.082167041, decimals: 9))
    #expect(agrees(gradient[0], printed: 0.000438568, decimals: 9))
  }

  @Test func mazursWeightsAfterOneStep() {
    let (trainer, loss) = trained(
      mazur, .halfSquaredError, input: mazurInput, target: mazurTarget, learningRate: 0.5)
    // Weights as published; biases, which the article leaves as they are, one for each neuron.
    let after = [
      0.149780716, 0.19956143, 0.345614323, 0.24975114, 0.29950229, 0.345022873,
      0.35891648, 0.408666186, 0.530750719, 0.511301270, 0.561370121, 0.619049118,
    ]
    for (index, printed) in after.enumerated() {
      #expect(agrees(trainer.network.parameters[index], printed: printed, decimals: 8))
    }
    #expect(isClose(loss, 0.28047144679143016, units: 16))
  }

  @Test func mazursLossAfterTenThousandSteps() {
    let (trainer, loss) = trained(
      mazur, .halfSquaredError, input: mazurInput, target: mazurTarget, learningRate: 0.5,
      steps: 10_000)
    #expect(agrees(loss, printed: 2.447562236e-06, decimals: 15))
    let outputs = pass(trainer.network, .halfSquaredError, input: mazurInput, target: mazurTarget)
      .activations.suffix(2)
    #expect(agrees(outputs[4], printed: 0.0115875274, decimals: 10))
    #expect(agrees(outputs[5], printed: 0.9884589350, decimals: 10))
  }

  /// One step of PyTorch 2.4.0's Adam, as the repository mcp-tool-shop-org/backprop-trace records
  /// it (`fixtures/external`).
  @Test func adamOnMazursNetworkAgreesWithPyTorch() {
    let (trainer, _) = trained(
      mazur, .halfSquaredError, .adam(), input: mazurInput, target: mazurTarget,
      learningRate: 0.01)
    #expect(agrees(trainer.network.parameters[0], printed: 0.140000228, decimals: 9))
    #expect(agrees(trainer.network.parameters[6], printed: 0.390000001, decimals: 9))
    #expect(agrees(trainer.network.parameters[9], printed: 0.509999996, decimals: 9))
  }

  // MARK: mcp-tool-shop-org/backprop-trace, fixtures

  /// `xor-per-neuron-bias.golden.jsonl`: exclusive or, 2-2-1, sigmoid.
  @Test func exclusiveOrWithABiasForEachNeuron() {
    let network = Network<Double>(
      inputs: 2,
      [(.sigmoid, [[0.1, 0.15, 0.1], [0.2, 0.25, 0.15]]), (.sigmoid, [[0.3, 0.35, 0.2]])])
    let before = pass(network, .halfSquaredError, input: [1, 0], target: [1])
    #expect(agrees(before.activations[2], printed: 0.549833997, decimals: 9))
    #expect(agrees(before.activations[3], printed: 0.586617579, decimals: 9))
    #expect(agrees(before.activations[4], printed: 0.638824632, decimals: 9))
    #expect(agrees(before.loss, printed: 0.0652238232, decimals: 10))
    let (trainer, loss) = trained(
      network, .halfSquaredError, input: [1, 0], target: [1], learningRate: 0.5)
    #expect(agrees(trainer.network.parameters[6], printed: 0.322909705, decimals: 9))
    #expect(agrees(trainer.network.parameters[8], printed: 0.241666585, decimals: 9))
    #expect(agrees(loss, printed: 0.0595972722, decimals: 10))
  }

  /// `softmax-ce.golden.jsonl`: 2-2-3, sigmoid, softmax with cross-entropy. Its biases stay as
  /// they are, so only what one step does to the weights can be compared.
  @Test func softmaxWithCrossEntropy() {
    let network = Network<Double>(
      inputs: 2,
      [
        (.sigmoid, [[0.1, 0.2, 0.1], [0.3, 0.4, 0.1]]),
        (.softmax, [[0.5, 0.6, 0.2], [0.1, 0.2, 0.2], [0.3, 0.4, 0.2]]),
      ])
    let target = [1.0, 0, 0]
    let before = pass(network, .crossEntropy, input: [1, 0.5], target: target)
    #expect(agrees(before.activations[4], printed: 0.417135813, decimals: 9))
    #expect(agrees(before.activations[5], printed: 0.256049895, decimals: 9))
    #expect(agrees(before.activations[6], printed: 0.326814292, decimals: 9))
    #expect(agrees(before.loss, printed: 0.87434342, decimals: 8))
    let (trainer, _) = trained(
      network, .crossEntropy, input: [1, 0.5], target: target, learningRate: 0.5)
    #expect(agrees(trainer.network.parameters[6], printed: 0.667410985, decimals: 9))
    #expect(agrees(trainer.network.parameters[7], printed: 0.788164969, decimals: 9))
  }

  // MARK: Textbooks and courses

  /// J. Han, M. Kamber, "Data Mining: Concepts and Techniques", the example of backpropagation:
  /// 3-2-1, sigmoid. Its errors are the negative deltas.
  @Test func hanAndKambersNetwork() {
    let network = Network<Double>(
      inputs: 3,
      [
        (.sigmoid, [[0.2, 0.4, -0.5, -0.4], [-0.3, 0.1, 0.2, 0.2]]),
        (.sigmoid, [[-0.3, -0.2, 0.1]]),
      ])
    let before = pass(network, .halfSquaredError, input: [1, 0, 1], target: [1])
    for (unit, printed) in [0.332, 0.525, 0.474].enumerated() {
      #expect(agrees(before.activations[3 + unit], printed: printed, decimals: 3))
    }
    for (unit, printed) in [-0.0087, -0.0065, 0.1311].enumerated() {
      #expect(agrees(-before.deltas[3 + unit], printed: printed, decimals: 4))
    }
    let (trainer, _) = trained(
      network, .halfSquaredError, input: [1, 0, 1], target: [1], learningRate: 0.9)
    let after = [
      0.192, 0.4, -0.508, -0.408, -0.306, 0.1, 0.194, 0.194, -0.261, -0.138, 0.218,
    ]
    for (index, printed) in after.enumerated() {
      #expect(agrees(trainer.network.parameters[index], printed: printed, decimals: 3))
    }
  }

  /// CS231n, "Backpropagation, Intuitions": f = σ(w₀ x₀ + w₁ x₁ + w₂), its derivatives by all
  /// five. With ½ (f − t)² and t = f − 1 the loss's own derivative by f is 1.
  @Test func cs231nsSigmoidNeuron() {
    let x = [-1.0, -2]
    let neuron = Network<Double>(inputs: 2, [(.sigmoid, [[2, -3, -3]])])
    let f = pass(neuron, .halfSquaredError, input: x, target: [0]).activations[2]
    #expect(agrees(f, printed: 0.7310585786, decimals: 10))
    let back = pass(neuron, .halfSquaredError, input: x, target: [f - 1])
    var gradient = [0.0, 0, 0]
    neuron.accumulateGradient(of: back, into: &gradient)
    for (found, printed) in zip(gradient, [-0.1966119332, -0.3932238665, 0.1966119332]) {
      #expect(agrees(found, printed: printed, decimals: 10))
    }
    // The derivative by an input is the delta of an identity unit that passes it on.
    let passedOn = Network<Double>(
      inputs: 2, [(.identity, [[1, 0, 0], [0, 1, 0]]), (.sigmoid, [[2, -3, -3]])])
    let deltas = pass(passedOn, .halfSquaredError, input: x, target: [f - 1]).deltas
    #expect(agrees(deltas[2], printed: 0.3932238665, decimals: 10))
    #expect(agrees(deltas[3], printed: -0.5898357997, decimals: 10))
  }

  /// M. Nielsen, "Neural Networks and Deep Learning", chapter 3: a neuron that starts wrong by
  /// much learns slowly.
  @Test(arguments: [
    (0.6, 0.9, 0.8175744762, 0.0939556949), (2.0, 2.0, 0.9820137900, 0.2028484243),
  ])
  func nielsensNeuron(weight: Double, bias: Double, before: Double, after: Double) {
    let neuron = Network<Double>(inputs: 1, [(.sigmoid, [[weight, bias]])])
    let start = pass(neuron, .halfSquaredError, input: [1], target: [0]).activations[1]
    #expect(agrees(start, printed: before, decimals: 10))
    let (trainer, _) = trained(
      neuron, .halfSquaredError, input: [1], target: [0], learningRate: 0.15, steps: 300)
    let end = pass(trainer.network, .halfSquaredError, input: [1], target: [0]).activations[1]
    #expect(agrees(end, printed: after, decimals: 10))
  }

  /// I. Goodfellow, Y. Bengio, A. Courville, "Deep Learning", section 6.1: an exact network for
  /// exclusive or.
  @Test func goodfellowsExclusiveOrIsExact() {
    let network = Network<Double>(
      inputs: 2, [(.relu, [[1, 1, 0], [1, 1, -1]]), (.identity, [[1, -2, 0]])])
    for (input, target) in [([0.0, 0], 0.0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 0)] {
      let pass = pass(network, .meanSquaredError, input: input, target: [target])
      #expect(pass.activations[4] == target)
      #expect(pass.loss == 0)
    }
  }
}
