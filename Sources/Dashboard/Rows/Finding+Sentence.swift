import Backprop
import TerminalUI
import Training

extension Finding {
  /// Returns the finding in parts of falling importance: a sentence with its evidence, which fits
  /// the narrowest screen, and what else is worth saying.
  ///
  /// Numbers are rounded so that the words stand still while training goes on.
  func parts(
    in shape: NetworkShape, _ names: UnitNames = UnitNames(inputNames: [])
  ) -> [String] {
    func name(_ layer: Int) -> String {
      layer == shape.layers.count - 1 ? "output layer" : "layer \(layer + 1)"
    }
    func power(_ exponent: Double) -> String { DecadeText.text(exponent) ?? "next to none" }
    switch evidence {
    case .deadUnits(let layer, let units, let total, let samples):
      return Self.deadUnits(
        units.map { names.unit(layer, $0) }, in: name(layer), of: total, samples: samples)
    case .saturation(let layer, let share):
      return [
        "\(name(layer)) is saturated at \(Int((share * 20).rounded()) * 5)% of its activations",
        "smaller weights let the gradient through",
      ]
    case .vanishingGradient(let layer, let decades):
      guard decades.isFinite else { return ["no gradient reaches \(name(layer))"] }
      return [
        "gradient vanishes: \(name(layer)) has \(power(decades)) of the output's",
        "fewer layers, or relu, let it through",
      ]
    case .explodingGradient(let layer, let decades):
      return [
        "gradient explodes: \(name(layer)) has \(power(decades)) of the output's",
        "smaller weights hold it",
      ]
    case .growingGradient(let decades):
      return ["gradient explodes: its norm is \(power(decades)) of what it was", "- lowers lr"]
    case .slowLearning(let layer, let ratio):
      return [
        "\(name(layer)) learns slowly: update:weight \(power(ratio))",
        "target about 10^-3", "+ raises lr",
      ]
    case .unstableLearning(let layer, let ratio):
      return [
        "unstable: \(name(layer)) update:weight \(power(ratio))",
        "target about 10^-3", "- lowers lr",
      ]
    case .overfitting(let since, let growth):
      let times = growth.isFinite ? ["test loss x\(NumberText.significant(growth, digits: 2))"] : []
      return ["test loss rises while train falls since epoch \(since)"] + times
    case .plateau(let since, let loss):
      return [
        "plateau: train loss \(NumberText.significant(loss)) since epoch \(since)",
        "less than 1% better since then",
      ]
    case .unlikelyStart(let loss, let expected):
      return [
        "loss at start \(NumberText.significant(loss)), "
          + "expected about \(NumberText.significant(expected, digits: 2))",
        "the initial weights are too large",
      ]
    }
  }

  private static func deadUnits(
    _ units: [String], in name: String, of total: Int, samples: Int
  ) -> [String] {
    if units.count == 1, total > 1 {
      return ["unit \(units[0]) is dead: 0 on \(samples) of \(samples) samples"]
    }
    guard units.count < total else {
      return ["\(name) is dead: 0 on \(samples) of \(samples) samples"]
    }
    let names = units.prefix(6).joined(separator: " ")
    return [
      "\(units.count) of \(total) units of \(name) are dead",
      "0 on \(samples) of \(samples) samples",
      units.count > 6 ? "\(names) and \(units.count - 6) more" : names,
    ]
  }
}
