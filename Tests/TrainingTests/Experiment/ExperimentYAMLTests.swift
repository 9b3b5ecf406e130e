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
      compatibility: none
      data:
        source: circle
        samples: 60
        noise: 0.25
        train_fraction: 0.75
        features:
          - x2
          - sin(x1)
        standardize: true
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
    expected.features = ["x2", "sin(x1)"]
    expected.standardization = .inputs
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

  @Test func everyKeyOfATableIsRead() throws {
    let experiment = try read(
      """
      data:
        source: csv
        path: some folder/iris.csv
        target: species
        task: regression
        missing: mean
        header: false
        features: [a, "b, c"]
        standardize: all
      """)
    var expected = Experiment()
    expected.source = "csv"
    expected.path = "some folder/iris.csv"
    expected.target = "species"
    expected.task = .regression
    expected.missing = .mean
    expected.hasHeader = false
    expected.features = ["a", "b, c"]
    expected.standardization = .all
    #expect(experiment == expected)
  }

  @Test func writtenRowsAreRead() throws {
    let experiment = try read(
      "data: {source: rows, rows: [{x: [0, 1.5], y: [1]}, {y: [-2e3], x: [1, 2]}]}")
    #expect(
      experiment.rows == [ExampleRow(x: [0, 1.5], y: [1]), ExampleRow(x: [1, 2], y: [-2000])])
  }

  @Test func aFileInPlaygroundsWayLeavesTheRestAsPlaygroundHasIt() throws {
    var expected = Experiment.playgroundDefaults
    expected.name = "untitled"
    #expect(try read("compatibility: playground") == expected)
    // Wherever the key stands, what is written counts.
    expected.learningRate = 0.1
    expected.hidden = []
    #expect(
      try read(
        "training: {learning_rate: 0.1}\nnetwork: {hidden: none}\ncompatibility: playground")
        == expected)
  }

  private let dataKeys =
    "source, path, target, task, missing, header, samples, noise, seed, train_fraction, features, "
    + "standardize, rows"

  @Test func unknownKeysAreRefusedWithLineColumnAndWhatIsAllowed() {
    #expect(
      sentences("name: a\nlearning_rate: 1") == [
        "test.yaml:2:1: unknown key 'learning_rate'; allowed here: "
          + "name, about, seed, precision, compatibility, data, network, training"
      ])
    #expect(
      sentences("data:\n  source: gauss\n  sample: 3") == [
        "test.yaml:3:3: unknown key 'data.sample'; allowed here: "
          + dataKeys
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
            + dataKeys
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
    ("name: *nowhere", 1), ("name: a\n--- \nname: b", 2), ("%x", 1), ("{a: {}", 1),
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

  @Test(arguments: ["seed: *a3", "? *a3\n: 1"])
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
    #expect(
      faults(Self.bomb(width: 3, levels: 5) + "? *a5\n: 1").map(\.message) == ["a key is a word"])
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
