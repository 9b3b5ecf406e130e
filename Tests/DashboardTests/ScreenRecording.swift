import DrawnExperiments
import Foundation
import TerminalUI

/// A screen as a text file: its rows, a line of `=`, rows of style letters, and their legend.
///
/// `PERCEPTOP_RECORD=1 swift test --filter DashboardTests` writes recordings, screenshots and
/// the README's key table anew; a run that writes something else than was there fails.
enum ScreenRecording {
  static let isRecording = ProcessInfo.processInfo.environment["PERCEPTOP_RECORD"] == "1"

  /// The folder of the package.
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let letters = Array(
    ".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".unicodeScalars)

  /// Writes a screen as text. Styles are named in the order in which they appear; beyond the
  /// single letters they are pairs of letters, in all rows alike.
  static func text(of buffer: Buffer) -> String {
    var styles: [Style] = []
    var index: [Style: Int] = [:]
    for cell in buffer.cells where index[cell.style] == nil {
      index[cell.style] = styles.count
      styles.append(cell.style)
    }
    let width = styles.count > letters.count ? 2 : 1
    func name(_ number: Int) -> String {
      let low = String(letters[number % letters.count])
      return width == 1 ? low : String(letters[number / letters.count]) + low
    }
    var lines = (0..<buffer.size.rows).map { buffer.text(row: $0) + "|" }
    lines.append(String(repeating: "=", count: buffer.size.columns))
    for row in 0..<buffer.size.rows {
      let names = (0..<buffer.size.columns).map { name(index[buffer[$0, row].style] ?? 0) }
      lines.append(names.joined())
    }
    lines.append(String(repeating: "=", count: buffer.size.columns))
    lines += styles.enumerated().map { "\(name($0.offset)) \(description($0.element))" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A style in words: `#d0d0d0 on #1c1c1c bold`.
  static func description(_ style: Style) -> String {
    var words = [color(style.foreground), "on", color(style.background)]
    let attributes: [(Style.Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.underline, "underline"), (.reverse, "reverse"),
    ]
    words += attributes.filter { style.attributes.contains($0.0) }.map(\.1)
    return words.joined(separator: " ")
  }

  private static func color(_ color: Color) -> String {
    if let index = color.ansiIndex { return "ansi\(index)" }
    guard let value = color.rgbValue else { return "standard" }
    let digits = String(value, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// Compares a text with a file of the package, or writes the file.
  ///
  /// - Returns: what is wrong; nil where both are the same.
  static func difference(_ text: String, from path: String) throws -> String? {
    let file = package.appendingPathComponent(path)
    let recorded = try? String(contentsOf: file, encoding: .utf8)
    if recorded == text { return nil }
    if isRecording {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return "\(path) was recorded; look at it, then run again without PERCEPTOP_RECORD"
    }
    guard let recorded else { return "\(path) is missing; PERCEPTOP_RECORD=1 records it" }
    return "\(path): " + firstDifference(text, recorded)
  }

  private static func firstDifference(_ new: String, _ old: String) -> String {
    let (news, olds) = (Lines(new), Lines(old))
    for row in 0..<max(news.screen.count, olds.screen.count) {
      let count = max(news.cells(row), olds.cells(row))
      for column in 0..<count where news.cell(column, row) != olds.cell(column, row) {
        return "first difference in column \(column), row \(row): recorded "
          + "\(olds.cell(column, row)), now \(news.cell(column, row))"
      }
    }
    return "the files differ in their length or form"
  }

  /// A recording taken apart again.
  private struct Lines {
    let screen: [[Unicode.Scalar]]
    private let styles: [[Unicode.Scalar]]
    private let legend: [String: String]
    private let nameWidth: Int

    init(_ text: String) {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let bars = lines.indices.filter { !lines[$0].isEmpty && lines[$0].allSatisfy { $0 == "=" } }
      guard bars.count == 2 else {
        (screen, styles, legend, nameWidth) = (lines.map { Array($0.unicodeScalars) }, [], [:], 1)
        return
      }
      screen = lines[..<bars[0]].map { Array($0.unicodeScalars.dropLast()) }
      styles = lines[(bars[0] + 1)..<bars[1]].map { Array($0.unicodeScalars) }
      var legend: [String: String] = [:]
      for line in lines[(bars[1] + 1)...] {
        let words = line.split(separator: " ", maxSplits: 1)
        if words.count == 2 { legend[String(words[0])] = String(words[1]) }
      }
      self.legend = legend
      nameWidth = legend.keys.map(\.count).max() ?? 1
    }

    func cells(_ row: Int) -> Int { screen.indices.contains(row) ? screen[row].count : 0 }

    func cell(_ column: Int, _ row: Int) -> String {
      guard column < cells(row) else { return "nothing" }
      let glyph = String(screen[row][column])
      guard styles.indices.contains(row), styles[row].count >= nameWidth * (column + 1) else {
        return "'\(glyph)'"
      }
      let name = styles[row][(nameWidth * column)..<(nameWidth * (column + 1))].map(String.init)
      return "'\(glyph)' in \(legend[name.joined()] ?? "an unknown style")"
    }
  }
}
