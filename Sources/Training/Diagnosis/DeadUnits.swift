/// Units that answer 0 to every sample and have no slope there: no gradient ever wakes them.
///
/// Source: CS231n, "Neural networks 1", <https://cs231n.github.io/neural-networks-1/>.
enum DeadUnits {
  /// From this part of its layer on dead units are more than a curiosity.
  static let telling = 0.25

  /// Returns the layer with the largest part of dead units.
  static func finding(_ seen: Observations) -> Finding? {
    let layers = seen.shape.layers.indices.map { layer in
      (layer: layer, dead: lasting(seen, layer), total: seen.shape.layers[layer].outputs)
    }.filter { !$0.dead.isEmpty }
    guard let worst = layers.max(by: { $0.dead.count * $1.total < $1.dead.count * $0.total })
    else { return nil }
    let share = Double(worst.dead.count) / Double(worst.total)
    return Finding(
      share == 1 ? .alarm : share >= telling ? .warning : .hint,
      .deadUnits(
        layer: worst.layer, units: worst.dead, total: worst.total,
        samples: seen.activity.sampleCount))
  }

  /// The dead units of a layer; none where the last readings had none: a unit may be silent for a
  /// moment.
  private static func lasting(_ seen: Observations, _ layer: Int) -> [Int] {
    let wasSeen = seen.history.readings.suffix(3).allSatisfy { $0.layers[layer].deadUnits > 0 }
    return wasSeen ? seen.activity.deadUnits(ofLayer: layer) : []
  }
}
