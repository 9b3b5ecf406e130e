import ArgumentParser
import Dashboard
import Endings
import TerminalUI
import Training

/// `perceptop screenshot`: the live view without a terminal.
///
/// It computes in float64 and its clock stands still, so that the same command makes the same
/// file whatever the processor.
struct Screenshot: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Render the screen without a terminal, as SVG or text.")

  @OptionGroup var options: ExperimentOptions

  @Option(parsing: .unconditional, help: "How many epochs to train before.")
  var epochs = "0"

  @Option(parsing: .unconditional, help: "Columns and rows of the screen, such as 120x40.")
  var size = "120x40"

  @Option(parsing: .unconditional, help: "What fills the screen.")
  var view = "overview"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The colours: \(Scheme.allowed).", valueName: "name"))
  var theme: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The file to write.", valueName: "file.svg|.txt"))
  var out: String

  private static let views: [(name: String, view: DashboardView)] = [
    ("overview", .overview), ("network", .network), ("weights", .weights),
    ("gradients", .gradients), ("output", .output), ("trace", .trace),
  ]
  private static let sides = 1...1000

  func run() throws {
    let prepared = try options.prepared { $0.precision = .float64 }
    let epochs = try trainedEpochs()
    let size = try parsedSize()
    guard let view = Self.views.first(where: { $0.name == view })?.view else {
      throw Ending.refused(
        "--view", view, allowed: Self.views.map(\.name).joined(separator: ", "))
    }
    let scheme = try LookOptions.scheme(named: theme) ?? .dark
    let export = try export()
    let file = try OutputFile(path: out, option: "--out")
    let frame = ScreenPicture.frame(
      of: prepared, epochs: epochs, size: size, view: view, scheme: scheme)
    try file.write(export(frame))
  }

  /// Reads --epochs by the rules of the experiment's setting, but sets no limit by it.
  private func trainedEpochs() throws -> Int {
    var reader = Experiment()
    try reader.set("training.epochs", to: .scalar(epochs), option: "--epochs")
    guard let number = reader.epochs else {
      throw Ending.refused(
        "--epochs", "none", allowed: "a whole number from 0")
    }
    return number
  }

  private func parsedSize() throws -> Size {
    let sides = size.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count == 2, let columns = sides[0], let rows = sides[1],
      Self.sides.contains(columns), Self.sides.contains(rows)
    else {
      throw Ending.refused(
        "--size", size,
        allowed: "columns x rows, each from "
          + "\(Self.sides.lowerBound) to \(Self.sides.upperBound), such as 120x40")
    }
    return Size(columns: columns, rows: rows)
  }

  private func export() throws -> (Buffer) -> String {
    if out.hasSuffix(".svg") { return SVGExport.svg(of:) }
    if out.hasSuffix(".txt") { return TextExport.text(of:) }
    throw Ending.refused(
      "--out", out, allowed: "a name ending in .svg or .txt")
  }
}
