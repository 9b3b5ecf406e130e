import Backprop
import Testing

@testable import Training

/// The table of settings: what each takes and refuses, in files and in options alike.
@Suite struct ExperimentSettingTests {
  /// A setting with values that it takes, and what they mean.
  struct Accepted: Sendable {
    var path: String
    var value: String
    /// The source that the setting goes with; nil where any will do.
    var source: String?
    var change: @Sendable (inout Experiment) -> Void

    init(
      _ path: String, _ value: String, with source: String? = nil,
      _ change: @escaping @Sendable (inout Experiment) -> Void
    ) {
      self.path = path
      self.value = value
      self.source = source
      self.change = change
    }

    /// A file of the setting, and of the source that it goes with.
    var yaml: String {
      guard let source else { return line(path, value) }
      let file = source == "csv" && path != "data.path" ? "  path: t.csv\n" : ""
      return line(path, value).replacing("data:\n", with: "data:\n  source: \(source)\n\(file)")
    }

    /// What that file means.
    var experiment: Experiment {
      var experiment = Experiment()
      if let source { experiment.source = source }
      if source == "csv" { experiment.path = "t.csv" }
      change(&experiment)
      return experiment
    }
  }

  /// Weights and biases that fit the default network, 2-8-8-1, each another number.
  static let fittingWeights: (layers: [[[Double]]], written: String) = {
    var next = 0.0
    let layers = [(8, 3), (8, 9), (1, 9)].map { units, numbers in
      (0..<units).map { _ in
        (0..<numbers).map { _ in
          next += 0.25
          return next
        }
      }
    }
    return (layers, "\(layers)")
  }()

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
    Accepted("compatibility", "none") { $0.compatibility = .none },
    Accepted("data.source", "gauss") { $0.source = "gauss" },
    Accepted("data.source", "iris") { $0.source = "iris" },
    Accepted("data.source", "digits") { $0.source = "digits" },
    Accepted("data.path", "a folder/iris.csv", with: "csv") { $0.path = "a folder/iris.csv" },
    Accepted("data.path", "\"-\"", with: "csv") { $0.path = "-" },
    Accepted("data.path", "train-images-idx3-ubyte.gz", with: "idx") {
      $0.path = "train-images-idx3-ubyte.gz"
    },
    Accepted("data.target", "species", with: "csv") { $0.target = "species" },
    Accepted("data.target", "3", with: "iris") { $0.target = "3" },
    Accepted("data.task", "classification", with: "csv") { $0.task = .classification },
    Accepted("data.task", "regression", with: "csv") { $0.task = .regression },
    Accepted("data.missing", "refuse") { $0.missing = .refuse },
    Accepted("data.missing", "drop", with: "csv") { $0.missing = .drop },
    Accepted("data.missing", "mean", with: "csv") { $0.missing = .mean },
    Accepted("data.header", "true", with: "csv") { $0.hasHeader = true },
    Accepted("data.header", "False", with: "csv") { $0.hasHeader = false },
    Accepted("data.samples", "2") { $0.samples = 2 },
    Accepted("data.samples", "1000000") { $0.samples = 1_000_000 },
    Accepted("data.noise", "0") { $0.noise = 0 },
    Accepted("data.noise", "1.0") { $0.noise = 1 },
    Accepted("data.noise", "1e-3") { $0.noise = 0.001 },
    Accepted("data.seed", "7") { $0.dataSeed = .number(7) },
    Accepted("data.seed", "seven") { $0.dataSeed = .text("seven") },
    Accepted("data.train_fraction", "1") { $0.trainFraction = 1 },
    Accepted("data.train_fraction", "0.01") { $0.trainFraction = 0.01 },
    Accepted("data.features", "[x2, x1]") { $0.features = ["x2", "x1"] },
    Accepted("data.features", "x1, sin(x2)") { $0.features = ["x1", "sin(x2)"] },
    Accepted("data.features", "x1*x2") { $0.features = ["x1*x2"] },
    Accepted("data.features", "[petal width, \"a, b\"]", with: "csv") {
      $0.features = ["petal width", "a, b"]
    },
    Accepted("data.standardize", "true") { $0.standardization = .inputs },
    Accepted("data.standardize", "False") { $0.standardization = .none },
    Accepted("data.standardize", "all") { $0.standardization = .all },
    Accepted("data.rows", "[{x: [0, 1], y: [1]}, {x: [1e3, -1], y: [0.5]}]", with: "rows") {
      $0.rows = [ExampleRow(x: [0, 1], y: [1]), ExampleRow(x: [1000, -1], y: [0.5])]
    },
    Accepted("network.hidden", "[]") { $0.hidden = [] },
    Accepted("network.hidden", "none") { $0.hidden = [] },
    Accepted("network.hidden", "3") { $0.hidden = [3] },
    Accepted("network.hidden", "[4, 2, 1]") { $0.hidden = [4, 2, 1] },
    Accepted("network.hidden", "[4096]") { $0.hidden = [4096] },
    Accepted("network.hidden", "[\((1...32).map(String.init).joined(separator: ", "))]") {
      $0.hidden = Array(1...32)
    },
    Accepted("network.activation", "relu") { $0.activations = [.relu] },
    Accepted("network.activation", "leaky_relu") { $0.activations = [.leakyReLU] },
    Accepted("network.activation", "linear") { $0.activations = [.identity] },
    Accepted("network.activation", "[sin]") { $0.activations = [.sin] },
    Accepted("network.activation", "[gelu, softplus]") { $0.activations = [.gelu, .softplus] },
    Accepted("network.activation", "elu, silu") { $0.activations = [.elu, .silu] },
    Accepted("network.output_activation", "sigmoid") {
      $0.outputActivation = .elementwise(.sigmoid)
    },
    Accepted("network.output_activation", "linear") {
      $0.outputActivation = .elementwise(.identity)
    },
    Accepted("network.initializer", "he_normal") { $0.initializer = .heNormal },
    Accepted("network.initializer", "lecun_normal") { $0.initializer = .lecunNormal },
    Accepted("network.initializer", "zeros") { $0.initializer = .zeros },
    Accepted("network.initializer", "uniform(-0.5,0.5)") { $0.initializer = .uniform(-0.5, 0.5) },
    Accepted("network.initializer", "uniform( 2, 2)") { $0.initializer = .uniform(2, 2) },
    Accepted("network.initializer", "normal(0,0.1)") {
      $0.initializer = .normal(mean: 0, standardDeviation: 0.1)
    },
    Accepted("network.initializer", "normal(-1000, 0)") {
      $0.initializer = .normal(mean: -1000, standardDeviation: 0)
    },
    Accepted("network.initializer", "constant(0.5)") { $0.initializer = .constant(0.5) },
    Accepted("network.bias", "-1000") { $0.bias = -1000 },
    Accepted("network.bias", "0.1") { $0.bias = 0.1 },
    Accepted("network.train_bias", "false") { $0.trainsBiases = false },
    Accepted("network.train_bias", "True") { $0.trainsBiases = true },
    Accepted("network.weights", "none") { $0.initialWeights = nil },
    Accepted("network.weights", fittingWeights.written) {
      $0.initialWeights = InitialWeights(layers: fittingWeights.layers)
    },
    Accepted("training.loss", "half_squared_error") { $0.loss = .halfSquaredError },
    Accepted("training.loss", "mean_absolute_error") { $0.loss = .meanAbsoluteError },
    Accepted("training.loss", "huber") { $0.loss = .huber },
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
    Accepted(
      "training.optimizer",
      "{name: sgd, momentum: 0.5, dampening: 1, weight_decay: 1000, nesterov: false}"
    ) { $0.optimizer = .sgd(momentum: 0.5, dampening: 1, weightDecay: 1000) },
    Accepted("training.optimizer", "{name: sgd, momentum: 0.5, nesterov: true}") {
      $0.optimizer = .sgd(momentum: 0.5, nesterov: true)
    },
    Accepted("training.optimizer", "adagrad") { $0.optimizer = .adagrad() },
    Accepted(
      "training.optimizer",
      "{name: adagrad, learning_rate_decay: 0.1, initial_accumulator: 0.5, epsilon: 1.0e-6, "
        + "weight_decay: 0.25}"
    ) {
      $0.optimizer = .adagrad(
        learningRateDecay: 0.1, initialAccumulator: 0.5, epsilon: 1e-6, weightDecay: 0.25)
    },
    Accepted("training.optimizer", "rmsprop") { $0.optimizer = .rmsprop() },
    Accepted(
      "training.optimizer",
      "{name: rmsprop, alpha: 0.9, epsilon: 1, momentum: 0.5, centered: true, weight_decay: 0.25}"
    ) {
      $0.optimizer = .rmsprop(
        alpha: 0.9, epsilon: 1, momentum: 0.5, centered: true, weightDecay: 0.25)
    },
    Accepted("training.optimizer", "{name: adam, amsgrad: true, weight_decay: 0.5}") {
      $0.optimizer = .adam(amsgrad: true, weightDecay: 0.5)
    },
    Accepted("training.optimizer", "adamw") { $0.optimizer = .adamw() },
    Accepted(
      "training.optimizer",
      "{name: adamw, beta1: 0.5, beta2: 0.25, epsilon: 0.125, amsgrad: true, weight_decay: 0}"
    ) {
      $0.optimizer = .adamw(
        beta1: 0.5, beta2: 0.25, epsilon: 0.125, amsgrad: true, weightDecay: 0)
    },
    Accepted("training.schedule", "constant") { $0.schedule = .constant },
    Accepted("training.schedule", "cosine") { $0.schedule = .cosine() },
    Accepted("training.schedule", "{name: constant}") { $0.schedule = .constant },
    Accepted("training.schedule", "{name: step, size: 10, gamma: 0.5}") {
      $0.schedule = .step(size: 10, gamma: 0.5)
    },
    Accepted("training.schedule", "{name: exponential, gamma: 1}") {
      $0.schedule = .exponential(gamma: 1)
    },
    Accepted("training.schedule", "{name: cosine, epochs: 200, minimum: 0.1}") {
      $0.schedule = .cosine(epochs: 200, minimum: 0.1)
    },
    Accepted("training.schedule", "{name: warmup, epochs: 1}") { $0.schedule = .warmup(epochs: 1) },
    Accepted("training.learning_rate", "1000") { $0.learningRate = 1000 },
    Accepted("training.learning_rate", "3.0e-4") { $0.learningRate = 3e-4 },
    Accepted("training.batch_size", "1") { $0.batchSize = .count(1) },
    Accepted("training.batch_size", "1000000") { $0.batchSize = .count(1_000_000) },
    Accepted("training.batch_size", "full") { $0.batchSize = .full },
    Accepted("training.drop_last", "true") { $0.dropsLast = true },
    Accepted("training.shuffle", "false") { $0.shuffle = false },
    Accepted("training.shuffle", "True") { $0.shuffle = true },
    Accepted("training.regularization.l1", "0") { $0.l1 = 0 },
    Accepted("training.regularization.l1", "0.5") { $0.l1 = 0.5 },
    Accepted("training.regularization.l2", "1000") { $0.l2 = 1000 },
    Accepted("training.gradient_clip_norm", "0.5") { $0.gradientClipNorm = 0.5 },
    Accepted("training.gradient_clip_norm", "none") { $0.gradientClipNorm = nil },
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
    ("compatibility", ["tensorflow", "Playground", "''"]),
    ("data.source", ["spirals", "Spiral", "''"]),
    ("data.path", ["''"]),
    ("data.target", ["''"]),
    ("data.task", ["clustering", "Regression", "''"]),
    ("data.missing", ["fill", "none", "''"]),
    ("data.header", ["yes", "1", "''"]),
    ("data.samples", ["1", "0", "-5", "1000001", "12.5", "many", "1e3", "''"]),
    ("data.noise", ["-0.1", "1.01", "nan", "inf", "1e999", "loud", "''"]),
    ("data.seed", ["-1", "''", "18446744073709551616"]),
    ("data.train_fraction", ["0", "-0.5", "1.5", "nan", "50%", "''"]),
    ("data.features", ["''", "[]", "[x1, x1]", "[[x1]]", "x1,", "[x1, '']", "[{}]"]),
    ("data.standardize", ["yes", "inputs", "none", "''"]),
    ("data.rows", ["none", "[]", "1", "''"]),
    (
      "network.hidden",
      [
        "0", "4097", "-1", "[8, 0]", "[8, x]", "[8.5]", "[[8]]", "[8, {}]", "''", "some",
        "[\(Array(repeating: "1", count: 33).joined(separator: ", "))]",
        "[\(Array(repeating: "1", count: 100).joined(separator: ", "))]",
      ]
    ),
    (
      "network.activation",
      [
        "softmax", "Tanh", "swish", "''", "[]", "[tanh, softmax]", "[[tanh]]", "tanh,", "{a: tanh}",
        "[\(Array(repeating: "tanh", count: 33).joined(separator: ", "))]",
      ]
    ),
    ("network.output_activation", ["hardmax", "none", "''"]),
    (
      "network.initializer",
      [
        "ones", "he", "''", "uniform", "normal", "constant", "zeros()", "he_normal(1)",
        "uniform()", "uniform(1)", "uniform(1,0)", "uniform(0,1,2)", "uniform(0,1", "uniform(0,12",
        "uniform 0,1",
        "uniform(0,1)x", "uniform(0,nan)", "uniform(-1001,0)", "normal(0,-1)", "normal(0)",
        "normal(,)", "constant()", "constant(1001)", "constant(x)", "Uniform(0,1)",
      ]
    ),
    ("network.bias", ["1001", "-1e4", "nan", "none", "''"]),
    ("network.train_bias", ["yes", "0", "''"]),
    (
      "network.weights",
      ["zeros", "''", "[]", "1", "[1]", "[[1]]", "[[[1]], 2]", "[[[1], 2]]", "{a: 1}"]
    ),
    ("training.loss", ["mse", "hinge", "''"]),
    (
      "training.optimizer",
      [
        "adadelta", "Adam", "''", "{}", "{momentum: 0.9}", "[sgd]",
      ]
    ),
    ("training.learning_rate", ["0", "-1", "1001", "nan", "inf", "fast", "''"]),
    ("training.schedule", ["none", "Step", "''", "{}", "{size: 3}", "[step]", "0.5"]),
    ("training.batch_size", ["0", "-1", "1000001", "2.5", "all", "''"]),
    ("training.drop_last", ["yes", "1", "''"]),
    ("training.shuffle", ["yes", "1", "no", "''"]),
    ("training.regularization.l1", ["-0.1", "1001", "nan", "none", "''"]),
    ("training.regularization.l2", ["-0.1", "1001", "nan", "none", "''"]),
    ("training.gradient_clip_norm", ["0", "-1", "nan", "inf", "''"]),
    ("training.epochs", ["-1", "1000000000001", "1.5", "forever", "''"]),
  ]

  @Test(arguments: accepted)
  func takesWhatItAllows(_ row: Accepted) throws {
    // A value that is not the default shows that it is taken over. Contradictions are for other
    // tests: take the setting alone, beside the source that it goes with.
    #expect(try read(row.yaml) == row.experiment)
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
    for row in Self.accepted where !row.value.contains(/[\[\]{}'"]/) {
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

  @Test func aPathWithANullByteIsRefused() {
    var experiment = Experiment()
    #expect(throws: ExperimentFaults.self) {
      try experiment.set("data.path", to: .scalar("a\0b"), option: "--data")
    }
    #expect(faults("data: {source: csv, path: \"a\\0b\"}").count == 1)
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
