import TerminalUI
import Training

extension ScreenPicture {
  /// A picture of the documentation: which experiment, how far trained, or which lesson, how large,
  /// which view.
  public struct Exhibit: Sendable {
    /// The file's name without its ending.
    public let name: String
    /// The bundled experiment, or lesson.
    public let experiment: String
    /// How many epochs it is trained before; nil for a lesson.
    public let epochs: Int?
    /// The size of the screen.
    public let size: Size
    /// What fills the screen.
    public var view = DashboardView.overview
    /// What is pressed before.
    var keys: [Key] = []

    /// Draws the picture; it computes in float64, as `perceptop screenshot` does.
    public func frame() throws -> Buffer {
      guard let epochs else {
        guard let lesson = try BundledLessons.lesson(named: experiment) else {
          preconditionFailure("an exhibit shows a bundled lesson")
        }
        return ScreenPicture.frame(of: lesson, size: size, keys: keys)
      }
      guard var experiment = try BundledExperiments.experiment(named: experiment) else {
        preconditionFailure("an exhibit shows a bundled experiment")
      }
      experiment.precision = .float64
      let prepared = try PreparedExperiment(experiment, origin: name)
      return ScreenPicture.frame(of: prepared, epochs: epochs, size: size, view: view, keys: keys)
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
      name: "network-100x32", experiment: "spiral", epochs: 300,
      size: Size(columns: 100, rows: 32), view: .network,
      keys: [.down, .right, .character("}"), .character("}")]),
    Exhibit(
      name: "digits-100x32", experiment: "digits", epochs: 2,
      size: Size(columns: 100, rows: 32), view: .network),
    Exhibit(
      name: "weights-100x24", experiment: "spiral", epochs: 300,
      size: Size(columns: 100, rows: 24), view: .weights),
    Exhibit(
      name: "gradients-100x32", experiment: "spiral", epochs: 300,
      size: Size(columns: 100, rows: 32), view: .gradients),
    Exhibit(
      name: "output-100x32", experiment: "digits", epochs: 2,
      size: Size(columns: 100, rows: 32), view: .output),
    Exhibit(
      name: "settings-120x40", experiment: "spiral", epochs: 300,
      size: Size(columns: 120, rows: 40), view: .overview,
      keys: [.character("c")] + Array(repeating: .down, count: 15)),
    Exhibit(
      name: "lesson-100x32", experiment: "builtin-xor", epochs: nil,
      size: Size(columns: 100, rows: 32),
      keys: [.right, .right, .right, .right, .down, .down, .enter]),
    Exhibit(
      name: "xor-80x24", experiment: "xor", epochs: 100,
      size: Size(columns: 80, rows: 24), view: .overview),
  ]
}
