import Backprop
import DrawnExperiments
import TerminalUI
import Training

@testable import Dashboard

extension Moments {
  /// Handwritten digits, of which few are learnt from.
  static func images(hidden: [Int] = [6], count: Int = 40) -> Experiment {
    var experiment = Experiment()
    (experiment.name, experiment.source, experiment.hidden) = ("images", "digits", hidden)
    experiment.precision = .float64
    experiment.trainFraction = Double(count) / 1797
    experiment.batchSize = .count(10)
    return experiment
  }

  /// The snapshot of such digits; reading them all takes a while.
  static let imageSnapshot = snapshot(images(hidden: [32]))

  /// A curve over a single input.
  static var line: Experiment {
    var experiment = Experiment()
    (experiment.name, experiment.source, experiment.hidden) = ("line", "rows", [4])
    experiment.precision = .float64
    experiment.trainFraction = 0.75
    experiment.standardization = .all
    experiment.rows = (0..<24).map {
      let x = Double($0) / 4
      return ExampleRow(x: [x], y: [100 + 10 * .sin(x)])
    }
    return experiment
  }
}
