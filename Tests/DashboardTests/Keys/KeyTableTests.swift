import Foundation
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct KeyTableTests {
  private static let allKeys = KeyTable.main.flatMap(\.keys).map(\.key)

  @Test func noKeyIsBoundTwice() {
    for mode in KeyMode.allCases {
      let keys = mode.bindings.flatMap(\.keys).map(\.key)
      #expect(Set(keys).count == keys.count, "\(mode)")
    }
    #expect(Self.allKeys.count == 69)
  }

  @Test func everyBindingSaysWhatItDoes() {
    for mode in KeyMode.allCases {
      for binding in mode.bindings {
        #expect(!binding.label.isEmpty && !binding.description.isEmpty && !binding.keys.isEmpty)
        #expect(!binding.description.hasSuffix("."))
        for (key, action) in binding.keys {
          #expect(KeyTable.action(for: key, in: mode) == action)
        }
      }
    }
  }

  @Test func everyGroupHasBindings() {
    for group in KeyBinding.Group.allCases {
      #expect(KeyTable.main.contains { $0.group == group })
    }
  }

  @Test(
    .enabled("there is a README") {
      FileManager.default.fileExists(
        atPath: ScreenRecording.package.appendingPathComponent("README.md").path)
    })
  func theReadmeHasTheTableOfTheProgram() throws {
    let file = ScreenRecording.package.appendingPathComponent("README.md")
    let readme = try String(contentsOf: file, encoding: .utf8)
    let parts = readme.components(separatedBy: "<!-- keys -->")
    let rest = try #require(parts.count == 2 ? parts[1] : nil, "README.md has <!-- keys --> once")
      .components(separatedBy: "<!-- /keys -->")
    try #require(rest.count == 2, "README.md has <!-- /keys --> once, after <!-- keys -->")
    let wanted = [parts[0] + "<!-- keys -->", KeyTable.markdown, "<!-- /keys -->" + rest[1]]
      .joined(separator: "\n").replacingOccurrences(of: "\n\n<!-- /keys", with: "\n<!-- /keys")
    #expect(try ScreenRecording.difference(wanted, from: "README.md") == nil)
  }

  @Test func theMarkdownHasARowForEveryBinding() {
    let rows = KeyTable.markdown.split(separator: "\n")
    #expect(rows.count == KeyTable.main.count + KeyTable.reading.count + 2)
    #expect(rows[0] == "| key | does |")
    #expect(rows[2] == "| `space` | run or pause |")
    #expect(rows.contains("| `Enter` | in a lesson: read on: text, answer, next step |"))
    #expect(rows.contains("| `Tab` `Shift-Tab` | next or previous pane |"))
  }
}

/// Every key in every state: something changes, something is to be done, or a notice says why not.
@Suite struct KeyAnswerTests {
  /// What a state shows, as far as keys can change it.
  private struct Look: Equatable {
    var frame: Buffer
    var view: DashboardView
    var focus: Pane
  }

  private static func look(_ state: DashboardState) -> Look {
    Look(frame: Dashboard.frame(state), view: state.view, focus: state.focus)
  }

  static let starts: [(name: String, keys: [Key])] = [
    ("at rest", []), ("help", [.character("?")]),
    ("the end of the help", [.character("?")] + Array(repeating: .down, count: 40)),
    ("a unit", [.down]), ("the first unit", [.down, .left, .up, .up, .up]),
    ("the last unit", [.down, .right, .right, .right, .down]),
    ("a weight", [.tab, .tab, .down]), ("the last pane", [.backTab]),
    ("the loss", [.backTab, .backTab]), ("a read epoch", [.backTab, .backTab, .left]),
    ("zoom", [.character("e")]), ("gradients", [.character("4")]), ("trace", [.character("6")]),
    ("the end of the trace", [.character("6")] + Array(repeating: .character("."), count: 200)),
    ("a number of the trace", [.character("6"), .down, .right]),
    ("the last layer", [.character("4"), .down, .down, .down]),
    ("network", [.character("2")]), ("weights", [.character("3")]), ("output", [.character("5")]),
    ("a link", [.character("2"), .down, .character("}")]),
    ("a sample", [.character("5"), .down, .down]),
    ("a gradient check", [.character("g")]), ("a chain rule", [.character("v")]),
    (
      "the chain rule of a bias",
      [.character("3")] + Array(repeating: .right, count: 2) + [.character("v")]
    ),
    ("the last weight", [.character("3")] + Array(repeating: .right, count: 40)),
  ]

  @Test(arguments: [(60, 18), (80, 24), (120, 40)])
  func everyKeyIsAnswered(_ columns: Int, _ rows: Int) {
    for start in Self.starts {
      var state = Moments.state(columns, rows)
      for key in start.keys { _ = state.update(.key(key)) }
      state.notice = nil
      for key in KeyTable.main.flatMap(\.keys).map(\.key) {
        var pressed = state
        let effects = pressed.update(.key(key))
        let isAnswered = !effects.isEmpty || Self.look(pressed) != Self.look(state)
        #expect(isAnswered, "\(key) does nothing in \(start.name) at \(columns)x\(rows)")
      }
    }
  }

  @Test func everyNoticeFitsTheNarrowestScreen() {
    for start in Self.starts {
      for key in KeyTable.main.flatMap(\.keys).map(\.key) + [.home, .character("%")] {
        var state = Moments.state(60, 18)
        for key in start.keys + [key] { _ = state.update(.key(key)) }
        guard let notice = state.notice else { continue }
        let row = Dashboard.frame(state).text(row: 16)
        #expect(row.contains(notice) || state.helpLine != nil, "\(notice)")
      }
    }
  }

  @Test(arguments: [(60, 18), (80, 24), (120, 40)])
  func everyKeyIsAnsweredInEveryMode(_ columns: Int, _ rows: Int) {
    let starts: [(KeyMode, [Key])] = [
      (.settings, [.character("c")]), (.settings, [.character("c"), .end]),
      (.settings, [.character("c"), .pageDown, .pageDown]), (.entry, [.character("L")]),
      (.entry, [.character("c"), .down, .enter]), (.timeline, [.character("t")]),
      (.timeline, [.character("t"), .character("v"), .character("l")]),
      (.lessonMenu, [.character("T"), .down, .down]),
    ]
    for (mode, keys) in starts {
      var state = Moments.state(columns, rows)
      for key in keys { _ = state.update(.key(key)) }
      state.notice = nil
      #expect(state.keyMode == mode)
      for key in mode.bindings.flatMap(\.keys).map(\.key) + [.character("7"), .function(5)] {
        var pressed = state
        let effects = pressed.update(.key(key))
        let isAnswered =
          !effects.isEmpty || Self.look(pressed) != Self.look(state)
        #expect(isAnswered, "\(key) does nothing in \(mode) at \(columns)x\(rows)")
      }
    }
  }

  @Test func aKeyThatIsNotBoundIsNamed() {
    var state = Moments.state()
    state.press("%")
    #expect(state.notice == "'%' is not bound; ? shows the keys")
    state.press(.pageUp)
    #expect(state.notice == "Page Up is not bound; ? shows the keys")
  }
}
