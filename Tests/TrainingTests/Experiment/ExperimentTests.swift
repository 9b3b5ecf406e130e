import Backprop
import Testing

@testable import Training

@Suite struct ExperimentTests {
  @Test func theDefaultsAreThoseOfTheDocumentation() {
    let experiment = Experiment()
    #expect(experiment.name == "untitled" && experiment.about == "")
    #expect(experiment.seed == .number(42) && experiment.precision == .float32)
    #expect(experiment.source == "spiral" && experiment.samples == nil)
    #expect(experiment.noise == 0 && experiment.trainFraction == nil)
    #expect(experiment.hidden == nil && experiment.effectiveHidden == [8, 8])
    #expect(experiment.activations == [.tanh] && experiment.compatibility == .none)
    #expect(experiment.outputActivation == nil && experiment.initializer == .glorotUniform)
    #expect(experiment.bias == 0 && experiment.effectiveLoss == .meanSquaredError)
    #expect(experiment.loss == nil && experiment.features == nil && experiment.rows == nil)
    #expect(experiment.standardization == .none && experiment.missing == .refuse)
    #expect(experiment.path == nil && experiment.target == nil && experiment.task == nil)
    #expect(experiment.hasHeader == nil)
    #expect(experiment.optimizer == .adam() && experiment.learningRate == 0.01)
    #expect(experiment.batchSize == .count(10) && experiment.shuffle)
    #expect(experiment.epochs == nil)
    #expect(experiment.trainsBiases && experiment.initialWeights == nil)
    #expect(experiment.schedule == .constant && !experiment.dropsLast)
    #expect(experiment.l1 == 0 && experiment.l2 == 0 && experiment.gradientClipNorm == nil)
  }

  @Test func theDefaultsDoNotContradictEachOther() throws {
    try Experiment().validate(origin: "defaults")
  }

  @Test func theOutputActivationFollowsTheLossUnlessChosen() {
    var experiment = Experiment()
    for loss in Loss.allCases {
      experiment.loss = loss
      #expect(experiment.effectiveOutputActivation == loss.defaultOutputActivation)
    }
    experiment.outputActivation = .elementwise(.tanh)
    #expect(experiment.effectiveOutputActivation == .elementwise(.tanh))
  }

  @Test func theShapeHasTheHiddenLayersAndTheOutput() {
    var experiment = Experiment()
    experiment.hidden = [4, 3]
    experiment.activations = [.relu]
    let shape = experiment.shape(inputs: 2, outputs: 1)
    #expect(shape.description == "2-4-3-1")
    #expect(
      shape.layers.map { $0.activation }
        == [.elementwise(.relu), .elementwise(.relu), .elementwise(.identity)])
    experiment.hidden = []
    #expect(experiment.shape(inputs: 2, outputs: 1).description == "2-1")
  }

  @Test func eachHiddenLayerCanHaveItsOwnActivation() {
    var experiment = Experiment()
    experiment.hidden = [4, 3]
    experiment.activations = [.gelu, .sin]
    #expect(
      experiment.shape(inputs: 2, outputs: 1).layers.map { $0.activation }
        == [.elementwise(.gelu), .elementwise(.sin), .elementwise(.identity)])
  }

  @Test func theRuleIsMadeOfAllThatSaysHowAStepChangesTheParameters() {
    #expect(Experiment().rule == UpdateRule(optimizer: .adam()))
    var experiment = Experiment()
    experiment.optimizer = .sgd(momentum: 0.5)
    experiment.l1 = 0.25
    experiment.l2 = 0.125
    experiment.gradientClipNorm = 3
    experiment.trainsBiases = false
    #expect(
      experiment.rule
        == UpdateRule(
          optimizer: .sgd(momentum: 0.5), l1: 0.25, l2: 0.125, clipNorm: 3, trainsBiases: false))
  }
}
