import Backprop
import DrawnExperiments
import Testing

@testable import Training

@Suite struct WorstSamplesTests {
  private func worst(_ losses: [Double]) -> WorstSamples {
    var worst = WorstSamples(width: 2, count: losses.count)
    for (place, loss) in losses.enumerated() {
      worst.add(place: place, loss: loss, output: [Double(place), -Double(place)][...])
    }
    return worst
  }

  @Test(arguments: [0, 1, 2, 99, 100, 101, 1000])
  func theLargestLossesAreKeptInTheirOrder(_ count: Int) {
    let losses = (0..<count).map { Double($0 * 7919 % 1009) }
    let ranked = worst(losses).ranked
    let wanted = losses.enumerated().sorted {
      $0.element > $1.element || $0.element == $1.element && $0.offset < $1.offset
    }.prefix(WorstSamples.capacity)
    #expect(ranked.map(\.place) == wanted.map(\.offset))
    #expect(ranked.map(\.loss) == wanted.map(\.element))
  }

  @Test func eachKeepsItsOwnOutput() {
    let worst = worst((0..<500).map { Double($0 * 7919 % 1009) })
    for entry in worst.ranked {
      #expect(Array(worst.output(of: entry)) == [Double(entry.place), -Double(entry.place)])
    }
  }

  @Test func aLossThatIsNoNumberOutweighsAll() {
    var losses = (0..<300).map { Double($0) }
    losses[7] = .nan
    #expect(worst(losses).ranked.first?.place == 7)
    #expect(worst(Array(repeating: .nan, count: 300)).ranked.map(\.place) == Array(0..<100))
  }

  @Test func anEvaluationRanksTheTrainPart() {
    var experiment = Experiment.small
    experiment.precision = .float64
    var run = experiment.startRun()
    run.makeSteps(4, learningRate: 0.1)
    let found = run.evaluate()
    let moments = run.data.train.map { run.moment(probe: $0).probe }
    let wanted = moments.indices.sorted { moments[$0].loss > moments[$1].loss }
    #expect(found.worst.ranked.map(\.place) == wanted)
    for entry in found.worst.ranked {
      let output = moments[entry.place].activations[run.shape.output.units]
      // Sums in another order differ by roundings of terms around 1.
      #expect(zip(found.worst.output(of: entry), output).allSatisfy { abs($0 - $1) < 1e-14 })
    }
  }
}
