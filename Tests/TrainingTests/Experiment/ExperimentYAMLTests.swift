import Testing

@testable import Training

@Suite struct ExperimentYAMLTests {
  @Test(arguments: ["", "\n\n", "# only a comment\n", "---\n", "{}"])
  func aFileThatSaysNothingIsTheDefaults(_ yaml: String) throws {
    #expect(try read(yaml) == Experiment())
  }

  @Test func everyKeyAtOnceIsRead() throws {
    let experiment = try read(
      """
      name: all
      about: Every key.
      seed: text
      precision: float64
      data:
        source: circle
        samples: 60
        noise: 0.25
        train_fraction: 0.75
      network:
        hidden:
          - 5
          - 4
        activation: [sigmoid, sin]
        output_activation: tanh
        initializer: uniform(-0.5,0.5)
        bias: 0.5
        train_bias: false
        weights: none
      training:
        loss: half_squared_error
        optimizer:
          name: sgd
          momentum: 0.5
          nesterov: true
        learning_rate: 0.125
        schedule: {name: step, size: 10, gamma: 0.5}
        batch_size: full
        drop_last: true
        shuffle: false
        regularization:
          l1: 0.001
          l2: 0.01
        gradient_clip_norm: 2.5
        epochs: 12
      """)
    var expected = Experiment()
    expected.name = "all"
    expected.about = "Every key."
    expected.seed = .text("text")
    expected.precision = .float64
    expected.source = "circle"
    expected.samples = 60
    expected.noise = 0.25
    expected.trainFraction = 0.75
    expected.hidden = [5, 4]
    expected.activations = [.sigmoid, .sin]
    expected.outputActivation = .elementwise(.tanh)
    expected.initializer = .uniform(-0.5, 0.5)
    expected.bias = 0.5
    expected.trainsBiases = false
    expected.loss = .halfSquaredError
    expected.optimizer = .sgd(momentum: 0.5, nesterov: true)
    expected.learningRate = 0.125
    expected.schedule = .step(size: 10, gamma: 0.5)
    expected.batchSize = .full
    expected.dropsLast = true
    expected.shuffle = false
    expected.l1 = 0.001
    expected.l2 = 0.01
    expected.gradientClipNorm = 2.5
    expected.epochs = 12
    #expect(experiment == expected)
  }

