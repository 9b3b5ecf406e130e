import Backprop
import Testing

@testable import Training

/// The table of settings: what each takes and refuses, in files and in options alike.
@Suite struct ExperimentSettingTests {
  /// A setting with values that it takes, and what they mean.
  struct Accepted: Sendable {
    var path: String
    var value: String
    var change: @Sendable (inout Experiment) -> Void

    init(_ path: String, _ value: String, _ change: @escaping @Sendable (inout Experiment) -> Void)
    {
      self.path = path
      self.value = value
      self.change = change
    }
  }

  static let accepted: [Accepted] = [
    Accepted("name", "my net") { $0.name = "my net" },
    Accepted("name", "7") { $0.name = "7" },
    Accepted("name", String(repeating: "ü", count: 64)) {
      $0.name = String(repeating: "ü", count: 64)
    },
    Accepted("about", "What it shows.") { $0.about = "What it shows." },
    Accepted("about", "''") { $0.about = "" },
    Accepted("seed", "0") { $0.seed = .number(0) },
    Accepted("seed", "18446744073709551615") { $0.seed = .number(.max) },
    Accepted("seed", "18446744073709551615") { $0.seed = .number(.max) },
    Accepted("seed", "1.5") { $0.seed = .text("1.5") },
    Accepted("seed", "hello") { $0.seed = .text("hello") },
    Accepted("precision", "float32") { $0.precision = .float32 },
    Accepted("precision", "float64") { $0.precision = .float64 },
    Accepted("data.source", "gauss") { $0.source = "gauss" },
    Accepted("data.samples", "2") { $0.samples = 2 },
    Accepted("data.samples", "1000000") { $0.samples = 1_000_000 },
    Accepted("data.noise", "0") { $0.noise = 0 },
    Accepted("data.noise", "1.0") { $0.noise = 1 },
    Accepted("data.noise", "1e-3") { $0.noise = 0.001 },
    Accepted("data.train_fraction", "1") { $0.trainFraction = 1 },
    Accepted("data.train_fraction", "0.01") { $0.trainFraction = 0.01 },
    Accepted("network.hidden", "[]") { $0.hidden = [] },
    Accepted("network.hidden", "none") { $0.hidden = [] },
    Accepted("network.hidden", "3") { $0.hidden = [3] },
    Accepted("network.hidden", "[4, 2, 1]") { $0.hidden = [4, 2, 1] },
    Accepted("network.hidden", "[4096]") { $0.hidden = [4096] },
    Accepted("network.hidden", "[\((1...32).map(String.init).joined(separator: ", "))]") {
      $0.hidden = Array(1...32)
    },
    Accepted("network.activation", "relu") { $0.activation = .relu },
    Accepted("network.activation", "leaky_relu") { $0.activation = .leakyReLU },
    Accepted("network.activation", "linear") { $0.activation = .identity },
    Accepted("network.output_activation", "sigmoid") {
      $0.outputActivation = .elementwise(.sigmoid)
    },
    Accepted("network.output_activation", "linear") {
      $0.outputActivation = .elementwise(.identity)
    },
    Accepted("network.initializer", "he_normal") { $0.initializer = .heNormal },
    Accepted("network.bias", "-1000") { $0.bias = -1000 },
    Accepted("network.bias", "0.1") { $0.bias = 0.1 },
    Accepted("training.loss", "half_squared_error") { $0.loss = .halfSquaredError },
    Accepted("training.optimizer", "sgd") { $0.optimizer = .sgd() },
    Accepted("training.optimizer", "adam") { $0.optimizer = .adam() },
    Accepted("training.optimizer", "{name: sgd}") { $0.optimizer = .sgd() },
    Accepted("training.optimizer", "{momentum: 0.9, name: sgd}") {
      $0.optimizer = .sgd(momentum: 0.9)
    },
    Accepted("training.optimizer", "{name: adam, beta2: 0.99}") {
      $0.optimizer = .adam(beta1: 0.9, beta2: 0.99, epsilon: 1e-8)
    },
    Accepted("training.optimizer", "{name: adam, beta1: 0, beta2: 0.5, epsilon: 1.0e-6}") {
      $0.optimizer = .adam(beta1: 0, beta2: 0.5, epsilon: 1e-6)
    },
    Accepted("training.learning_rate", "1000") { $0.learningRate = 1000 },
    Accepted("training.learning_rate", "3.0e-4") { $0.learningRate = 3e-4 },
    Accepted("training.batch_size", "1") { $0.batchSize = .count(1) },
    Accepted("training.batch_size", "1000000") { $0.batchSize = .count(1_000_000) },
    Accepted("training.batch_size", "full") { $0.batchSize = .full },
    Accepted("training.shuffle", "false") { $0.shuffle = false },
    Accepted("training.shuffle", "True") { $0.shuffle = true },
    Accepted("training.epochs", "0") { $0.epochs = 0 },
    Accepted("training.epochs", "1000000000000") { $0.epochs = 1_000_000_000_000 },
    Accepted("training.epochs", "none") { $0.epochs = nil },
  ]

