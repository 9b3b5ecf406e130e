import Backprop
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct TraceContentTests {
  /// The trace of an experiment after some steps.
  private static func snapshot(_ experiment: Experiment) -> Snapshot {
    Moments.traced(experiment, steps: 3)
  }

  private static func names(_ snapshot: Snapshot) -> TraceNames {
    TraceNames(snapshot, Words(.braille))
  }

  /// Each operation's formulas of a network, for several of its weights.
  private static func formulas(_ snapshot: Snapshot) throws -> [TraceFormula] {
    let trace = try #require(snapshot.trace)
    let order = TraceOrder(snapshot.shape)
    return (0..<order.count).flatMap { number in
      [nil, 1, 2].flatMap { line in
        TraceContent(order[number], of: trace, names(snapshot), line: line).formulas
      }
    }
  }

  /// The numbers put in come to what stands behind the last sign.
  private static func check(_ formulas: [TraceFormula], leaves count: Int = 0) {
    var withoutArithmetic = 0
    for formula in formulas {
      guard case .result(let result)? = formula.pieces.last else {
        Issue.record("\(formula.rule) has no result")
        continue
      }
      guard let value = FormulaArithmetic.value(of: formula) else {
        withoutArithmetic += 1
        continue
      }
      #expect(
        abs(value - result.value) <= 1e-9 * max(abs(result.value), 1e-3),
        "\(formula.rule): \(value), said to be \(result.value)")
    }
    #expect(withoutArithmetic <= count)
  }

  private static let optimizers: [Optimizer] =
    Optimizer.all + [
      .sgd(momentum: 0.9, dampening: 0.1, weightDecay: 0.01),
      .sgd(momentum: 0.9, nesterov: true), .adagrad(learningRateDecay: 0.1, weightDecay: 0.01),
      .rmsprop(momentum: 0.5, centered: true), .rmsprop(weightDecay: 0.1),
      .adam(amsgrad: true, weightDecay: 0.1),
    ]

  @Test(arguments: optimizers)
  func theNumbersPutInGiveTheResult(_ optimizer: Optimizer) throws {
    var experiment = Moments.experiment(hidden: [3, 2])
    (experiment.optimizer, experiment.l1, experiment.l2) = (optimizer, 0.01, 0.02)
    experiment.gradientClipNorm = 0.1
    let formulas = try Self.formulas(Self.snapshot(experiment))
    #expect(formulas.count > 100)
    // Slopes, derivatives of the loss and the largest v so far are no arithmetic.
    let known = formulas.filter { !$0.rule.contains(" of ") && $0.rule != "f′(z)" }
      .filter { !$0.rule.contains("so far") }
    Self.check(known)
  }

  @Test func theFirstStepOfMomentumIsTheGradient() throws {
    var experiment = Moments.experiment(hidden: [2])
    experiment.optimizer = .sgd(momentum: 0.9)
    let snapshot = Moments.traced(experiment, steps: 0)
    let formulas = try Self.formulas(snapshot)
    Self.check(formulas.filter { $0.rule.contains("v = g") || $0.rule.contains("new") })
    #expect(formulas.contains { $0.rule == "v = g in the first step" })
  }

  @Test(arguments: [Loss.halfSquaredError, .meanSquaredError, .meanAbsoluteError, .huber])
  func lossesThatMeasureADistance(_ loss: Loss) throws {
    var experiment = Moments.experiment(hidden: [2])
    experiment.loss = loss
    let snapshot = Self.snapshot(experiment)
    let formulas = try Self.formulas(snapshot)
    let deltas = formulas.filter { $0.rule == "δ = f′(z) · ∂L/∂a" }
    #expect(!deltas.isEmpty)
    Self.check(deltas)
    let isSquare = loss == .halfSquaredError || loss == .meanSquaredError
    Self.check(formulas.filter { $0.rule.hasPrefix("L = ") }, leaves: isSquare ? 0 : 3)
  }

  @Test func classesAreAnsweredBySoftmax() throws {
    var experiment = Moments.experiment(hidden: [3], source: "iris")
    experiment.loss = .crossEntropy
    let snapshot = Self.snapshot(experiment)
    #expect(snapshot.shape.output.activation == .softmax)
    let formulas = try Self.formulas(snapshot)
    Self.check(formulas.filter { $0.rule == "a = e^z / Σ e^z" || $0.rule == "δ = a - t" })
    Self.check(formulas.filter { $0.rule == "L = -Σ t log a" })
    #expect(formulas.contains { $0.rule == "δ = a - t" })
  }

  @Test func ofManyProductsTheLargestAreWrittenOutAndTheRestIsOneNumber() throws {
    let snapshot = Self.snapshot(Moments.experiment(hidden: [12, 2]))
    let formulas = try Self.formulas(snapshot)
    let sums = formulas.filter { $0.rule == "z = Σ w·a + b" }
    Self.check(sums)
    #expect(sums.contains { $0.terms.contains { $0.symbol == "6 more" } })
    #expect(sums.allSatisfy { $0.terms.count <= 15 })
  }

  @Test func tablesHoldEveryNumberOfTheSum() throws {
    let snapshot = Self.snapshot(Moments.experiment(hidden: [12, 2]))
    let trace = try #require(snapshot.trace)
    let operation = TraceOperation(kind: .weightedInput, layer: 1, unit: 1)
    let content = TraceContent(operation, of: trace, Self.names(snapshot), line: 4)
    let table = try #require(content.table)
    #expect(table.lines.count == 12 && table.chosen == 4)
    #expect(table.titles == ["source", "a", "w", "w·a"])
    let sum = table.lines.reduce(0) { $0 + $1.values[2] }
    let layer = snapshot.shape.layers[1]
    let bias = trace.before.network.parameters[layer.bias(1)]
    #expect(abs(sum + bias - trace.pass.weightedInputs[layer.units.lowerBound + 1]) < 1e-12)
  }

  @Test func ofAFoldedLayerTheChosenUnitIsExplained() throws {
    let snapshot = Self.snapshot(Moments.experiment(hidden: [30]))
    let trace = try #require(snapshot.trace)
    let operation = TraceOperation(kind: .activation, layer: 0, unit: nil)
    let content = TraceContent(operation, of: trace, Self.names(snapshot), line: 7)
    let index = snapshot.shape.layers[0].units.lowerBound + 7
    #expect(content.formulas[0].terms.last?.value == trace.pass.activations[index])
    #expect(content.table?.lines.count == 30 && content.table?.chosen == 7)
  }

  @Test func everyNumberSaysWhatItIs() throws {
    for optimizer in Self.optimizers {
      var experiment = Moments.experiment(hidden: [2])
      experiment.optimizer = optimizer
      for term in try Self.formulas(Self.snapshot(experiment)).flatMap(\.terms) {
        #expect(term.meaning.count > 10 && !term.symbol.isEmpty, "\(term)")
      }
    }
  }

  @Test func biasesThatAreNotTrainedStay() throws {
    var experiment = Moments.experiment(hidden: [2])
    experiment.trainsBiases = false
    let snapshot = Self.snapshot(experiment)
    let trace = try #require(snapshot.trace)
    let operation = TraceOperation(kind: .update, layer: 0, unit: 0)
    let content = TraceContent(operation, of: trace, Self.names(snapshot), line: 2)
    #expect(content.formulas.map(\.rule) == ["biases are not trained: b stays"])
    Self.check(content.formulas)
  }
}
