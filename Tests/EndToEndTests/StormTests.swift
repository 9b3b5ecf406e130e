import BuiltPrograms
import Foundation
import TemporaryFiles
import Testing

/// Keys, mouse reports, sizes and nonsense at random; `PERCEPTOP_MUTATIONS` says how many.
@Suite(.serialized) struct StormTests {
  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  private static let count = number("PERCEPTOP_MUTATIONS") ?? 3000

  /// Draws of a fixed stream: the same storm each time.
  private struct Dice: RandomNumberGenerator {
    var state = UInt64(truncatingIfNeeded: number("PERCEPTOP_MUTATION_SEED") ?? 2026)

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// What is pressed: all that is printable but `q`, which ends the program, and `w` and `x`, which
  /// would fill the disk; and keys of more than one byte.
  private static let keys: [String] =
    (0x20..<0x7F).compactMap { Unicode.Scalar(UInt8($0)) }.map { String(Character($0)) }
    .filter { !["q", "w", "x"].contains($0) } + [
      "\u{1B}OA", "\u{1B}OB", "\u{1B}OC", "\u{1B}OD", "\u{1B}[A", "\u{1B}[H", "\u{1B}[F",
      "\u{1B}[5~", "\u{1B}[6~", "\u{1B}[3~", "\u{1B}OP", "\t", "\u{1B}[Z", "\r", "\u{7F}", "\u{0C}",
      "é", "⣿", "\u{1B}",
    ]

  private static let nonsense = [
    "\u{1B}[<0;1", "\u{1B}[<-5;3;3M", "\u{1B}[<99999999999999999999;1;1M", "\u{1B}[<;;;m",
    "\u{1B}[M\"!!", "\u{1B}[", "\u{1B}]11;rgb:0/0/0\u{7}", "\u{1B}P\u{1B}\\", "\u{1B}[200~",
    "\u{1B}[?1;2c",
    "\0", "\u{1F}",
  ]

  /// Sizes from the smallest to the largest, most of them such as windows have.
  private static func size(_ dice: inout Dice) -> (columns: Int, rows: Int) {
    switch Int.random(in: 0..<10, using: &dice) {
    case 0: (1, 1)
    case 1: (500, 200)
    case 2: (.random(in: 1...500, using: &dice), .random(in: 1...200, using: &dice))
    case 3: (.random(in: 1...80, using: &dice), .random(in: 1...24, using: &dice))
    default: (.random(in: 60...160, using: &dice), .random(in: 18...50, using: &dice))
    }
  }

  private static func mouse(_ dice: inout Dice) -> String {
    let codes = [0, 0, 0, 1, 2, 3, 32, 32, 34, 35, 64, 65, 65, 66, 4, 20, 81, 128, -1]
    let code = codes.randomElement(using: &dice) ?? 0
    let end = Bool.random(using: &dice) ? "M" : "m"
    // A press in the last row of any size might meet the word that quits.
    let isPress = code & 0b1100011 == 0
    return "\u{1B}[<\(code);\(Int.random(in: 0...170, using: &dice));"
      + "\(Int.random(in: 0...(isPress ? 17 : 55), using: &dice))\(end)"
  }

  @Test(
    "No storm of keys, clicks and sizes crashes it or leaves it stuck", arguments: [true, false])
  func storm(isRunning: Bool) throws {
    let files = try TemporaryFolder()
    let program = try Program.executable("perceptop").path
    let terminal = try PseudoTerminal(
      running: "/bin/sh",
      [
        "-c",
        "cd '\(files.path)' && exec '\(program)' \(isRunning ? "spiral" : "iris --paused")",
      ], columns: 100, rows: 30)
    #expect(terminal.wait { $0.firstRow.contains("epoch") })
    var dice = Dice()
    var sent = 0
    while sent < Self.count {
      let burst = (0..<Int.random(in: 1...40, using: &dice)).map { _ in
        switch Int.random(in: 0..<10, using: &dice) {
        case 0: Self.nonsense.randomElement(using: &dice) ?? ""
        case 1...4: Self.mouse(&dice)
        default: Self.keys.randomElement(using: &dice) ?? ""
        }
      }
      sent += burst.count + 1
      try #require(
        terminal.flood(Array(burst.joined().utf8)), "ended or stuck after \(sent) events")
      let size = Self.size(&dice)
      terminal.setWindow(columns: size.columns, rows: size.rows)
    }
    terminal.resize(columns: 100, rows: 30)
    // Time for a cut sequence to be given up: `1` may not be the rest of it.
    #expect(terminal.endUnread(seconds: 0.5) == nil)
    // Out of what is typed, out of the settings, out of a pane alone, out of a lesson.
    for _ in 0..<6 {
      #expect(terminal.flood([0x1B]))
      // Escape with a key right behind it would be that key with Alt.
      #expect(terminal.endUnread(seconds: 0.2) == nil)
    }
    #expect(terminal.flood(Array("1".utf8)))
    #expect(terminal.drawAnew())
    let isThere = terminal.wait { $0.firstRow.contains("epoch") && $0.text.contains("Network") }
    #expect(isThere, "\(terminal.screen.text)")
    // Weights may have been typed: then the first only warns.
    terminal.type("qq")
    #expect(terminal.end() == .exited(0))
    #expect(!terminal.screen.isAlternate && terminal.screen.isCursorVisible)
    #expect(!terminal.screen.reportsMouse && !terminal.screen.isHeldBack)
    #expect(terminal.hasShellModes)
  }
}
