import Testing

@testable import Training

/// What a lesson's file may not hold: one sentence with file, line, value and what is allowed.
@Suite struct LessonFaultTests {
  /// A lesson of one step; line 12 is the first of the step.
  private static func lesson(_ step: String, top: String = "") -> String {
    """
    name: example
    title: An example
    about: One sentence.
    experiment:
      data: {source: rows, rows: [{x: [1, 0], y: [1]}, {x: [0, 1], y: [0]}]}
      network: {hidden: [2], activation: tanh}
      training: {loss: half_squared_error, optimizer: sgd, learning_rate: 0.1, batch_size: full}
    variants:
      deep: {network: {hidden: [2, 2]}}
    \(top)
    steps:
      - \(step)
    """
  }

  private func faults(_ yaml: String) -> [String] {
    do {
      _ = try Lesson(yaml: yaml, origin: "lesson.yaml").played()
      return []
    } catch let error as ExperimentFaults {
      return error.faults.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  @Test(arguments: [
    ("{shows: [loss]}", "12:6: unknown key 'shows' in a step; allowed here: title, text, start"),
    ("{show: loss}", "12:12: show is 'loss'; allowed: a list of up to 64"),
    ("{show: []}", "12:12: show is '[]'; allowed: a list of 1 to 64"),
    ("{show: ['a(3.1)']}", "12:13: show is 'a(3.1)'; there is no unit 3.1 in the network 2-2-1"),
    ("{show: ['z(x1)']}", "12:13: show is 'z(x1)'; an input has an 'a' alone"),
    ("{show: ['residual(1.1)']}", "12:13: show is 'residual(1.1)'; unit 1.1 is no output"),
    ("{show: ['w(1.1<-3)']}", "12:13: show is 'w(1.1<-3)'; there is no w 1.1<-3"),
    ("{show: ['a(1.1 @ 3)']}", "12:13: show is 'a(1.1 @ 3)'; there are the samples 1 to 2"),
    ("{show: ['gradient_norm(3)']}", "12:13: show is 'gradient_norm(3)'; there is no layer 3"),
    ("{show: ['wrong + 1']}", "12:13: show is 'wrong + 1'; no number was called 'wrong' before it"),
    ("{show: [{as: x}]}", "12:13: show is '{as: x}'; allowed: either value or values"),
    (
      "{show: [{value: loss, values: [loss]}]}",
      "12:13: show is '{value: loss, values: [loss]}'; allowed: either value or values"
    ),
    (
      "{show: [{value: loss, published: half}]}",
      "12:38: show.published is 'half'; allowed: a number as it is printed"
    ),
    (
      "{show: [{values: [loss, step], published: [1, 2, 3]}]}",
      "12:47: show.published is '[1, 2, 3]'; allowed: one number, or one for each of the 2 values"
    ),
    (
      "{show: [{value: loss, because: It is.}]}",
      "12:13: show is '{value: loss, because: It is.}'; allowed: because only beside published"
    ),
    (
      "{show: [{value: step, published: 1, because: no stop}]}",
      "12:50: because is 'no stop'; allowed: a sentence with a full stop"
    ),
    ("{show: [{value: loss, name: loss}]}", "12:33: show.name is 'loss'; allowed: small letters"),
    (
      "{show: [{values: [loss], name: x}]}",
      "12:13: show is '{values: [loss], name: x}'; allowed: name only beside a single value"
    ),
    ("{show: [{value: loss, digits: 18}]}", "12:35: show.digits is '18'; allowed: a whole number"),
    ("{sample: 3}", "12:14: sample is '3'; allowed: a whole number from 1 to 2"),
    ("{start: shallow}", "12:13: start is 'shallow'; allowed: original, deep"),
    ("{train: {steps: 1, epochs: 1}}", "12:13: train is '{steps: 1, epochs: 1}'; allowed: either"),
    ("{train: {epochs: 0}}", "12:22: train.epochs is '0'; allowed: a whole number from 1 to 20000"),
    ("{set: {1.1<-9: 1}}", "12:20: '1.1<-9' in set is '1'; allowed: the names of weights"),
    ("{set: {b 1.1: x}}", "12:19: set is 'x'; no number was called 'x' before it"),
    ("{point: [4.1]}", "12:14: point is '4.1'; allowed: units such as 2.1 and weights"),
    (
      "{question: {ask: Why?}}",
      "12:16: question is '{ask: Why?}'; allowed: one of direction, number"
    ),
    ("{question: {number: loss}}", "12:16: question.ask is missing; allowed: a text"),
    (
      "{question: {ask: Which?, largest: {only: 1}}}",
      "12:39: question.largest is '{only: 1}'; allowed: a map of at least two choices"
    ),
    (
      "{claims: [{says: Yes., verdict: maybe}]}", "12:37: verdict is 'maybe'; allowed: right, wrong"
    ),
    (
      "{claims: [{says: Yes., verdict: wrong}]}",
      "12:15: because is missing; a claim that is wrong says why in one sentence"
    ),
    ("{claims: [{verdict: right}]}", "12:15: says is missing; allowed: a text"),
    (
      "{compare: {runs: [deep], epochs: [1]}}",
      "12:15: compare is '{runs: [deep], epochs: [1]}'; allowed: runs, epochs and show"
    ),
    (
      "{compare: {runs: [deep], epochs: [2, 1], show: [loss]}}",
      "12:38: compare.epochs is '[2, 1]'; allowed: numbers that rise"
    ),
    (
      "{compare: {runs: [original, deep], epochs: [1], show: ['a(3.1)']}}",
      "12:60: compare.show is 'a(3.1)'; there is no unit 3.1 in the network 2-2-1"
    ),
    ("{text: ''}", "12:12: text is empty; allowed: a text of 1 to 2000 characters"),
    ("3", "12:5: a step is a map; allowed in it: title, text"),
  ])
  func aFaultOfAStepIsOneSentence(_ step: String, _ sentence: String) {
    let faults = faults(Self.lesson(step))
    #expect(faults.count == 1, "\(faults)")
    #expect(faults.first?.hasPrefix("lesson.yaml:" + sentence) == true, "\(faults)")
  }

  @Test(arguments: [
    ("titel: x", "10:1: unknown key 'titel' in a lesson; allowed here: name, title"),
    ("sample: 0", "10:9: sample is '0'; allowed: a whole number from 1 to 2"),
    ("digits: x", "10:9: digits is 'x'; allowed: a whole number from 1 to 17"),
    ("source: {title: T}", "10:9: source.url is missing; allowed: a text"),
    ("source: {title: T, url: x}", "10:25: source.url is 'x'; allowed: an address"),
    (
      "notation: {units: {h1: 7.1}}", "10:24: the unit 'h1' in notation is '7.1'; allowed: an input"
    ),
    ("notation: {units: {h(1: 1.1}}", "10:25: the unit 'h(1' in notation is '1.1'; allowed"),
    ("notation: {weights: {w1: 1.1}}", "10:26: the weight 'w1' in notation is '1.1'; allowed"),
    ("notation: {weights: x}", "10:21: notation.weights is 'x'; allowed: a map of up to 256 names"),
    ("about: Again.", "10:1: the key 'about' is given twice"),
  ])
  func aFaultOfTheWholeIsOneSentence(_ top: String, _ sentence: String) {
    let faults = faults(Self.lesson("{text: Words.}", top: top))
    #expect(faults.count == 1, "\(faults)")
    #expect(faults.first?.contains(sentence.drop { $0 != ":" }) == true, "\(faults)")
  }

  @Test func printedNumbersAreAccountedFor() {
    #expect(
      faults(Self.lesson("{show: [{as: steps, value: step, published: 1}]}")) == [
        "lesson.yaml:12:13: show has '1' as published for 'steps'; computed is 0, and 'because' "
          + "must say in one sentence why they differ"
      ])
    #expect(
      faults(Self.lesson("{show: [{value: step, published: 0, because: It is not.}]}")) == [
        "lesson.yaml:12:13: show has 'because: It is not.' for 'step'; allowed: a reason only "
          + "where a published number is wrong"
      ])
  }

