/// Finds the paths from a unit to the outputs that add most to its delta.
///
/// There can be more paths than atoms. But the k largest of a unit go on with the k largest of the
/// units behind it, so it is enough to keep k for each, layer by layer from the output: the time
/// grows with the number of weights, not of paths.
struct PathSearch {
  private let network: Network<Double>
  private let pass: Pass<Double>
  private let limit: Int

  /// A path's units, its first one first, and what it adds to δ of that one.
  private struct Way {
    var units: [Int]
    var share: Double
  }

  init(_ network: Network<Double>, _ pass: Pass<Double>, limit: Int) {
    self.network = network
    self.pass = pass
    self.limit = limit
  }

  /// Returns the units of the largest paths, those of the largest path first.
  ///
  /// - Parameters:
  ///   - unit: its place in a pass.
  ///   - number: its layer, from 0.
  func largest(from unit: Int, ofLayer number: Int) -> [[Int]] {
    let shape = network.shape
    let last = shape.layers.count - 1
    guard number < last else { return [[unit]] }
    var ways = shape.output.units.map { [Way(units: [$0], share: pass.deltas[$0])] }
    for layer in shape.layers[number..<last].indices.reversed() {
      let units = layer == number ? unit..<(unit + 1) : shape.layers[layer].units
      ways = units.map { largest(from: $0, into: shape.layers[layer + 1], ways) }
    }
    return ways.first.map { $0.map(\.units) } ?? []
  }

  /// Returns the largest ways of a unit, from those of the units of the next layer.
  private func largest(from unit: Int, into next: LayerShape, _ ways: [[Way]]) -> [Way] {
    let source = unit - next.sources.lowerBound
    let factors = (0..<next.outputs).map {
      network.parameters[next.weight($0, from: source)] * pass.slopes[unit]
    }
    // No more than `limit` different units can follow in the largest `limit` ways: those whose own
    // best ones are largest.
    let bests = ways.indices.map { abs(factors[$0] * (ways[$0].first?.share ?? 0)) }
    let followers = ways.indices.sorted { bests[$0] > bests[$1] }.prefix(limit)
    let candidates = followers.flatMap { follower in
      ways[follower].map { Way(units: [unit] + $0.units, share: factors[follower] * $0.share) }
    }
    return Array(candidates.sorted { abs($0.share) > abs($1.share) }.prefix(limit))
  }
}
