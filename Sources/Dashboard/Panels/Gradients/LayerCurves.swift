import Backprop
import TerminalUI
import Training

/// Gradient norm and update:weight ratio of a layer over the epochs.
struct LayerCurves {
  var snapshot: Snapshot
  var theme: Theme

  /// Between these ratios are drawn; those beyond stand at the edge.
  private static let ratios = 1e-6...1.0
  /// Where the ratio should be, in the middle of the picture.
  private static let mark = 1e-3

  private var lastX: Double { Double(max(1, snapshot.epoch)) }

  /// Returns the range of norms of some layers, which all of them are drawn on: so one sees where
  /// the gradient gets lost.
  func normRange(ofLayers layers: Range<Int>) -> ClosedRange<Double>? {
    let norms =
      snapshot.history.readings.lazy.flatMap { $0.layers[layers] }.map(\.gradientNorm)
      + snapshot.flows[layers].map(\.gradientNorm)
    let shown = norms.filter { $0.isFinite && $0 > 0 }
    guard let low = shown.min(), let high = shown.max() else { return nil }
    return low...high
  }

  /// Returns the curve of a layer's gradient norm.
  func norms(ofLayer layer: Int, over range: ClosedRange<Double>?) -> LineChart {
    let points =
      points { $0.layers[layer].gradientNorm }
      + [snapshot.flows[layer].gradientNorm]
      .map { .init(x: Double(snapshot.epoch), y: $0) }
    return LineChart(
      series: [.init("", style: theme.train, buckets: points)], scale: .logarithmic,
      xRange: 0...lastX, yRange: range, glyphs: theme.appearance.glyphs, axisStyle: theme.faint)
  }

  /// Returns the curve of a layer's update:weight ratio over the line where it should be; in a
  /// picture of so many rows that they don't run together dots are at the ends of what is healthy.
  func ratios(ofLayer layer: Int, rows: Int) -> LineChart {
    let points =
      points { Self.drawn($0.layers[layer].updateRatio) }
      + [Self.drawn(snapshot.flows[layer].updateRatio)].map {
        .init(x: Double(snapshot.epoch), y: $0)
      }
    let line = [0, lastX].map { LineChart.Bucket(x: $0, y: Self.mark) }
    let healthy = LayerFlow.healthyRatio
    let band = (rows < 6 ? 0..<0 : 0..<17).flatMap { step in
      [healthy.lowerBound, healthy.upperBound].map {
        LineChart.Bucket(x: lastX * Double(step) / 16, y: Self.power($0))
      }
    }
    return LineChart(
      series: [
        .init("", style: theme.border, buckets: band, isScattered: true),
        .init("", style: theme.border, buckets: line),
        .init("", style: theme.train, buckets: points),
      ], scale: .logarithmic, xRange: 0...lastX,
      yRange: Self.ratios,
      glyphs: theme.appearance.glyphs, axisStyle: theme.faint)
  }

  private func points(_ value: (Reading) -> Double) -> [LineChart.Bucket] {
    snapshot.history.readings.map { .init(x: Double($0.epoch), y: value($0)) }
  }

  /// A ratio, from its decimal logarithm, as the axis has it; a gap where there is none.
  private static func drawn(_ exponent: Double?) -> Double {
    guard let exponent, exponent.isFinite else { return .nan }
    return min(max(power(exponent), ratios.lowerBound), ratios.upperBound)
  }

  /// 10 to a power.
  private static func power(_ exponent: Double) -> Double {
    Double.exp(exponent * Double.log(10))
  }
}
