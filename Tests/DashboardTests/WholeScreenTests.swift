import Backprop
import DrawnExperiments
import TerminalUI
import Testing
import Training

@testable import Dashboard

/// Whole screens against their recordings.
@Suite struct WholeScreenTests {
  /// A screen to record.
  struct Picture: CustomTestStringConvertible {
    var name: String
    var experiment = "spiral"
    var columns = 80
    var rows = 24
    var view = DashboardView.overview
    var appearance = Appearance()
    var keys: [Key] = []

    var testDescription: String { name }
  }

  static let pictures: [Picture] = [
    Picture(name: "overview-60x18", columns: 60, rows: 18),
    Picture(name: "overview-80x24"),
    Picture(name: "overview-120x40", columns: 120, rows: 40),
    Picture(name: "overview-200x60", columns: 200, rows: 60),
    Picture(name: "monochrome-80x24", appearance: Appearance(colors: .monochrome)),
    Picture(
      name: "ascii-80x24", appearance: Appearance(colors: .monochrome, glyphs: .ascii)),
    Picture(
      name: "console-80x24", appearance: Appearance(colors: .ansi8, glyphs: .blocks)),
    Picture(name: "ansi16-80x24", appearance: Appearance(colors: .ansi16)),
    Picture(name: "network-80x24", view: .network),
    Picture(name: "weights-80x24", view: .weights),
    Picture(name: "output-80x24", view: .output),
    Picture(name: "help-80x24", keys: [.character("?")]),
    Picture(name: "help-120x40", columns: 120, rows: 40, keys: [.character("?")]),
    Picture(name: "zoom-80x24", keys: [.tab, .character("e")]),
    Picture(name: "unit-80x24", keys: [.down, .down]),
    Picture(
      name: "weight-80x24", keys: [.tab, .tab, .down, .down, .right]),
    Picture(name: "batch-120x40", columns: 120, rows: 40, keys: [.character("d")]),
    Picture(
      name: "discrete-120x40", columns: 120, rows: 40, keys: [.character("p"), .character("D")]),
    Picture(
      name: "classes-discrete-80x24", experiment: "classes", view: .output,
      keys: [.character("p"), .character("D")]),
    Picture(name: "too-small-40x10", columns: 40, rows: 10),
    Picture(name: "xor-80x24", experiment: "xor"),
    Picture(name: "xor-120x40", experiment: "xor", columns: 120, rows: 40),
    Picture(name: "iris-120x40", experiment: "iris", columns: 120, rows: 40),
    Picture(name: "classes-120x40", experiment: "classes", columns: 120, rows: 40),
    Picture(name: "classes-80x24", experiment: "classes", view: .output),
    Picture(
      name: "classes-monochrome-80x24", experiment: "classes", view: .output,
      appearance: Appearance(colors: .monochrome, glyphs: .ascii)),
    Picture(name: "values-120x40", experiment: "values", columns: 120, rows: 40),
  ]

  /// A bundled experiment, or one of written samples: three classes of points, or a number that
  /// follows from three others.
  private static func experiment(named name: String) throws -> Experiment {
    var experiment = try BundledExperiments.experiment(named: name) ?? Experiment()
    experiment.precision = .float64
    guard name == "classes" || name == "values" else { return experiment }
    (experiment.name, experiment.source, experiment.hidden) = (name, "rows", [4])
    experiment.trainFraction = 0.75
    experiment.rows = (0..<24).map { index in
      let (angle, kind) = (Double(index) * 0.7, index % 3)
      let (x1, x2) = (Double(kind) * 2 + .cos(angle), Double(kind % 2) * 2 + .sin(angle))
      guard name == "classes" else {
        return ExampleRow(x: [x1, x2, angle], y: [100 + 10 * x1 - 5 * x2])
      }
      return ExampleRow(x: [x1, x2], y: (0..<3).map { $0 == kind ? 1 : 0 })
    }
    experiment.standardization = .all
    return experiment
  }

  @Test(arguments: pictures) func aScreenIsAsItWasRecorded(_ picture: Picture) throws {
    let experiment = try Self.experiment(named: picture.experiment)
    let epochs = picture.experiment == "spiral" ? 3 : 20
    let frame = ScreenPicture.frame(
      of: experiment, epochs: epochs, size: Size(columns: picture.columns, rows: picture.rows),
      view: picture.view, appearance: picture.appearance, keys: picture.keys)
    let difference = try ScreenRecording.difference(
      ScreenRecording.text(of: frame), from: "Tests/DashboardTests/Recordings/\(picture.name).txt"
    )
    #expect(difference == nil)
  }

  @Test func aComparisonNamesTheFirstDifferingCellWithBothCells() throws {
    var frame = Buffer(Size(columns: 4, rows: 2))
    frame.put("abc", column: 0, row: 1, Style(.rgb(0x00FF00)))
    let path = "Tests/DashboardTests/Recordings/too-small-40x10.txt"
    // A recording run would overwrite the file.
    guard !ScreenRecording.isRecording else { return }
    let difference = try ScreenRecording.difference(ScreenRecording.text(of: frame), from: path)
    #expect(
      difference
        == "\(path): first difference in column 4, row 0: recorded ' ' in standard on standard, "
        + "now nothing")
  }
}
