import Backprop
import Foundation
import Testing

@testable import Training

private let file = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "README.md")

/// What the README says of experiment files.
@Suite(.enabled("there is a README") { FileManager.default.fileExists(atPath: file.path) })
struct ReadmeTests {
  private func readme() throws -> String {
    try String(contentsOf: file, encoding: .utf8)
  }

  /// The words in code style of the table's rows of a key, row by row; a row without a key goes
  /// on with the one above.
  private func words(_ key: String) throws -> [[String]] {
    let lines = try readme().split(separator: "\n")
    let start = try #require(lines.firstIndex { $0.hasPrefix("| `\(key)` |") })
    let rows = lines[start...].prefix(1) + lines[(start + 1)...].prefix { $0.hasPrefix("| |") }
    return rows.map { row in
      (row.split(separator: "|").last ?? "").matches(of: /`([^`]+)`/).map { String($0.1) }
    }
  }

  @Test func itsFileOfAllKeysIsTheDefaults() throws {
    let text = try readme()
    let yaml = try #require(text.firstMatch(of: /```yaml\n((?s).*?)```/)).1
    var expected = Experiment()
    // Written out, though they follow the source, the data and the loss.
    expected.samples = 500
    expected.trainFraction = 0.5
    expected.features = ["x1", "x2"]
    expected.hidden = expected.effectiveHidden
    expected.loss = expected.effectiveLoss
    expected.outputActivation = .elementwise(.identity)
    #expect(try read(String(yaml)) == expected)
    let lines = yaml.split(separator: "\n")
    for setting in ExperimentSetting.all where !Self.withoutDefault.contains(setting.path) {
      let key = try #require(setting.path.split(separator: ".").last)
      #expect(
        lines.contains { $0.drop { $0 == " " }.hasPrefix("\(key):") || $0.contains("{\(key):") }
          || lines.contains { $0.contains(", \(key):") },
        "\(setting.path)")
    }
  }

  /// Keys of one source or another that have no default; they stand as comments, with an example:
  /// `  # path: iris.csv`.
  private static let withoutDefault = [
    "data.path", "data.target", "data.task", "data.header", "data.rows", "data.seed",
  ]

  @Test(arguments: withoutDefault)
  func itsKeysWithoutADefaultAreCommentsWithAnExampleThatIsTaken(_ path: String) throws {
    let text = try readme()
    let yaml = try #require(text.firstMatch(of: /```yaml\n((?s).*?)```/)).1
    let key = try #require(path.split(separator: ".").last)
    let example = try #require(
      yaml.split(separator: "\n").compactMap { line -> String? in
        let text = line.drop { $0 == " " }
        return text.hasPrefix("# \(key): ") ? String(text.dropFirst(2)) : nil
      }.first)
    let beside =
      path == "data.rows"
      ? "source: rows" : "source: csv\n  " + (key == "path" ? "" : "path: a.csv")
    let experiment = try read("data:\n  \(beside)\n  \(example)\n")
    let setting = try #require(ExperimentSetting.at(path))
    #expect(setting.value(experiment) != nil && setting.value(Experiment()) == nil)
  }

  @Test func itNamesEveryActivationLossAndInitializer() throws {
    #expect(try words("activation") == [Activation.allCases.map(\.rawValue)])
    let losses = try words("loss")[0].filter { !$0.hasSuffix("()") }
    #expect(losses == Loss.allCases.map(\.rawValue))
    let initializers = try words("initializer")[0]
    #expect(
      Set(initializers.map { $0.prefix { $0 != "(" } }) == Set(Initializer.all.map { $0.name[...] })
    )
    #expect(initializers.allSatisfy { Initializer(setting: $0) != nil })
  }

  /// Reads a name and its options as a map, and an option that there is none of, whose fault lists
  /// those that there are.
  private func known(_ key: String, _ words: [String]) throws -> [String] {
    let map = "training: {\(key): {name: \(words.joined(separator: ", ")), no: 1}}"
    let sentence = try #require(sentences(map).first)
    let list = try #require(sentence.firstMatch(of: /allowed here: name, (.*)$/)).1
    return list.split(separator: ", ").map(String.init)
  }

  @Test func itGivesEveryOptionOfEveryOptimizerWithItsDefault() throws {
    let rows = try words("optimizer")
    #expect(rows.map { $0[0] } == Optimizer.all.map(\.name))
    for (row, optimizer) in zip(rows, Optimizer.all) {
      let map = "training: {optimizer: {name: \(row.joined(separator: ", "))}}"
      #expect(try read(map).optimizer == optimizer)
      // The row of AdamW says only where it differs from the one above.
      guard optimizer != .adamw() else { continue }
      #expect(
        Set(row.dropFirst().map { $0.prefix { $0 != ":" } })
          == Set(try known("optimizer", row).map { $0[...] }))
    }
  }

  @Test func itGivesEveryOptionOfEveryScheduleWithItsDefault() throws {
    let words = try words("schedule")[0]
    #expect(words.filter { !$0.contains(":") } == Schedule.all.map(\.name))
    for schedule in Schedule.all {
      let start = try #require(words.firstIndex(of: schedule.name))
      let options = words[(start + 1)...].prefix { $0.contains(":") }
      let map =
        "training: {schedule: {name: \((words[start...start] + options).joined(separator: ", "))}}"
      #expect(try read(map).schedule == schedule)
      guard schedule != .constant else { continue }
      #expect(
        options.map { String($0.prefix { $0 != ":" }) }
          == (try known("schedule", Array(words[start...start] + options))))
    }
  }
}
