import Backprop
import TerminalUI
import Training

/// The row above the keys: one plain sentence about what is, and what can be done.
struct DiagnosisRow: Widget {
  var state: DashboardState

  func draw(in area: Rect, of buffer: inout Buffer) {
    let room = area.width - 2
    let (parts, style) = sentence(within: room)
    var row = SlidingRow(
      parts: parts.enumerated().map { index, part in
        SlidingRow.Part(part, style, importance: -index)
      }, background: .plain)
    // Rather the first words of a sentence than none of them.
    if row.visibleParts(width: room).isEmpty, let first = parts.first {
      row.parts = [SlidingRow.Part(first.wholeWords(within: room), style, importance: 0)]
    }
    buffer.draw(row, in: area)
  }

  /// What is said, in parts of falling importance: an answer to the last key, trouble, the
  /// selection, or a hint.
  private func sentence(within room: Int) -> ([String], Style) {
    if let notice = state.notice { return ([whole(notice, within: room)], state.theme.text) }
    guard let snapshot = state.snapshot else { return ([], state.theme.text) }
    let past = PastSentence(snapshot: snapshot, words: words)
    if let place = past.place {
      let more = state.selection.isActive ? selected(snapshot) : past.hints
      return ([place] + more, state.theme.warning)
    }
    if let trouble = trouble(snapshot) { return (trouble, state.theme.warning) }
    if let lesson = snapshot.lesson, !lesson.isAtMoment, !snapshot.isWorking,
      state.focus == .lesson || !state.selection.isActive
    {
      let away = ["this is no more the moment of the step: Backspace returns", "Enter reads on"]
      return (away, state.theme.text)
    }
    if let chosen = chosenSample(snapshot) { return (chosen, state.theme.text) }
    let reading = LossReading(snapshot: snapshot, state: state).parts
    if state.focus == .loss && !reading.isEmpty { return (reading, state.theme.text) }
    if state.selection.isActive { return (selected(snapshot), state.theme.text) }
    if let finding = finding(snapshot) { return finding }
    return (hint(snapshot), state.theme.faint)
  }

  /// The worst that the diagnosis found, how much more there is, and the rest of its evidence; the
  /// reason why a run has ended comes before it.
  private func finding(_ snapshot: Snapshot) -> ([String], Style)? {
    guard let worst = snapshot.findings.first else { return nil }
    var parts = worst.parts(in: snapshot.shape, UnitNames(snapshot))
    parts[0] = "\(words.diagnosis) \(parts[0])"
    if snapshot.findings.count > 1 { parts.insert("+\(snapshot.findings.count - 1) more", at: 1) }
    switch snapshot.activity {
    case .paused(.epochsReached), .paused(.arrived), .paused(.conditionMet):
      parts = hint(snapshot) + parts
    default: break
    }
    return (parts, worst.severity > .hint ? state.theme.warning : state.theme.text)
  }

  /// Of an introduction that is too long says where all of it stands.
  private func whole(_ notice: String, within room: Int) -> String {
    guard state.isIntroducing, notice.unicodeScalars.count > room else { return notice }
    let rest = " (? for all)"
    return notice.wholeWords(within: room - rest.count) + rest
  }

  private var words: Words { Words(state.theme.appearance.glyphs) }

  private func trouble(_ snapshot: Snapshot) -> [String]? {
    if case .paused(.failed(let sentence)) = snapshot.activity {
      return ["\(words.diagnosis) \(sentence)"]
    }
    guard case .paused(.diverged(let divergence)) = snapshot.activity else { return nil }
    return [
      "\(words.diagnosis) diverged at step \(divergence.step): loss is not finite",
      "z rolls back", "r starts again",
    ]
  }

  private func hint(_ snapshot: Snapshot) -> [String] {
    if state.focus == .lesson, !snapshot.isWorking {
      return [
        state.isAsking ? "Enter answers, or shows the answer" : "Enter reads on",
        ". and , go through the step, operation by operation",
      ]
    }
    return switch snapshot.activity {
    case .paused(.epochsReached):
      ["epoch \(snapshot.epoch) is the last of this experiment", "r starts again"]
    case .paused(.conditionMet(let sentence)):
      ["\(sentence)", "space runs on"]
    case .paused(.arrived(let condition)):
      ["\(condition) is reached at epoch \(snapshot.epoch)", "space runs on, r starts again"]
    case .paused:
      ["s steps one epoch, b one batch, space runs", "arrows select a unit"]
    case .running, .stepping, .stopped:
      [
        snapshot.speed.name, "space pauses, then s steps one epoch",
        "seed \(snapshot.experiment.seed)", snapshot.experiment.about,
      ].filter { !$0.isEmpty }
    }
  }

