import Backprop
import DrawnExperiments
import Testing

@testable import Training

@Suite struct LiveSettingTests {
  /// Settings that say where an experiment comes from, not how its run goes on.
  private static let leftOut: Set = [
    "name", "about", "compatibility", "data.path", "data.header", "data.rows", "network.weights",
  ]

  private static func experiment(_ source: String) -> Experiment {
    var experiment = Experiment()
    experiment.source = source
    return experiment.prepared.experiment
  }

  @Test func everySettingOfARunHasAControl() {
    let paths = Set(
      ["spiral", "iris"].flatMap { LiveSetting.all(of: Self.experiment($0)).map(\.path) })
    #expect(paths == Set(ExperimentSetting.all.map(\.path)).subtracting(Self.leftOut))
  }

  @Test(arguments: ["spiral", "xor", "plane", "iris", "digits"])
  func titlesAreUniqueAndSentencesAreWhole(_ source: String) {
    let settings = LiveSetting.all(of: Self.experiment(source))
    #expect(Set(settings.map(\.title)).count == settings.count)
    for setting in settings {
      #expect(!setting.meaning.isEmpty && !setting.meaning.hasSuffix("."), "\(setting.title)")
      #expect(!setting.allowed.isEmpty && !setting.value.isEmpty, "\(setting.title)")
    }
  }

  /// Every control, in every direction: the change is what the experiment takes, and stepping back
  /// leads to where it was.
  @Test(arguments: ["spiral", "plane", "iris"])
  func everyStepIsAllowedAndCanBeMadeBack(_ source: String) throws {
    let experiment = Self.experiment(source)
    for setting in LiveSetting.all(of: experiment) {
      for offset in [1, -1] {
        guard case .setting(let path, let value)? = setting.change(by: offset) else { continue }
        var changed = experiment
        try #require(ExperimentSetting.at(path)).take(value, into: &changed)
        #expect(changed != experiment, "\(setting.title) \(offset)")
        let there = try #require(
          LiveSetting.all(of: changed).first { $0.title == setting.title }, "\(setting.title)")
        #expect(there.value != setting.value, "\(setting.title) \(offset)")
      }
    }
  }

  @Test func whatCanBeTypedIsTheValueItself() throws {
    for setting in LiveSetting.all(of: Self.experiment("spiral")) where setting.value != "none" {
      #expect(throws: Never.self, "\(setting.title) \(setting.value)") {
        try setting.change(typed: setting.value)
      }
    }
  }

  @Test func whatIsNotAllowedIsRefusedWithASentence() {
    for setting in LiveSetting.all(of: Self.experiment("spiral")) {
      for text in ["", "nonsense!", "{name: [}", "[[[[", "-3", "&a [*a]"] {
        do {
          _ = try setting.change(typed: text)
        } catch {
          #expect(!error.description.isEmpty && !error.description.contains("\n"))
        }
      }
    }
  }

  @Test func anOptionOfTheOptimizerIsChangedInItsPlace() throws {
    let settings = LiveSetting.all(of: Self.experiment("spiral"))
    let beta = try #require(settings.first { $0.title == "  beta1" })
    guard case .setting(let path, let value) = try beta.change(typed: "0.5") else { return }
    var changed = Experiment()
    try #require(ExperimentSetting.at(path)).take(value, into: &changed)
    #expect(changed.optimizer == .adam(beta1: 0.5))
  }

  @Test func anOptimizerWithOptionsCanBeTyped() throws {
    let settings = LiveSetting.all(of: Self.experiment("spiral"))
    let optimizer = try #require(settings.first { $0.title == "optimizer" })
    #expect(
      try optimizer.change(typed: "{name: sgd, momentum: 0.9}")
        == .setting(
          "training.optimizer",
          .map([("name", .scalar("sgd")), ("momentum", .scalar("0.9"))])))
  }

  @Test func layersAndUnitsAreSteppedByOne() throws {
    let settings = LiveSetting.all(of: Self.experiment("spiral"))
    func change(_ title: String, _ offset: Int) throws -> RunChange? {
      try #require(settings.first { $0.title == title }).change(by: offset)
    }
    func hidden(_ units: Int...) -> RunChange {
      .setting("network.hidden", .list(units.map { .scalar(String($0)) }))
    }
    #expect(try change("hidden layers", 1) == hidden(8, 8, 8))
    #expect(try change("hidden layers", -1) == hidden(8))
    #expect(try change("  units of layer 2", 1) == hidden(8, 9))
    #expect(try change("  units of layer 1", -1) == hidden(7, 8))
  }

  @Test func theLastInputStays() throws {
    var experiment = Self.experiment("spiral")
    experiment.features = ["x1"]
    let only = try #require(LiveSetting.all(of: experiment).first { $0.title == "  input x1" })
    #expect(only.change(by: 1) == nil)
  }
}
