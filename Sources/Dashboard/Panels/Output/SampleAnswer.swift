import Datasets
import TerminalUI
import Training

/// What was wanted of a sample and what the network answered, in words.
struct SampleAnswer {
  /// The name of the class, or numbers in the data's units.
  let wanted: String
  /// Whether the answer is wrong; no number is.
  let isWrong: Bool

  private let output: [Double]
  private let kind: TargetKind
  private let scales: [Scale]?

  /// Reads one of the worst samples.
  init(_ entry: WorstSamples.Entry, in snapshot: Snapshot) {
    let data = snapshot.data
    let sample = data.train.indices.contains(entry.place) ? data.train[entry.place] : data.train[0]
    wanted = snapshot.target(ofSample: sample)
    isWrong =
      snapshot.evaluation.isWrong.indices.contains(sample)
      && snapshot.evaluation.isWrong[sample]
    output = Array(snapshot.evaluation.worst.output(of: entry))
    (kind, scales) = (data.targetKind, data.targetScales)
  }

  /// The class that was answered; nil where outputs are no classes.
  var className: String? {
    guard kind.hasOutputPerClass, let names = kind.classNames,
      let index = kind.classIndex(output[...]), names.indices.contains(index)
    else { return nil }
    return names[index]
  }

  /// Returns the answer: the class of the largest output and that output, or numbers in the data's
  /// units. A name gives way before the number does.
  func given(within width: Int) -> String {
    if let className {
      let share = NumberText.significant(output.max() ?? .nan, digits: 2)
      let room = width - share.unicodeScalars.count - 1
      guard room > 0 else { return className }
      return String(String.UnicodeScalarView(className.unicodeScalars.prefix(room))) + " " + share
    }
    let numbers = output.enumerated().map { index, value in
      let restored = scales?.indices.contains(index) == true ? scales?[index].restored(value) : nil
      return NumberText.significant(restored ?? value)
    }.joined(separator: " ")
    return numbers.wholeWords(within: width)
  }
}
