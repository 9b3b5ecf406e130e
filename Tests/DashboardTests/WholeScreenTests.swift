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
    Picture(name: "zoom-80x24", keys: [.tab, .character("e")]),
    Picture(name: "unit-80x24", keys: [.down, .down]),
    Picture(
      name: "weight-80x24", keys: [.tab, .tab, .down, .down, .right]),
    Picture(name: "batch-120x40", columns: 120, rows: 40, keys: [.character("d")]),
    Picture(name: "too-small-40x10", columns: 40, rows: 10),
    Picture(name: "xor-80x24", experiment: "xor"),
    Picture(name: "xor-120x40", experiment: "xor", columns: 120, rows: 40),
  ]

  @Test(arguments: pictures) func aScreenIsAsItWasRecorded(_ picture: Picture) throws {
    var experiment = try #require(
      try BundledExperiments.experiment(named: picture.experiment))
    experiment.precision = .float64
    let epochs = picture.experiment == "xor" ? 20 : 3
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
