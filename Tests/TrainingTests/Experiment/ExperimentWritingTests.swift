import Backprop
import Testing

@testable import Training

@Suite struct ExperimentWritingTests {
  private static func expectSame(_ experiment: Experiment) throws {
    let text = experiment.yaml
    let read = try Experiment(yaml: text, origin: "written.yaml")
    #expect(read == experiment, "\(text)")
    #expect(read.yaml == text)
  }

  @Test func theDefaultsReadBack() throws {
    try Self.expectSame(Experiment())
  }

  @Test(arguments: BundledExperiments.names)
  func bundledExperimentsReadBack(_ name: String) throws {
    try Self.expectSame(try #require(try BundledExperiments.experiment(named: name)))
  }

  /// Each value that a setting takes comes back from the text that it is written as.
  @Test(arguments: ExperimentSettingTests.accepted.indices)
  func everyAcceptedValueReadsBack(_ index: Int) throws {
    let row = ExperimentSettingTests.accepted[index]
    let experiment = row.experiment
    let setting = try #require(ExperimentSetting.at(row.path))
    var read = Experiment()
    read.source = experiment.source
    if row.source == "csv" { read.path = "t.csv" }
    if let value = setting.value(experiment) { try setting.apply(&read, value) }
    #expect(read == experiment)
    // Together with the other settings it may contradict one; alone in a file it does not fail.
    if experiment.contradictions().isEmpty { try Self.expectSame(experiment) }
  }

  @Test(
    arguments: Optimizer.all + [
      .sgd(momentum: 0.9, dampening: 0, nesterov: true, weightDecay: 1e-5),
      .adam(beta1: 0.1 + 0.2, beta2: 1 - 1e-16, epsilon: 3e-9, amsgrad: true, weightDecay: 0.1),
    ])
  func optimizersReadBack(_ optimizer: Optimizer) throws {
    var experiment = Experiment()
    experiment.optimizer = optimizer
    try Self.expectSame(experiment)
  }

  @Test(arguments: Schedule.all)
  func schedulesReadBack(_ schedule: Schedule) throws {
    var experiment = Experiment()
    experiment.schedule = schedule
    try Self.expectSame(experiment)
  }

  /// Texts that YAML would take for something else, or that could end a quoted one.
  @Test(arguments: [
    "a: b", "# no comment", "'", "\"", "\\", "\u{1B}[31m", "\n", " ", "- x", "[1]", "{a: b}",
    "null",
    "~", "*a", "&a", "!!int", "%", "@", "é", "🧠", "\u{85}", "\u{2028}", "a\u{FEFF}b", "a\r\nb",
    "007",
    String(repeating: "word ", count: 60),
  ])
  func textsOfAllKindsReadBack(_ text: String) throws {
    var experiment = Experiment()
    experiment.name = String(text.prefix(64))
    experiment.about = text
    if let seed = Seed(text) { experiment.seed = seed }
    try Self.expectSame(experiment)
  }
}
