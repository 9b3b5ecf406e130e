import TerminalUI
import Training

extension ScreenPicture {
  /// A picture of the documentation: which experiment, how far trained, how large, which view.
  public struct Exhibit: Sendable {
    /// The file's name without its ending.
    public let name: String
    /// The bundled experiment.
    public let experiment: String
    /// How many epochs it is trained before.
    public let epochs: Int
    /// The size of the screen.
    public let size: Size
    /// What fills the screen.
    public let view: DashboardView

    /// Draws the picture; it computes in float64, as `perceptop screenshot` does.
    public func frame() throws -> Buffer {
      guard var experiment = try BundledExperiments.experiment(named: experiment) else {
        preconditionFailure("an exhibit shows a bundled experiment")
      }
      experiment.precision = .float64
      let prepared = try PreparedExperiment(experiment, origin: name)
      return ScreenPicture.frame(of: prepared, epochs: epochs, size: size, view: view)
    }
  }

  /// The pictures in the folder Screenshots. A test fails when one of them is stale.
  public static let gallery: [Exhibit] = [
    Exhibit(
      name: "overview-80x24", experiment: "spiral", epochs: 300,
      size: Size(columns: 80, rows: 24), view: .overview),
    Exhibit(
      name: "overview-120x40", experiment: "spiral", epochs: 300,
      size: Size(columns: 120, rows: 40), view: .overview),
    Exhibit(
      name: "xor-80x24", experiment: "xor", epochs: 100,
      size: Size(columns: 80, rows: 24), view: .overview),
  ]
}
