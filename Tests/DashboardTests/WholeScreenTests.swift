import Backprop
import DrawnExperiments
import Foundation
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
    /// A lesson in place of the experiment.
    var lesson: String?
    var columns = 80
    var rows = 24
    var view = DashboardView.overview
    var appearance = Appearance()
    var theme = "dark"
    var keys: [Key] = []

    var testDescription: String { name }
  }

  static let pictures =
    viewPictures + otherPictures + themePictures + lossPictures + settingsPictures
    + timelinePictures + lessonPictures

  /// Every view at every size, in colour, without colours, and in ASCII.
  private static let viewPictures: [Picture] = {
    let views: [(name: String, view: DashboardView, keys: [Key])] = [
      ("overview", .overview, []), ("network", .network, []), ("weights", .weights, []),
      ("gradients", .gradients, []), ("output", .output, []),
      // A unit's delta in the middle of the way back.
      ("trace", .trace, Array(repeating: .character("."), count: 20)),
    ]
    let looks = [
      ("", Appearance()), ("-monochrome", Appearance(colors: .monochrome)),
      ("-ascii", Appearance(colors: .monochrome, glyphs: .ascii)),
    ]
    let sizes = [(60, 18), (80, 24), (120, 40), (200, 60)]
    return views.flatMap { name, view, keys in
      looks.flatMap { look, appearance in
        sizes.map { columns, rows in
          Picture(
            name: "\(name)\(look)-\(columns)x\(rows)", columns: columns, rows: rows, view: view,
            appearance: appearance, keys: keys)
        }
      }
    }
  }()

  private static let otherPictures: [Picture] = [
    Picture(
      name: "console-80x24", appearance: Appearance(colors: .ansi8, glyphs: .blocks)),
    Picture(name: "ansi16-80x24", appearance: Appearance(colors: .ansi16)),
    Picture(name: "dead-80x24", experiment: "dead"),
    Picture(name: "dead-120x40", experiment: "dead", columns: 120, rows: 40, view: .gradients),
    Picture(name: "vanishing-80x24", experiment: "vanishing", view: .gradients),
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
    Picture(
      name: "digits-network-60x18", experiment: "digits", columns: 60, rows: 18, view: .network),
    Picture(name: "digits-network-80x24", experiment: "digits", view: .network),
    Picture(
      name: "digits-network-120x40", experiment: "digits", columns: 120, rows: 40, view: .network),
    Picture(
      name: "digits-network-200x60", experiment: "digits", columns: 200, rows: 60, view: .network),
    Picture(
      name: "digits-network-monochrome-80x24", experiment: "digits", view: .network,
      appearance: Appearance(colors: .monochrome)),
    Picture(
      name: "digits-network-ascii-80x24", experiment: "digits", view: .network,
      appearance: Appearance(colors: .monochrome, glyphs: .ascii)),
    Picture(
      name: "digits-overview-120x40", experiment: "digits", columns: 120, rows: 40),
    Picture(
      name: "link-80x24", view: .network, keys: [.down, .right, .character("}"), .character("}")]),
    Picture(
      name: "gradient-link-120x40", columns: 120, rows: 40, view: .network,
      keys: [.character("G"), .down, .right, .character("}")]),
    Picture(
      name: "digits-weights-80x24", experiment: "digits", view: .weights,
      keys: [.character("W"), .down, .right]),
    Picture(
      name: "digits-weights-ascii-80x24", experiment: "digits", view: .weights,
      appearance: Appearance(colors: .monochrome, glyphs: .ascii), keys: [.character("W")]),
    Picture(
      name: "digits-output-60x18", experiment: "digits", columns: 60, rows: 18, view: .output,
      keys: [.down]),
    Picture(
      name: "digits-output-120x40", experiment: "digits", columns: 120, rows: 40, view: .output,
      keys: [.down, .down, .enter]),
    Picture(
      name: "digits-output-monochrome-80x24", experiment: "digits", view: .output,
      appearance: Appearance(colors: .monochrome), keys: [.down]),
    Picture(name: "line-80x24", experiment: "line", view: .output),
    Picture(
      name: "line-120x40", experiment: "line", columns: 120, rows: 40, view: .output,
      keys: [.character("p")]),
    Picture(
      name: "line-ascii-80x24", experiment: "line", view: .output,
      appearance: Appearance(colors: .monochrome, glyphs: .ascii)),
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

  private static let themePictures: [Picture] = [
    Picture(name: "light-80x24", theme: "light"),
    Picture(
      name: "light-120x40", columns: 120, rows: 40, theme: "light", keys: [.character("p")]),
    Picture(name: "light-ansi16-80x24", appearance: Appearance(colors: .ansi16), theme: "light"),
    Picture(
      name: "light-console-80x24", appearance: Appearance(colors: .ansi8, glyphs: .blocks),
      theme: "light"),
    Picture(
      name: "light-classes-80x24", experiment: "classes", view: .output, theme: "light",
      keys: [.character("p")]),
    Picture(
      name: "colorblind-120x40", columns: 120, rows: 40, theme: "colorblind",
      keys: [.character("p")]),
    Picture(name: "mono-80x24", theme: "mono"),
  ]

  /// The settings with a control of the data chosen, and a value being typed.
  private static let settingsPictures: [Picture] = {
    let keys: [Key] = [.character("c"), .end, .pageUp, .pageUp]
    return [(60, 18), (80, 24), (120, 40), (200, 60)].map { columns, rows in
      Picture(name: "settings-\(columns)x\(rows)", columns: columns, rows: rows, keys: keys)
    } + [
      Picture(
        name: "settings-monochrome-80x24", appearance: Appearance(colors: .monochrome), keys: keys),
      Picture(
        name: "settings-ascii-80x24",
        appearance: Appearance(colors: .monochrome, glyphs: .ascii), keys: keys),
      Picture(
        name: "typing-80x24",
        keys: [.character("c"), .enter, .character("0"), .character("."), .character("5")]),
      Picture(
        name: "refused-80x24", keys: [.character("L"), .character("-"), .character("1"), .enter]),
    ]
  }()

  /// The loss alone, smoothed and read in the middle.
  private static let lossPictures: [Picture] = {
    let keys: [Key] =
      [.backTab, .backTab, .character("e"), .character("m")]
      + Array(repeating: .left, count: 9)
    return [(60, 18), (80, 24), (120, 40), (200, 60)].map { columns, rows in
      Picture(
        name: "loss-\(columns)x\(rows)", experiment: "iris", columns: columns, rows: rows,
        keys: keys)
    } + [
      Picture(
        name: "loss-monochrome-80x24", experiment: "iris",
        appearance: Appearance(colors: .monochrome), keys: keys),
      Picture(
        name: "loss-ascii-80x24", experiment: "iris",
        appearance: Appearance(colors: .monochrome, glyphs: .ascii), keys: keys),
    ]
  }()

  /// A moment of the past, and a fork with other learning rates beside its original.
  private static let timelinePictures: [Picture] = {
    let past: [Key] = [.character("t"), .down, .left, .left]
    let fork = [.character("t"), .down, .enter] + "++++++ssssss".map(Key.character)
    let difference = fork + [.character("F"), .character("3"), .down]
    let monochrome = Appearance(colors: .monochrome)
    let ascii = Appearance(colors: .monochrome, glyphs: .ascii)
    return [
      Picture(name: "timeline-60x18", experiment: "iris", columns: 60, rows: 18, keys: past),
      Picture(name: "timeline-80x24", experiment: "iris", keys: past),
      Picture(name: "timeline-120x40", experiment: "iris", columns: 120, rows: 40, keys: past),
      Picture(
        name: "timeline-monochrome-80x24", experiment: "iris", appearance: monochrome, keys: past),
      Picture(name: "timeline-ascii-80x24", experiment: "iris", appearance: ascii, keys: past),
      Picture(name: "fork-80x24", experiment: "iris", keys: fork),
      Picture(name: "fork-120x40", experiment: "iris", columns: 120, rows: 40, keys: fork),
      Picture(name: "fork-ascii-80x24", experiment: "iris", appearance: ascii, keys: fork),
      Picture(
        name: "difference-120x40", experiment: "iris", columns: 120, rows: 40, keys: difference),
    ]
  }()

  /// A lesson: what it is, an operation beside its text, an open question, names, runs side by side,
  /// and the list of lessons.
  private static let lessonPictures: [Picture] = {
    let monochrome = Appearance(colors: .monochrome)
    let ascii = Appearance(colors: .monochrome, glyphs: .ascii)
    let delta: [Key] = [.right, .right, .right, .enter, .character("4"), .enter]
    let looks = [("", Appearance()), ("-monochrome", monochrome), ("-ascii", ascii)]
    let sizes = [(60, 18), (80, 24), (120, 40), (200, 60)]
    let steps = looks.flatMap { look, appearance in
      sizes.map { columns, rows in
        Picture(
          name: "lesson\(look)-\(columns)x\(rows)", lesson: "builtin-xor", columns: columns,
          rows: rows, appearance: appearance, keys: delta)
      }
    }
    let question: [Key] = [.right, .right, .right, .right, .down]
    let runs: [Key] = [.right, .right, .down, .enter]
    return steps + [
      Picture(name: "lesson-start-80x24", lesson: "mazur"),
      Picture(
        name: "lesson-trace-60x18", lesson: "mazur", columns: 60, rows: 18, keys: [.right, .tab]),
      Picture(name: "lesson-question-80x24", lesson: "builtin-xor", keys: question),
      Picture(
        name: "lesson-question-ascii-80x24", lesson: "builtin-xor", appearance: ascii,
        keys: question),
      Picture(
        name: "lesson-ours-80x24", lesson: "builtin-xor", keys: delta + [.character("N")]),
      Picture(
        name: "lesson-runs-120x40", lesson: "learning-rate", columns: 120, rows: 40, keys: runs),
      Picture(
        name: "lesson-runs-monochrome-80x24", lesson: "learning-rate", appearance: monochrome,
        keys: runs),
      Picture(
        name: "lesson-light-80x24", lesson: "builtin-xor", theme: "light", keys: question),
      Picture(name: "lessons-60x18", columns: 60, rows: 18, keys: [.character("T"), .down]),
      Picture(name: "lessons-80x24", keys: [.character("T"), .down]),
      Picture(
        name: "lessons-ascii-80x24", appearance: ascii, keys: [.character("T"), .down]),
      Picture(name: "lessons-120x40", columns: 120, rows: 40, keys: [.character("T"), .end]),
    ]
  }()

  /// A bundled experiment, or one of written samples: three classes of points, or a number that
  /// follows from three others.
  private static func experiment(named name: String) throws -> Experiment {
    if name == "line" { return Moments.line }
    var experiment = try BundledExperiments.experiment(named: name) ?? Experiment()
    experiment.precision = .float64
    if name == "dead" {
      // Half of the first layer's units lie below their thresholds for all points of the plane.
      experiment = Moments.dying
    }
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

  @Test func theFolderHoldsTheseAlone() throws {
    let folder = ScreenRecording.package.appendingPathComponent("Tests/DashboardTests/Recordings")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(files) == Set(Self.pictures.map { "\($0.name).txt" }))
    #expect(files.count == Self.pictures.count)
  }

  private static func frame(_ picture: Picture) throws -> Buffer {
    let scheme = try #require(Scheme.named(picture.theme))
    let size = Size(columns: picture.columns, rows: picture.rows)
    if let name = picture.lesson {
      return ScreenPicture.frame(
        of: try #require(try BundledLessons.lesson(named: name)), size: size,
        appearance: picture.appearance, scheme: scheme, keys: picture.keys)
    }
    let epochs = ["spiral": 3, "digits": 1][picture.experiment] ?? 20
    return ScreenPicture.frame(
      of: try experiment(named: picture.experiment), epochs: epochs, size: size,
      view: picture.view, appearance: picture.appearance, scheme: scheme, keys: picture.keys)
  }

  @Test(arguments: pictures) func aScreenIsAsItWasRecorded(_ picture: Picture) throws {
    let frame = try Self.frame(picture)
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
