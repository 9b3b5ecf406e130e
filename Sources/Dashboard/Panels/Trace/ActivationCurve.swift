import Backprop
import TerminalUI

/// An activation function and its derivative, with the point at which a unit stands.
struct ActivationCurve: Widget {
  var activation: Activation
  /// Where the unit stands.
  var z: Double
  var theme: Theme

  /// How far the curve is drawn to each side at least.
  private static let reach = 3.0

  func draw(in area: Rect, of buffer: inout Buffer) {
    guard z.isFinite, area.width > 8, area.height > 2 else { return }
    let reach = max(Self.reach, abs(z) * 1.2)
    let count = 2 * area.width
    let points = (0...count).map { -reach + 2 * reach * Double($0) / Double(count) }
    let values = points.map { activation.valueAndDerivative(at: $0) }
    let name = activation.rawValue
    var chart = LineChart(
      series: [
        .init(
          Words(theme.appearance.glyphs).activationDerivative, style: theme.faint,
          buckets: zip(points, values).map { .init(x: $0, y: $1.derivative) }),
        .init(
          "\(name)(z)", style: theme.train,
          buckets: zip(points, values).map { .init(x: $0, y: $1.value) }),
      ],
      xLabels: [
        NumberText.significant(-reach, digits: 2), NumberText.significant(reach, digits: 2),
      ],
      glyphs: theme.appearance.glyphs, axisStyle: theme.faint)
    chart.cursor = .init(x: z, style: theme.bright)
    buffer.draw(chart, in: area)
  }
}
