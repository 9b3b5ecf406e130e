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
    if last.isOfWeights { handMadeEdits = max(0, handMadeEdits - 1) }
    if last.step == run.step {
      restore(last)
    } else {
      takeBack(last)
    }
    machine.settled(at: position)
    answer("taken back: \(last.sentence)")
  }

  /// Goes back to what was before a change that no step was made after.
  private mutating func restore(_ last: UndoableChange) {
    prepared = last.prepared
    take(Kept(run: last.run, history: last.history))
    if recording?.goBack(to: last.mark) == false { recording?.beginAnew(run, prepared) }
    probe = last.probe
    revision += 1
    lastSound = nil
    history.mark(epoch: run.epoch, "undo: \(last.sentence)")
  }

  /// Gives a setting or a weight its old value where training has gone on since.
  private mutating func takeBack(_ last: UndoableChange) {
    let before = (experiment, run.shape)
    let parameters = last.run.parameters
    if case .parameter(let index, _) = last.change {
      run = run.edited(index, to: parameters[index])
      record(.parameter(index, parameters[index]))
    } else {
      prepared = last.prepared
      // Where all weights stay, nothing is left to be filled.
      let staysWhole =
        run.shape == prepared.shape && run.data.inputNames == last.run.data.inputNames
      run = run.changed(to: prepared, filling: parameters)
      record(.setting(filling: staysWhole ? nil : parameters))
    }
    note("undo: \(last.sentence)", since: before, isOfWeights: last.isOfWeights)
  }

  /// Goes back to the moment of the smallest loss, with half the learning rate.
  mutating func rollBack() {
    guard let best else {
      return answer("there is no better moment: u takes the last change back, r starts again")
    }
    take(best.moment)
    // Settings changed since that moment go on holding.
    var held = run.experiment
    held.learningRate = learningRate
    if held != experiment {
      run = run.changed(to: prepared, filling: nil)
      record(.setting(filling: nil))
    } else if recording?.last.learningRate != learningRate {
      record(.rate)
    }
    undoable.removeAll { $0.step > run.step }
    let half = SettingValue.text(of: learningRate / 2)
    change(.setting("training.learning_rate", half))
    answer("back at step \(run.step), learning rate halved to \(half.said)")
  }

  // MARK: Settings

  private mutating func set(_ path: String, to value: SettingValue) throws(ChangeRefusal) {
    guard let setting = ExperimentSetting.at(path) else {
      throw ChangeRefusal(description: "there is no setting \(value.quoted)")
    }
    let old = experiment
    let (next, takenBack) = try prepared.changing(setting, to: value)
    guard next.experiment != experiment else {
      return answer("\(setting.title) is \(setting.written(experiment)) already")
    }
    let before = undoable(.setting(path, value), setting.said(of: old, unlike: next.experiment))
    let start = (experiment, run.shape)
    prepared = next
    let sentence = setting.said(of: experiment, unlike: old)
    if setting.effect == .newStart {
      restart()
      return answer("\(sentence), a new start")
    }
    // The rate comes with each step: the run itself stays as it is.
    if path != "training.learning_rate" { run = run.changed(to: next, filling: nil) }
    record(path == "training.learning_rate" ? .rate : .setting(filling: nil))
    keep(before)
    note(sentence, since: start)
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
    guard RunChange.allows(parameter: value) else {
      throw ChangeRefusal(
        description: "\(value) is not allowed; allowed: \(RunChange.allowedParameter)")
    }
    let name = run.shape.name(ofParameter: index)
    let old = run.parameters[index]
    let (text, oldText) = (experiment.precision.text(value), experiment.precision.text(old))
    keep(undoable(.parameter(index, value), "\(name) \(oldText)"))
    run = run.edited(index, to: value)
    record(.parameter(index, value))
    note("\(name) \(text)", since: (experiment, run.shape), isOfWeights: true)
    answer("\(name) is \(text), was \(oldText)")
  }

  // MARK: Keeping track

  /// The most changes that can be taken back, and the most numbers of weights and samples that are
  /// kept for it.
  private static let mostUndoable = 200
  private static let mostNumbersKept = 16_000_000

  /// The present moment as what a change that comes now can be taken back to.
  private func undoable(_ change: RunChange, _ sentence: String) -> UndoableChange {
    UndoableChange(
      change: change, prepared: prepared, run: run, history: history, probe: probe,
      mark: recording?.mark ?? 0, sentence: sentence)
  }

  /// Several changes of one thing between two steps are one.
  private mutating func keep(_ change: UndoableChange) {
    if let last = undoable.last, last.step == change.step, last.isOfSameThing(as: change) { return }
    if case .parameter = change.change { handMadeEdits += 1 }
    undoable.append(change)
    let numbers =
      run.shape.parameterCount + run.data.samples.inputs.count + 16 * history.buckets.count
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
    let isOther = hasOtherLoss || hasOtherShape || isOfWeights
    revision += 1
    latest = nil
    latestActivity = nil
    probe = min(probe, run.data.train.count - 1)
    // With other settings, steps repeated from that moment would be other steps.
    lastSound = nil
    if isOther { (lossBefore, smallestTestLoss) = (nil, nil) }
    if hasOtherShape { history.forgetReadings() }
    if hasOtherLoss { history.breakOff() }
    history.mark(epoch: run.epoch, sentence)
    let earlier = hasOtherLoss || hasOtherShape ? nil : best
    if isOther { best = nil }
    if isOther, measuresCurve, !history.buckets.isEmpty { measureLoss() }
    // A moment whose loss is no number is none to go back to, and a larger loss is no better one.
    if let earlier, best.map({ earlier.loss < $0.loss }) ?? true { best = earlier }
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
