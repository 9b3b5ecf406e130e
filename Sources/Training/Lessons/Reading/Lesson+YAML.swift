import Yams

extension Lesson {
  /// Reads a lesson from the text of a file.
  ///
  /// - Parameters:
  ///   - yaml: the text, as `Configs/lessons/README.md` describes it.
  ///   - origin: the file's name, for the sentences of faults.
  /// - Throws: `ExperimentFaults` with every fault of the file. Whether printed numbers are
  ///   accounted for shows only when the lesson is played.
  public init(yaml: String, origin: String) throws {
    var reader = LessonReader(origin: origin)
    guard let lesson = reader.lesson(yaml), reader.faults.isEmpty else {
      throw ExperimentFaults(reader.faults)
    }
    self = lesson
  }
}

/// Walks through the tree of a lesson's file and collects what is wrong.
struct LessonReader {
  /// Reads trees and experiments, and keeps the faults.
  var yaml: ExperimentReader
  /// The publication's names.
  var notation = LessonNotation()
  /// The experiments so far, by name, the lesson's own first.
  var experiments: [(name: String, prepared: PreparedExperiment)] = []
  /// The experiment that the present step's run is of.
  var current = Lesson.originalName
  /// The names of numbers that were computed before.
  var names: Set<String> = []
  /// Significant digits of the lesson's numbers.
  var digits = NumberOfLesson.standardDigits
  /// What all trainings together take, in multiplications of a weight.
  var work = 0.0

  /// What is wrong so far.
  var faults: [ExperimentFault] { yaml.faults }

  /// The most that is looked for in a file.
  static let mostSteps = 100
  /// The most numbers, claims and runs of a step.
  static let mostEntries = 64
  /// The most weights and biases of a lesson's network.
  static let mostParameters = 10_000
  /// The most samples of a lesson's data.
  static let mostSamples = 10_000
  /// The most multiplications of weights, which take some seconds.
  static let mostWork = 1e9

  private static let keys = [
    "name", "title", "about", "source", "notation", "experiment", "variants", "sample", "digits",
    "steps",
  ]

  init(origin: String) { yaml = ExperimentReader(origin: origin) }

  /// Reads a file; nil where there is no lesson in it.
  mutating func lesson(_ text: String) -> Lesson? {
    let root = yaml.tree(of: text)
    guard faults.isEmpty else { return nil }
    guard YAMLOutline(text).aliases == 0 else {
      yaml.fault(nil, "the file has aliases; allowed in a lesson: none")
      return nil
    }
    guard let root, let found = entries(root, "a lesson", Self.keys) else {
      if faults.isEmpty { yaml.fault(nil, "a lesson is a map of keys, such as 'name: mazur'") }
      return nil
    }
    let name = word(found["name"], "name", root)
    let title = self.text(found["title"], "title", in: root)
    let about = self.text(found["about"], "about", in: root)
    let source = found["source"].map { self.source($0) }
    digits = whole(found["digits"], "digits", 1...17) ?? digits
    readExperiments(found, name: name, about: about, root)
    if let node = found["notation"] { readNotation(node) }
    let sample = whole(found["sample"], "sample", 1...max(samples, 1)) ?? 1
    let steps = self.steps(found["steps"], root)
    guard let experiment = experiments.first?.prepared, !steps.isEmpty else { return nil }
    checkWork()
    return Lesson(
      name: name, title: title, about: about, source: source, notation: notation,
      experiment: experiment,
      variants: experiments.dropFirst().map {
        LessonVariant(name: $0.name, experiment: $0.prepared)
      },
      sample: sample - 1, digits: digits, steps: steps, origin: yaml.origin)
  }

  private mutating func checkWork() {
    guard work > Self.mostWork else { return }
    yaml.fault(
      nil,
      "the runs of the lesson take about \(NumberOfLesson.text(work, digits: 2)) "
        + "multiplications; allowed: up to \(NumberOfLesson.text(Self.mostWork, digits: 2))")
  }

  private mutating func source(_ node: Node) -> LessonSource {
    guard let found = entries(node, "source", ["title", "author", "url"]) else {
      return LessonSource(title: "", author: "", url: "")
    }
    let url = text(found["url"], "source.url", in: node)
    if let urlNode = found["url"], !url.hasPrefix("https://"), !url.hasPrefix("http://") {
      refuse(urlNode, "source.url", "an address that begins with https://")
    }
    return LessonSource(
      title: text(found["title"], "source.title", in: node),
      author: found["author"].map { text($0, "source.author", in: node) } ?? "", url: url)
  }

  // MARK: The run

  /// The experiment of the present run; nil where it can't be read.
  var prepared: PreparedExperiment? { experiments.first { $0.name == current }?.prepared }

  /// How many samples its data have; 0 where there is none.
  var samples: Int { prepared?.source.facts.samples ?? 0 }

  /// What formulas of the present run can speak of.
  var scope: LessonScope? {
    prepared.map { LessonScope(shape: $0.shape, samples: $0.source.facts.samples) }
  }

  /// Adds what a training of an experiment takes.
  mutating func addWork(epochs: Double, of experiment: PreparedExperiment) {
    work +=
      epochs * Double(experiment.source.facts.samples) * Double(experiment.shape.parameterCount)
  }
}