  /// Values that each setting refuses. A list and a map are refused by all but those that take
  /// one, so they are not repeated here.
  static let refused: [(path: String, values: [String])] = [
    ("name", ["''", String(repeating: "a", count: 65)]),
    ("about", []),
    ("seed", ["''", "-1", "18446744073709551616"]),
    ("precision", ["float16", "Float32", "32", "''"]),
    ("data.source", ["spirals", "Spiral", "''"]),
    ("data.samples", ["1", "0", "-5", "1000001", "12.5", "many", "1e3", "''"]),
    ("data.noise", ["-0.1", "1.01", "nan", "inf", "1e999", "loud", "''"]),
    ("data.train_fraction", ["0", "-0.5", "1.5", "nan", "50%", "''"]),
    (
      "network.hidden",
      [
        "0", "4097", "-1", "[8, 0]", "[8, x]", "[8.5]", "[[8]]", "[8, {}]", "''", "some",
        "[\(Array(repeating: "1", count: 33).joined(separator: ", "))]",
        "[\(Array(repeating: "1", count: 100).joined(separator: ", "))]",
      ]
    ),
    ("network.activation", ["softmax", "Tanh", "swish", "''"]),
    ("network.output_activation", ["hardmax", "none", "''"]),
    ("network.initializer", ["ones", "he", "''"]),
    ("network.bias", ["1001", "-1e4", "nan", "none", "''"]),
    ("training.loss", ["mse", "hinge", "''"]),
    (
      "training.optimizer",
      [
        "adadelta", "Adam", "''", "{}", "{momentum: 0.9}", "{name: adadelta}", "{name: [sgd]}",
        "{name: sgd, beta1: 0.9}", "{name: sgd, momentum: 1}", "{name: sgd, momentum: -0.1}",
        "{name: sgd, momentum: much}", "{name: adam, beta1: 1}", "{name: adam, beta2: -1}",
        "{name: adam, epsilon: 0}", "{name: adam, epsilon: 2}", "{name: adam, momentum: 0.9}",
        "{name: adam, beta1: [0.9]}", "[sgd]",
      ]
    ),
    ("training.learning_rate", ["0", "-1", "1001", "nan", "inf", "fast", "''"]),
    ("training.batch_size", ["0", "-1", "1000001", "2.5", "all", "''"]),
    ("training.shuffle", ["yes", "1", "no", "''"]),
    ("training.epochs", ["-1", "1000000000001", "1.5", "forever", "''"]),
  ]

  @Test(arguments: accepted)
  func takesWhatItAllows(_ row: Accepted) throws {
    var expected = Experiment()
    // A value that is not the default shows that it is taken over.
    row.change(&expected)
    // Contradictions are for other tests: take the setting alone.
    #expect(try read(line(row.path, row.value)) == expected)
  }

  @Test func everySettingHasRowsOfBothKinds() {
    let paths = ExperimentSetting.all.map { $0.path }
    #expect(Set(Self.accepted.map { $0.path }) == Set(paths))
    #expect(Self.refused.map { $0.path } == paths)
    #expect(Set(paths).count == paths.count)
  }

  @Test func aRefusalQuotesTheValueAndSaysWhatIsAllowed() throws {
    for (path, values) in Self.refused {
      let allowed = try #require(ExperimentSetting.at(path)).allowedInFile
      for value in values {
        let found = faults(line(path, value))
        #expect(found.count == 1, "\(path): \(value)")
        let message = try #require(found.first?.message)
        // As it is written, except that long values are cut off and deep ones left out.
        let start = value == "''" ? "empty" : "'" + value.prefix(2)
        #expect(message.hasPrefix("\(path) is \(start)"))
        #expect(message.hasSuffix("; allowed: \(allowed)"))
      }
    }
  }

  @Test(arguments: ExperimentSetting.all.map { $0.path })
  func refusesListsAndMapsWhereTheyMeanNothing(_ path: String) {
    #expect(faults(line(path, "[a, b]")).count == 1)
    #expect(faults(line(path, "{a: b}")).count == 1)
  }

  @Test func anOptionGoesThroughTheSameTable() throws {
    for row in Self.accepted where !row.value.contains(/[\[\]{}']/) {
      var found = Experiment()
      try found.set(row.path, to: .scalar(row.value), option: "--x")
      var expected = Experiment()
      row.change(&expected)
      #expect(found == expected, "\(row.path) \(row.value)")
    }
    for (path, values) in Self.refused {
      for value in values where !value.contains(/[\[\]{}']/) {
        var experiment = Experiment()
        #expect(throws: ExperimentFaults.self, "\(path) \(value)") {
          try experiment.set(path, to: .scalar(value), option: "--x")
        }
        #expect(experiment == Experiment(), "a refused value changes nothing")
      }
    }
  }

  @Test func anOptionsFaultNamesTheOptionAndQuotesTheValue() {
    var experiment = Experiment()
    let error = #expect(throws: ExperimentFaults.self) {
      try experiment.set("training.learning_rate", to: .scalar("-1"), option: "--learning-rate")
    }
    #expect(
      error?.description
        == "--learning-rate: '-1' is not allowed; allowed: a number above 0, up to 1000")
  }

  @Test func hiddenLayersCanBeWrittenWithCommasAsTheSentenceSays() throws {
    var experiment = Experiment()
    try experiment.set("network.hidden", to: .scalar("8,4"), option: "--hidden")
    #expect(experiment.hidden == [8, 4])
    try experiment.set(
      "network.hidden", to: .list([.scalar("3"), .scalar("2")]), option: "--hidden")
    #expect(experiment.hidden == [3, 2])
    #expect(try read("network:\n  hidden: 5, 6").hidden == [5, 6])
    for wrong in ["8,", ",8", "8,,8", "8 8", "8;8", "8,0"] {
      #expect(throws: ExperimentFaults.self, "\(wrong)") {
        try experiment.set("network.hidden", to: .scalar(wrong), option: "--hidden")
      }
    }
  }

  @Test func anUnknownPathIsAMistakeOfTheProgram() async {
    await #expect(processExitsWith: .failure) {
      var experiment = Experiment()
      try experiment.set("training.speed", to: .scalar("1"), option: "--speed")
    }
  }
}
