import Datasets
import TerminalUI
import Training

extension Snapshot {
  /// What is wanted of the probe sample: the name of its class, or numbers in the data's units.
  var probeTarget: String { target(ofSample: moment.probe.sample) }

  /// Returns what is wanted of a sample of the data, in the same words.
  func target(ofSample sample: Int) -> String {
    let target = data.samples.target(sample)
    if data.targetKind.hasOutputPerClass, let names = data.targetKind.classNames,
      let place = data.targetKind.classIndex(target)
    {
      return names[place]
    }
    return target.map { number in
      let whole = NumberText.shortest(number)
      return whole.count > 6 ? NumberText.significant(number) : whole
    }.joined(separator: " ")
  }
}
