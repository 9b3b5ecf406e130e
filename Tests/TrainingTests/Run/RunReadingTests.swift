import Backprop
import DrawnExperiments
import Testing

@testable import Datasets
@testable import Training

/// What a run shows, against the same numbers by the engine alone.
@Suite struct RunReadingTests {
  private let run: any TrainingRun
  private let moment: Moment
  private let network: Network<Double>

  init() {
    var run = Experiment.small().startRun()
    run.makeSteps(4)
    self.run = run
    moment = run.moment(probe: 3)
    network = Network(shape: run.shape, parameters: moment.parameters)
  }

  private func pass(_ sample: Int) -> Pass<Double> {
    var pass = Pass<Double>(run.shape)
    network.forward(run.data.samples.input(sample), into: &pass)
    network.backward(run.data.samples.target(sample), loss: run.experiment.effectiveLoss, &pass)
    return pass
  }

  /// Sums in another order differ by roundings of terms around 1.
  private func isClose(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-14 }
  }

  @Test func evaluationIsTheMeanOverEachPart() {
    let found = run.evaluate()
    for (metrics, part) in [(found.train, run.data.train), (found.test, run.data.test)] {
      let losses = part.map { pass($0).loss }
      #expect(isClose([metrics?.loss ?? .nan], [losses.reduce(0, +) / Double(part.count)]))
      let right = part.filter { sample in
        let output = pass(sample).activations[run.shape.output.units.lowerBound]
        return output * (run.data.samples.target(sample).first ?? .nan) > 0
      }
      #expect(metrics?.accuracy == Double(right.count) / Double(part.count))
      #expect(part.filter { !found.isWrong[$0] } == right)
    }
    #expect(found.isWrong.count == run.data.samples.count)
  }

  @Test func thereIsNoTestMetricWithoutATestPart() {
    let run = Experiment.small { $0.trainFraction = 1 }.startRun()
    #expect(run.data.test.isEmpty)
    #expect(run.evaluate().test == nil)
  }

  @Test func theProbesPassIsThatOfItsSample() {
    let expected = pass(3)
    #expect(moment.probe.sample == 3)
    #expect(moment.probe.target == Array(run.data.samples.target(3)))
    #expect(moment.probe.weightedInputs == expected.weightedInputs)
    #expect(moment.probe.activations == expected.activations)
    #expect(moment.probe.deltas == expected.deltas)
    #expect(moment.probe.loss == expected.loss)
  }

  @Test func theGradientIsThatOfTheLastBatchAtThePresentWeights() {
    var pass = Pass<Double>(run.shape)
    var gradient = moment.gradient
    network.meanGradient(
      of: run.data.samples, batch: run.latestBatch, loss: run.experiment.effectiveLoss, pass: &pass,
      into: &gradient)
    #expect(isClose(moment.gradient, gradient))
    #expect(gradient.contains { $0 != 0 })
  }

  @Test func deltasAreMeansOverTheLastBatch() {
    let deltas = run.latestBatch.map { pass($0).deltas }
    let count = Double(deltas.count)
    for unit in 0..<run.shape.valueCount {
      let mean = deltas.reduce(0) { $0 + $1[unit] } / count
      let size = deltas.reduce(0) { $0 + abs($1[unit]) } / count
      #expect(isClose([moment.meanDeltas[unit]], [mean]))
      #expect(isClose([moment.meanAbsoluteDeltas[unit]], [size]))
    }
    // Of both signs in the batch, so that the two means are not one and the same.
    #expect(zip(moment.meanDeltas, moment.meanAbsoluteDeltas).contains { abs($0) < 0.99 * $1 })
  }

  @Test func theLastUpdateIsZeroBeforeTheFirstStep() {
    let fresh = Experiment.small().startRun().moment(probe: 0)
    #expect(fresh.lastUpdate.allSatisfy { $0 == 0 })
    #expect(fresh.gradient.contains { $0 != 0 })
  }

  @Test func responsesGoFromTheTopLeftRowByRow() {
    let units = 2..<run.shape.valueCount
    let pictures = run.responses(over: Plane(-4...4), columns: 4, rows: 2, units: units)
    #expect(pictures.count == units.count)
    // Middles of the picture elements: x1 = −3, −1, 1, 3; x2 = 2 above, −2 below.
    let places: [[Double]] = [
      [-3, 2], [-1, 2], [1, 2], [3, 2], [-3, -2], [-1, -2], [1, -2], [3, -2],
    ]
    for (index, place) in places.enumerated() {
      var pass = Pass<Double>(run.shape)
      network.forward(place[...], into: &pass)
      for (picture, unit) in zip(pictures, units) {
        #expect(picture.count == 8)
        #expect(picture[index] == Float(pass.activations[unit]))
      }
    }
  }

  @Test func responsesOfFewUnitsOrNoPictureElementsAreThatFew() {
    #expect(
      run.responses(over: Plane(-1...1), columns: 3, rows: 3, units: 3..<4).map { $0.count } == [9])
    #expect(run.responses(over: Plane(-1...1), columns: 0, rows: 3, units: 2..<4) == [[], []])
    #expect(run.responses(over: Plane(-1...1), columns: 3, rows: 3, units: 4..<4).isEmpty)
  }
}
