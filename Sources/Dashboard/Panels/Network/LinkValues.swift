import TerminalUI
import Training

/// What links show: weights or the gradient of the loss by them.
struct LinkValues {
  /// A number for each parameter.
  let values: [Double]
  /// The largest size in each layer.
  let largest: [Double]
  /// What the title of the diagram says of it; nothing for weights.
  let title: String

  init(_ snapshot: Snapshot, _ state: DashboardState) {
    let isGradient = state.showsGradientLinks
    values = isGradient ? snapshot.moment.gradient : snapshot.moment.parameters
    largest = snapshot.flows.map { isGradient ? $0.largestGradient : $0.largestWeight }
    let words = Words(state.theme.appearance.glyphs)
    title = isGradient ? " \(words.derivative(by: "w"))" : ""
  }
}