  @Test func unknownKeysAreRefusedWithLineColumnAndWhatIsAllowed() {
    #expect(
      sentences("name: a\nlearning_rate: 1") == [
        "test.yaml:2:1: unknown key 'learning_rate'; allowed here: "
          + "name, about, seed, precision, data, network, training"
      ])
    #expect(
      sentences("data:\n  source: gauss\n  sample: 3") == [
        "test.yaml:3:3: unknown key 'data.sample'; allowed here: "
          + "source, samples, noise, train_fraction"
      ])
    #expect(
      sentences("training: {loss: half_squared_error, lr: 1}") == [
        "test.yaml:1:38: unknown key 'training.lr'; allowed here: loss, optimizer, "
          + "learning_rate, schedule, batch_size, drop_last, shuffle, regularization, "
          + "gradient_clip_norm, epochs"
      ])
    #expect(
      sentences("training:\n  regularization: {l1: 0.5, l3: 1}") == [
        "test.yaml:2:29: unknown key 'training.regularization.l3'; allowed here: l1, l2"
      ])
  }

  @Test func aKeyWithItsSectionInOneWordIsUnknown() {
    // It would slip past the check for keys that are given twice.
    #expect(faults("data.samples: 10").count == 1)
    #expect(faults("data.samples: 10\ndata: {samples: 20}").count == 1)
    #expect(faults("data: {data.samples: 20}").count == 1)
  }

  @Test func allFaultsOfAFileAreListedInItsOrder() {
    let yaml = """
      seed: 7
      precision: half
      colour: red
      data:
        noise: 2
        sauce: spiral
      network: 3
      training:
        batch_size: 0
        epochs: none
      """
    let found = faults(yaml)
    #expect(found.map { $0.place?.line } == [2, 3, 5, 6, 7, 9])
    #expect(found.map { $0.place?.column } == [12, 1, 10, 3, 10, 15])
    #expect(found.allSatisfy { $0.origin == "test.yaml" })
  }

  @Test func aSectionThatIsNoMapIsRefused() {
    for value in ["3", "[source, spiral]", "''", "spiral"] {
      #expect(
        sentences("data: \(value)") == [
          "test.yaml:1:7: data is a section; allowed in it: "
            + "source, samples, noise, train_fraction"
        ])
    }
  }

  @Test func aSectionWithinASectionIsAMapToo() throws {
    #expect(
      sentences("training:\n  regularization: 0.5") == [
        "test.yaml:2:19: training.regularization is a section; allowed in it: l1, l2"
      ])
    #expect(try read("training:\n  regularization:\n") == Experiment())
  }

  @Test func everyFaultyOptionOfAnOptimizerIsReportedInItsPlace() {
    let yaml = """
      training:
        optimizer: {name: adam, beta1: 1, beta3: 0.5,
          epsilon: 0, amsgrad: maybe}
        schedule:
          name: step
          size: 0
          epochs: 3
      """
    let known = "name, beta1, beta2, epsilon, amsgrad, weight_decay"
    #expect(
      sentences(yaml) == [
        "test.yaml:2:34: training.optimizer.beta1 is '1'; allowed: a number from 0 to below 1",
        "test.yaml:3:14: training.optimizer.epsilon is '0'; allowed: a number from 1e-30 to 1",
        "test.yaml:3:26: training.optimizer.amsgrad is 'maybe'; allowed: true or false",
        "test.yaml:2:37: unknown key 'training.optimizer.beta3'; allowed here: \(known)",
        "test.yaml:6:11: training.schedule.size is '0'; "
          + "allowed: a whole number from 1 to 1000000000000",
        "test.yaml:7:5: unknown key 'training.schedule.epochs'; allowed here: name, size, gamma",
      ])
  }

  @Test func anUnknownNameInAMapIsReportedAlone() {
    #expect(
      sentences("training: {optimizer: {name: lion, beta1: 7}}") == [
        "test.yaml:1:30: training.optimizer.name is 'lion'; "
          + "allowed: sgd, adagrad, rmsprop, adam, adamw"
      ])
    #expect(
      sentences("training: {schedule: {name: [step]}}") == [
        "test.yaml:1:29: training.schedule.name is '[…]'; "
          + "allowed: constant, step, exponential, cosine, warmup"
      ])
  }

  @Test(arguments: [
    ("sgd, momentum: 1", "momentum is '1'; allowed: a number from 0 to below 1"),
    ("sgd, momentum: much", "momentum is 'much'; allowed: a number from 0 to below 1"),
    ("sgd, momentum: [0.9]", "momentum is '[…]'; allowed: a number from 0 to below 1"),
    ("sgd, dampening: 1.5", "dampening is '1.5'; allowed: a number from 0 to 1"),
    ("sgd, weight_decay: -1", "weight_decay is '-1'; allowed: a number from 0 to 1000"),
    (
      "sgd, nesterov: true",
      "nesterov is 'true'; allowed: true only with a momentum above 0 and a dampening of 0"
    ),
    (
      "sgd, momentum: 0.5, dampening: 0.5, nesterov: true",
      "nesterov is 'true'; allowed: true only with a momentum above 0 and a dampening of 0"
    ),
    (
      "adagrad, learning_rate_decay: -1",
      "learning_rate_decay is '-1'; allowed: a number from 0 to 1000"
    ),
    (
      "adagrad, initial_accumulator: nan",
      "initial_accumulator is 'nan'; allowed: a number from 0 to 1000"
    ),
    ("adagrad, epsilon: 2", "epsilon is '2'; allowed: a number from 1e-30 to 1"),
    ("adagrad, weight_decay: 1001", "weight_decay is '1001'; allowed: a number from 0 to 1000"),
    ("rmsprop, alpha: 1", "alpha is '1'; allowed: a number from 0 to below 1"),
    ("rmsprop, epsilon: 0", "epsilon is '0'; allowed: a number from 1e-30 to 1"),
    ("rmsprop, momentum: -0.5", "momentum is '-0.5'; allowed: a number from 0 to below 1"),
    ("rmsprop, centered: 1", "centered is '1'; allowed: true or false"),
    ("rmsprop, weight_decay: x", "weight_decay is 'x'; allowed: a number from 0 to 1000"),
    ("adam, beta2: -1", "beta2 is '-1'; allowed: a number from 0 to below 1"),
    ("adam, weight_decay: -1", "weight_decay is '-1'; allowed: a number from 0 to 1000"),
    ("adamw, beta1: 1", "beta1 is '1'; allowed: a number from 0 to below 1"),
    ("adamw, beta2: 2", "beta2 is '2'; allowed: a number from 0 to below 1"),
    ("adamw, epsilon: ''", "epsilon is empty; allowed: a number from 1e-30 to 1"),
    ("adamw, amsgrad: 0", "amsgrad is '0'; allowed: true or false"),
    ("adamw, weight_decay: -1", "weight_decay is '-1'; allowed: a number from 0 to 1000"),
  ])
  func optionsOfOptimizersSayWhatTheyMayHold(_ options: String, _ fault: String) {
    let found = faults("training: {optimizer: {name: \(options)}}").map(\.message)
    #expect(found == ["training.optimizer.\(fault)"])
  }

  @Test(arguments: [
    ("step, gamma: 0", "gamma is '0'; allowed: a number above 0, up to 1"),
    ("step, gamma: 2", "gamma is '2'; allowed: a number above 0, up to 1"),
    ("step, size: 1.5", "size is '1.5'; allowed: a whole number from 1 to 1000000000000"),
    ("exponential, gamma: -1", "gamma is '-1'; allowed: a number above 0, up to 1"),
    ("cosine, epochs: 0", "epochs is '0'; allowed: a whole number from 1 to 1000000000000"),
    ("cosine, minimum: 1.5", "minimum is '1.5'; allowed: a number from 0 to 1"),
    ("warmup, epochs: none", "epochs is 'none'; allowed: a whole number from 1 to 1000000000000"),
  ])
  func optionsOfSchedulesSayWhatTheyMayHold(_ options: String, _ fault: String) {
    let found = faults("training: {schedule: {name: \(options)}}").map(\.message)
    #expect(found == ["training.schedule.\(fault)"])
  }

  @Test func aWrittenWeightThatIsNoNumberIsShownInItsPlace() {
    let yaml = """
      network:
        hidden: [2]
        weights:
          - - [1, 2, 3]
            - [4, x, 6]
          - - [7, 8, 9]
      """
    #expect(
      sentences(yaml) == [
        "test.yaml:5:13: network.weights has 'x' as number 2 of unit 2 in layer 1; "
          + "allowed: a number from -1000000 to 1000000"
      ])
    for wrong in ["nan", "1e7", "[1]", "''"] {
      #expect(
        faults("network: {hidden: none, weights: [[[1, \(wrong), 3]]]}").map(\.message).first?
          .hasPrefix("network.weights has \(wrong == "''" ? "empty" : "'")") == true)
    }
  }

  @Test func theLargestRowOfWeightsIsReadWhole() throws {
    let row = (0...4096).map(String.init).joined(separator: ", ")
    let units = Array(repeating: "[1, 2, 3]", count: 4096).joined(separator: ", ")
    let yaml = "network: {hidden: [4096], weights: [[\(units)], [[\(row)]]]}"
    let layers = try #require(try read(yaml).initialWeights).layers
    #expect(layers[0].count == 4096 && layers[1][0] == (0...4096).map(Double.init))
    let longer = yaml.replacing("[[0, ", with: "[[0, 0, ")
    #expect(
      faults(longer).map(\.message) == [
        "network.weights has 4098 numbers for unit 1 in layer 2; "
          + "a network of 2-4096-1 takes 4096 weights there and a bias"
      ])
  }

  @Test func aSectionWhoseKeysAreAllCommentedOutKeepsItsDefaults() throws {
    let experiment = try Experiment(yaml: "training:\n  # loss: none\nseed: 3", origin: "t")
    #expect(experiment.loss == Experiment().loss)
    #expect(experiment.seed == .number(3))
  }

  @Test(arguments: ["spiral", "- name\n- spiral", "42"])
  func aFileThatIsNoMapIsRefused(_ yaml: String) {
    #expect(
      sentences(yaml) == [
        "test.yaml:1:1: an experiment is a map of keys, such as 'name: spiral'"
      ])
  }

  @Test func aKeyGivenTwiceIsRefused() {
    let found = faults("name: a\nseed: 1\nname: b")
    #expect(found.count == 1)
    #expect(found.first?.message == "the key 'name' is given twice")
    #expect(found.first?.place != nil)
    #expect(
      faults("data:\n  noise: 0\n  noise: 1").map { $0.message }
        == ["the key 'noise' is given twice"])
  }

  @Test(arguments: [
    ("name: [a", 2), ("name: a\n\tseed: 1", 2), ("name: 'a\nseed: 1", 2), ("a: b: c", 1),
    ("name: *nowhere", 1), ("name: a\n--- \nname: b", 2), ("%x", 1), ("{{}", 1),
  ])
  func aSyntaxErrorIsRefusedAloneWithItsPlace(yaml: String, line: Int) throws {
    let found = faults(yaml)
    #expect(found.count == 1)
    #expect(found.first?.message.hasPrefix("not readable as YAML: ") == true)
    let place = try #require(found.first?.place)
    #expect(abs(place.line - line) <= 1 && place.line >= 1 && place.column >= 1)
  }

  @Test func whatTheParserSaysOfItselfIsSaidOfTheFile() {
    let several = sentences("name: a\n---\nname: b")
    #expect(
      several == ["test.yaml:2:1: not readable as YAML: a file holds one document, not several"])
    let deep = sentences("name: " + String(repeating: "[", count: 2000))
    #expect(deep.count == 1)
    #expect(deep[0].hasSuffix("not readable as YAML: lists and maps are nested too deeply"))
  }

  @Test func bytesThatNoYAMLMayHoldAreRefused() {
    for yaml in ["name: a\u{0}b", "name: a\u{1}b", "\u{0}", "name: \u{7F}\u{1B}[2J"] {
      #expect(faults(yaml).count == 1)
    }
  }

  @Test func keysThatAreNoWordAreRefused() {
    #expect(sentences("[a, b]: 1") == ["test.yaml:1:1: a key is a word"])
    #expect(sentences("data: {? {a: b} : 1}").count == 1)
    #expect(faults("1: 2").count == 1)
    #expect(faults("<<: {name: a}").count == 1)
  }

  @Test func anAliasStandsForItsValue() throws {
    let experiment = try read("name: &n twice\nabout: *n\nnetwork: {hidden: &h [3, 3]}")
    #expect(experiment.name == "twice" && experiment.about == "twice")
  }

  /// Aliases of aliases: a tree of width^(levels + 1) leaves, were it ever walked.
  private static func bomb(width: Int, levels: Int) -> String {
    var text = "about: &a0 [\(Array(repeating: "x", count: width).joined(separator: ","))]\n"
    for level in 1...levels {
      let row = Array(repeating: "*a\(level - 1)", count: width).joined(separator: ",")
      text += "u\(level): &a\(level) [\(row)]\n"
    }
    return text
  }

  @Test(arguments: ["seed: *a3", "? *a3\n: 1", "? [*a3]\n: 1"])
  func aBombOfAliasesIsRefusedWithoutWalkingIt(_ end: String) {
    let sentence = sentences(Self.bomb(width: 20, levels: 3) + end)
    #expect(sentence == ["test.yaml: the file has 61 aliases; allowed: up to 16"])
  }

  /// As many aliases as are allowed: the largest tree that is walked, 3⁵ lists of 1000.
  @Test(.timeLimit(.minutes(1)))
  func theLargestTreeOfAliasesIsReadInEverySetting() {
    var yaml = "about: &a0 [\(Array(repeating: "x", count: 1000).joined(separator: ","))]\n"
    for level in 1...5 {
      let row = Array(repeating: "*a\(level - 1)", count: 3).joined(separator: ", ")
      yaml += "u\(level): &a\(level) [\(row)]\n"
    }
    yaml += "network: {hidden: [[[[[[*a5]]]]]]}\n"
    #expect(faults(yaml).count == 7)
    #expect(faults(yaml.replacing("hidden", with: "weights")).count == 7)
    #expect(faults(Self.bomb(width: 3, levels: 5) + "? *a5\n: 1").count == 7)
  }

  @Test func starsThatAreNoAliasesAreNotCounted() throws {
    let stars = String(repeating: "* ** x1*x2 ", count: 50)
    #expect(try read("# \(stars)\nabout: a \(stars)").about.hasPrefix("a *"))
  }

  @Test(arguments: ["[", "{a: ", "- ", "? "])
  func bottomlessNestingIsRefused(_ opening: String) {
    for depth in [500, 900, 20_000] {
      #expect(!faults("about: " + String(repeating: opening, count: depth)).isEmpty)
      #expect(!faults(String(repeating: opening, count: depth)).isEmpty)
    }
    let closed = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    #expect(faults("about: \(closed)").count == 1)
  }

  @Test func aFileOfMoreThanAMegabyteIsRefused() {
    let yaml = "# " + String(repeating: "x", count: 1_000_000)
    #expect(
      sentences(yaml) == ["test.yaml: the file has 1000002 bytes; allowed: up to 1000000"])
  }

  @Test func carriageReturnsAndAByteOrderMarkDoNoHarm() throws {
    #expect(try read("name: a\r\nseed: 3\r\n").seed == .number(3))
    #expect(try read("\u{FEFF}name: a\n").name == "a")
  }
}
