import Testing

@testable import Backprop

#if DEBUG
  /// A programmer's mistakes end the program with the rule that they break, before memory is read
  /// or written by them. Optimised builds end it too, but without a sentence.
  @Suite struct RefusalTests {
    private func expect(
      _ result: ExitTest.Result?, _ sentence: String,
      sourceLocation: SourceLocation = #_sourceLocation
    ) {
      let errors = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(
        errors.contains(": \(sentence)\n"), "\(errors)", sourceLocation: sourceLocation)
    }

    /// A trainer of a 2-1 network.
    private static var trainer: Trainer<Float> {
      let shape = NetworkShape(inputs: 2, layers: [(1, .elementwise(.tanh))])
      return Trainer(
        network: Network(shape: shape, parameters: [1, 2, 3]), loss: .meanSquaredError,
        optimizer: .sgd())
    }

    /// Three samples of so many numbers.
    private static func samples(inputs: Int = 2, targets: Int = 1) -> SampleSet<Float> {
      SampleSet(
        inputsPerSample: inputs, targetsPerSample: targets,
        inputs: Array(repeating: 0.5, count: 3 * inputs),
        targets: Array(repeating: 0.5, count: 3 * targets))
    }

    private static let shapes = "the network takes 2 inputs and 1 targets a sample"

    @Test func samplesOfAnotherShape() async {
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          var trainer = Self.trainer
          let batches = Batches(Self.samples(inputs: 3), batchSize: 3)
          trainer.train(batches, epochs: 1, learningRate: 0.1)
        }, Self.shapes)
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          var trainer = Self.trainer
          let batches = Batches(Self.samples(targets: 2), batchSize: 3)
          trainer.train(batches, steps: 0..<1, learningRate: 0.1)
        }, Self.shapes)
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          var trainer = Self.trainer
          trainer.step(Self.samples(inputs: 1), batch: [0], learningRate: 0.1)
        }, Self.shapes)
    }

    @Test func readingSamplesOfAnotherShape() async {
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = Self.trainer.outputs(of: Self.samples(inputs: 1))
        }, Self.shapes)
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = Self.trainer.gradient(of: Self.samples(targets: 2))
        }, Self.shapes)
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = Self.trainer.meanLoss(of: Self.samples(inputs: 3))
        }, Self.shapes)
    }

    @Test func unitsThatHaveNoAnswer() async {
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = Self.trainer.activations(of: Self.samples(), units: 1..<3)
        }, "the units after the inputs are 2 to 2")
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = Self.trainer.activations(of: Self.samples(), units: 2..<100)
        }, "the units after the inputs are 2 to 2")
    }

    @Test func samplesThatDoNotExist() async {
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = Self.trainer.outputs(of: Self.samples(), [0, 3])
        }, "there are the samples 0 to 2")
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = Self.trainer.gradient(of: Self.samples(), [-1])
        }, "there are the samples 0 to 2")
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          var trainer = Self.trainer
          trainer.step(Self.samples(), batch: [1 << 40], learningRate: 0.1)
        }, "there are the samples 0 to 2")
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = Batches(Self.samples(), order: [0, 3], batchSize: 1)
        }, "the order of an epoch names samples from 0 to 2")
    }

    @Test func nothingToLearnFrom() async {
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          var trainer = Self.trainer
          trainer.step(Self.samples(), batch: [], learningRate: 0.1)
        }, "a mean is taken over at least one sample")
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = Self.trainer.gradient(of: Self.samples(), [])
        }, "a batch has at least one sample")
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = Batches(Self.samples(), order: [], batchSize: 1)
        }, "an epoch has at least one sample")
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = Batches(Self.samples(), batchSize: 0)
        }, "a batch has at least one sample")
    }

    @Test func parametersThatAreNotTheShapes() async {
      let sentence = "a network of shape 2-1 has 3 parameters"
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = Network<Float>(shape: Self.trainer.shape, parameters: [1, 2])
        }, sentence)
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          var network = Self.trainer.network
          network.parameters.removeLast()
          _ = Trainer(network: network, loss: .meanSquaredError, optimizer: .sgd())
        }, sentence)
    }

    @Test func sizesBeyondCounting() async {
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = NetworkShape(inputs: 1 << 40, layers: [(1 << 40, .elementwise(.tanh))])
        }, "a network has at most \(Int.max) weights and biases")
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = SampleSet<Float>(
            inputsPerSample: 1, targetsPerSample: .max, inputs: [1, 2], targets: [1, 2])
        }, "inputs and targets hold the same whole number of samples")
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          var trainer = Self.trainer
          let batches = Batches(Self.samples(), batchSize: 1)
          trainer.train(batches, epochs: .max, learningRate: 0.1)
        }, "epochs are 0 or more, and their steps can be counted")
    }

    @Test func stepsRatesAndPartsThatAreNone() async {
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          var trainer = Self.trainer
          trainer.train(Batches(Self.samples(), batchSize: 2), steps: 1..<3, learningRate: 0.1)
        }, "an epoch of these batches has the steps 0 to 1")
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          var trainer = Self.trainer
          trainer.train(Batches(Self.samples(), batchSize: 2), learningRate: .nan)
        }, "the learning rate is a finite number")
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = ForkJoin(parts: 0) { _, _ in }
        }, "work is split into at least one part")
    }

    @Test func rulesThatCannotBeUsed() async {
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = Trainer(
            network: Self.trainer.network, loss: .crossEntropy, optimizer: .sgd())
        }, "cross_entropy takes outputs of softmax")
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = Trainer(
            network: Self.trainer.network, loss: .huber, optimizer: .sgd(nesterov: true))
        }, "nesterov goes with a momentum above 0 and a dampening of 0")
    }

    @Test func whatTheFastPathLeavesToTheReadableOne() async {
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = Trainer(
            network: Self.trainer.network, loss: .huber,
            rule: UpdateRule(optimizer: .sgd(), penaltyTime: .afterStep))
        }, "penalties after the step ask for float64")
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          var trainer = Self.trainer
          trainer.train(Batches(Self.samples(), batchSize: 2, carried: [0]), learningRate: 0.1)
        }, "samples carried into an epoch ask for float64")
    }

    @Test func carriedSamplesWithoutAWholeBatchOrBeyondTheSet() async {
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = Batches(Self.samples(), batchSize: 4, carried: [])
        }, "an epoch that carries samples over has at least one whole batch")
      expect(
        await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
          _ = Batches(Self.samples(), batchSize: 2, carried: [3])
        }, "the order of an epoch names samples from 0 to 2")
    }
  }
#endif
