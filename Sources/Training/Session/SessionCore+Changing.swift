import Backprop

/// Changing a run while it is under way.
extension SessionCore {
  /// Changes a setting or a weight, or says why that can't be.
  mutating func change(_ change: RunChange) {
    do {
      switch change {
      case .setting(let path, let value): try set(path, to: value)
      case .parameter(let index, let value): try edit(index, to: value)
      }
    } catch {
      answer(error.description)
    }
    machine.settled(at: position)
  }

  /// Takes the last change back: exactly where no step was made since, else by giving the setting
  /// or the weight its old value.
  mutating func undo() {
    guard let last = undoable.popLast() else {
      return answer("there is no change to take back")
    }
    let before = (experiment, run.shape)
    if last.step == run.step, let mark = last.mark {
      prepared = last.prepared
      take(Kept(run: last.run, history: history))
      if recording?.goBack(to: mark) == false { recording?.beginAnew(run, prepared) }
    } else if case .parameter(let index, _) = last.change {
      let value = last.run.parameters[index]
      run = run.edited(index, to: value)
      record(.parameter(index, value))
    } else {
      prepared = last.prepared
      let parameters = last.run.parameters
      // Where all weights stay, nothing is left to be filled.
      let staysWhole =
        run.shape == prepared.shape && run.data.inputNames == last.run.data.inputNames
      run = run.changed(to: prepared, filling: parameters)
      record(.setting(filling: staysWhole ? nil : parameters))
    }
    if case .parameter = last.change { handMadeEdits = max(0, handMadeEdits - 1) }
    note("undo: \(last.sentence)", since: before, isOfWeights: true)
    machine.settled(at: position)
    answer("taken back: \(last.sentence)")
  }

  /// Goes back to the moment of the smallest loss, with half the learning rate.
  mutating func rollBack() {
    guard let best else { return answer("there is no better moment to go back to") }
    take(best.moment)
    // What was changed since then is no change of this moment.
    for index in undoable.indices where undoable[index].step > run.step {
      undoable[index].mark = nil
    }
    if recording?.last.learningRate != learningRate { record(.rate) }
    let half = learningRate / 2
    change(.setting("training.learning_rate", .text(of: half)))
    answer("back at step \(run.step), learning rate halved to \(half)")
  }

  // MARK: Settings

  private mutating func set(_ path: String, to value: SettingValue) throws(ChangeRefusal) {
    guard let setting = ExperimentSetting.at(path) else {
      throw ChangeRefusal(description: "there is no setting \(value.quoted)")
    }
    let before = UndoableChange(
      change: .setting(path, value), prepared: prepared, run: run, mark: mark,
      sentence: "\(setting.title) \(setting.written(experiment))")
    let (next, takenBack) = try prepared.changing(setting, to: value)
    guard next.experiment != experiment else {
      return answer("\(setting.title) is \(setting.written(experiment)) already")
    }
    let start = (experiment, run.shape)
    prepared = next
    let sentence = "\(setting.title) \(setting.written(experiment))"
    if setting.effect == .newStart {
      restart()
      return answer("\(sentence), a new start")
    }
    // The rate comes with each step: the run itself stays as it is, and so does its best moment.
    let bestSoFar = path == "training.learning_rate" ? best : nil
    if path != "training.learning_rate" { run = run.changed(to: next, filling: nil) }
    record(path == "training.learning_rate" ? .rate : .setting(filling: nil))
    keep(before)
    note(sentence, since: start)
    best = bestSoFar ?? best
    let rest = takenBack.compactMap { ExperimentSetting.at($0) }.map {
      "\($0.title) \($0.written(experiment))"
    }
    let when = setting.effect == .nextStart ? ", \(setting.effect.rawValue)" : ""
    answer(([sentence + when] + rest).joined(separator: "; "))
  }

  // MARK: Weights

  private mutating func edit(_ index: Int, to value: Double) throws(ChangeRefusal) {
    guard run.shape.parameterCount > index, index >= 0 else {
      throw ChangeRefusal(description: "there is no such weight")
    }
    guard value.isFinite, abs(value) <= Self.largestWeight else {
      throw ChangeRefusal(
        description: "\(value) is not allowed; allowed: a number from -1e30 to 1e30")
    }
    let name = run.shape.name(ofParameter: index)
    let old = run.parameters[index]
    keep(
      UndoableChange(
        change: .parameter(index, value), prepared: prepared, run: run, mark: mark,
        sentence: "\(name) \(old)"))
    run = run.edited(index, to: value)
    record(.parameter(index, value))
    note("\(name) \(value)", since: (experiment, run.shape), isOfWeights: true)
    answer("\(name) is \(value), was \(old)")
  }

  /// The largest size of a weight by hand: float32 holds it, and its square in float64.
  private static let largestWeight = 1e30

  // MARK: Keeping track

  /// Where a change made now would stand in the past; 0 where none is kept.
  private var mark: Int { recording?.mark ?? 0 }

  /// The most changes that can be taken back, and the most numbers of weights and samples that are
  /// kept for it.
  private static let mostUndoable = 200
  private static let mostNumbersKept = 16_000_000

  /// Several changes of one thing between two steps are one.
  private mutating func keep(_ change: UndoableChange) {
    if let last = undoable.last, last.step == change.step, last.isOfSameThing(as: change) { return }
    if case .parameter = change.change { handMadeEdits += 1 }
    undoable.append(change)
    let numbers = run.shape.parameterCount + run.data.samples.inputs.count
    let most = max(1, min(Self.mostUndoable, Self.mostNumbersKept / numbers))
    if undoable.count > most { undoable.removeFirst(undoable.count - most) }
  }

  /// Marks the curve, and measures it where the loss is another one from here on.
  ///
  /// - Parameter before: what was trained up to here.
  private mutating func note(
    _ sentence: String, since before: (experiment: Experiment, shape: NetworkShape),
    isOfWeights: Bool = false
  ) {
    let hasOtherShape = before.shape != run.shape
    let hasOtherLoss =
      !experiment.hasSameData(as: before.experiment)
      || experiment.effectiveLoss != before.experiment.effectiveLoss
    // What the loss is here, where the change leaves it as it is.
    let loss =
      hasOtherShape || hasOtherLoss || isOfWeights ? nil : history.buckets.last?.train.last
    revision += 1
    latest = nil
    latestActivity = nil
    probe = min(probe, run.data.train.count - 1)
    forgetMoments()
    if hasOtherShape { history.forgetReadings() }
    if hasOtherLoss { history.breakOff() }
    history.mark(epoch: run.epoch, sentence)
    // Until a smaller loss is measured this is the best moment there is.
    best = Best(
      moment: Kept(run: run, history: history),
      loss: loss.flatMap { $0.isFinite ? $0 : nil } ?? .infinity)
    guard measuresCurve, !history.buckets.isEmpty else { return }
    if hasOtherLoss || hasOtherShape || isOfWeights { measureLoss() }
  }
}

extension NetworkShape {
  /// Names a parameter as the screen counts: `weight 2.3 from 1.4`, `bias 2.3`.
  func name(ofParameter index: Int) -> String {
    for (number, layer) in layers.enumerated() where layer.parameters.contains(index) {
      let place = index - layer.parameters.lowerBound
      let (unit, source) = place.quotientAndRemainder(dividingBy: layer.inputs + 1)
      let name = "\(number + 1).\(unit + 1)"
      if source == layer.inputs { return "bias \(name)" }
      return "weight \(name) from "
        + (number == 0 ? "input \(source + 1)" : "\(number).\(source + 1)")
    }
    preconditionFailure("a network of shape \(description) has no parameter \(index)")
  }
}