  @Test(arguments: [
    ("", "a lesson is a map of keys, such as 'name: mazur'"),
    ("[1]", "a lesson is a map; allowed in it: name, title"),
    ("name: x", "title is missing; allowed: a text"),
    ("a: [", "not readable as YAML"),
    ("a: &x 1\nb: *x", "the file has aliases; allowed in a lesson: none"),
    ("[a, b]: 1", "a key is a word"),
  ])
  func whatIsNoLessonIsRefused(_ yaml: String, _ sentence: String) {
    #expect(faults(yaml).contains { $0.contains(sentence) }, "\(faults(yaml))")
  }

  @Test(arguments: [
    ("data: {source: csv, path: x.csv}", "data.source is 'csv'; allowed in a lesson: xor"),
    ("data: {source: xor}\n  network: {hidden: [512, 512]}", "allowed in a lesson: up to 10000"),
    ("data: {source: circle, samples: 20000}", "the data have 20000 samples; allowed in a lesson"),
    ("data: {source: xor}\n  network: {hidden: x}", "network.hidden is 'x'; allowed: up to 32"),
    ("data: {source: xor}\n  network: {weights: [[[1, 1, 1]]]}", "network.weights has"),
  ])
  func itsExperimentIsSmallAndReadsNoFile(_ experiment: String, _ sentence: String) {
    let yaml = """
      name: example
      title: An example
      about: One sentence.
      experiment:
        \(experiment)
      steps: [{text: Words.}]
      """
    #expect(faults(yaml).contains { $0.contains(sentence) }, "\(faults(yaml))")
    #expect(faults(yaml).allSatisfy { $0.hasPrefix("lesson.yaml:") })
  }

  @Test func runsThatWouldTakeForeverAreRefused() {
    let steps = Array(repeating: "{train: {epochs: 20000}}", count: 100).joined(separator: "\n  - ")
    let yaml = Self.lesson(steps)
      .replacing(
        "source: rows, rows: [{x: [1, 0], y: [1]}, {x: [0, 1], y: [0]}]", with: "source: circle")
    #expect(faults(yaml).contains { $0.contains("allowed: up to 1e+09") }, "\(faults(yaml))")
  }

  @Test func allFaultsAreListedAtOnce() {
    let faults = faults(Self.lesson("{show: ['a(3.1)', 'z(x1)'], sample: 9}", top: "titel: x"))
    #expect(faults.count == 4, "\(faults)")
  }
}