  /// What is known of the sample chosen in Output.
  private func chosenSample(_ snapshot: Snapshot) -> [String]? {
    guard state.focus == .output, let place = state.chosenPlace,
      let entry = snapshot.evaluation.worst.ranked.first(where: { $0.place == place })
    else { return nil }
    let answer = SampleAnswer(entry, in: snapshot)
    return [
      "sample \(place + 1)", "wanted \(answer.wanted)", "answer \(answer.given(within: 40))",
      "loss \(NumberText.significant(entry.loss))", "Enter shows it in Network",
    ]
  }

  private func selected(_ snapshot: Snapshot) -> [String] {
    if state.focus == .gradients { return selectedLayer(snapshot) }
    // An input has no weights of its own.
    return (state.focus == .weights || state.selection.isLink) && state.selection.layer > 0
      ? selectedWeight(snapshot) : selectedUnit(snapshot)
  }

  private func selectedLayer(_ snapshot: Snapshot) -> [String] {
    let number = max(1, state.selection.layer)
    let layer = snapshot.shape.layers[number - 1]
    let flow = snapshot.flows[number - 1]
    let dead = snapshot.unitActivity.deadUnits(ofLayer: number - 1)
    return [
      number == snapshot.shape.layers.count ? "output layer" : "layer \(number)",
      "gradient norm \(NumberText.significant(flow.gradientNorm))",
      flow.updateRatio.flatMap(DecadeText.text).map { "update:weight \($0)" },
      dead.isEmpty ? nil : "dead " + dead.map { "\(number).\($0 + 1)" }.joined(separator: " "),
      "\(layer.parameters.count) parameters",
    ].compactMap(\.self)
  }

  private func selectedUnit(_ snapshot: Snapshot) -> [String] {
    let selection = state.selection
    let index = selection.unitIndex(in: snapshot.shape)
    let probe = snapshot.moment.probe
    func number(_ values: [Double]) -> String { NumberText.significant(values[index]) }
    guard selection.layer > 0 else {
      return ["input \(UnitNames(snapshot).input(selection.unit)) \(number(probe.activations))"]
    }
    let layer = snapshot.shape.layers[selection.layer - 1]
    let bias = snapshot.moment.parameters[layer.bias(selection.unit)]
    return [
      "unit \(UnitNames(snapshot).unit(selection.layer - 1, selection.unit))",
      "a \(number(probe.activations))",
      "\(words.delta) \(number(state.deltas(of: snapshot.moment)))",
      "z \(number(probe.weightedInputs))", "bias \(NumberText.significant(bias))",
      "\(layer.activation.name) of \(layer.inputs) weighted inputs",
    ]
  }

  private func selectedWeight(_ snapshot: Snapshot) -> [String] {
    let selection = state.selection
    guard let index = selection.parameterIndex(in: snapshot.shape) else { return [] }
    let layer = snapshot.shape.layers[selection.layer - 1]
    let isBias = selection.source == layer.inputs
    let names = UnitNames(snapshot)
    let unit = names.unit(selection.layer - 1, selection.unit)
    let source = names.source(selection.layer - 1, selection.source)
    let named = names.parameter(
      selection.layer - 1, selection.unit, isBias ? nil : selection.source)
    let letter = isBias ? "b" : "w"
    func number(_ values: [Double]) -> String { NumberText.significant(values[index]) }
    return [
      named ?? (isBias ? "bias of \(unit)" : "weight \(unit) \(words.from) \(source)"),
      "\(letter) \(snapshot.experiment.precision.text(snapshot.moment.parameters[index]))",
      ComparedWeights(snapshot: snapshot).part(ofParameter: index),
      "\(words.derivative(by: letter)) \(number(snapshot.moment.gradient))",
      "\(words.change(of: letter)) \(number(snapshot.moment.lastUpdate)) in the last step",
    ].compactMap(\.self)
  }
}
