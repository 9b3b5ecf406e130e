import TerminalUI
import Training

/// Choosing and typing values.
extension DashboardState {
  /// What the keys are for now.
  var keyMode: KeyMode {
    if entry != nil { return .entry }
    if case .lessons = overlay { return .lessonMenu }
    if settingsLine != nil { return .settings }
    if isTimelineOpen { return .timeline }
    return focus == .lesson ? .lesson : .main
  }

  // MARK: Settings

  mutating func toggleSettings() {
    settingsLine = settingsLine == nil ? 0 : nil
    helpLine = nil
    overlay = nil
  }

  mutating func moveSetting(by offset: Int) {
    let last = max(SettingLine.all(self).count - 1, 0)
    let before = settingsLine ?? 0
    settingsLine = min(max(0, before + offset), last)
    if settingsLine == before { notice = "the settings end here; Esc closes them" }
  }

  /// Keeps pointing at the same setting where a change adds or takes away others.
  mutating func followSetting(from before: Snapshot?, to after: Snapshot) {
    guard let place = settingsLine, before?.revision != after.revision else { return }
    let lines = SettingLine.all(self).map { [$0.group, $0.title] }
    guard lines.indices.contains(place) else { return }
    var next = self
    next.snapshot = after
    // Two things may have options of the same name.
    settingsLine =
      SettingLine.all(next).enumerated().filter { [$1.group, $1.title] == lines[place] }
      .map(\.offset).min { abs($0 - place) < abs($1 - place) } ?? place
  }

  /// The setting pointed at; nil where the settings are closed.
  private var pointedAt: SettingLine? {
    guard let settingsLine else { return nil }
    let lines = SettingLine.all(self)
    return lines.indices.contains(settingsLine) ? lines[settingsLine] : lines.last
  }

  mutating func stepSetting(by offset: Int) -> [DashboardEffect] {
    guard let line = pointedAt else { return [] }
    guard let action = line.moved(offset) else {
      notice = "there is no value beyond \(line.value); Enter types one"
      return []
    }
    return perform(action)
  }

  mutating func typeSetting() {
    guard let line = pointedAt else { return }
    open(line)
  }

  private mutating func open(_ line: SettingLine) {
    entry = TextEntry(
      .setting(line.title), prompt: line.title.trimmingPrefix("  ") + ":", text: line.value,
      allowed: line.allowed)
  }

  mutating func typeValue(_ path: String) {
    guard let experiment = snapshot?.experiment,
      let title = LiveSetting.all(of: experiment).first(where: { $0.path == path })?.title,
      let line = SettingLine.all(self).first(where: { $0.title == title })
    else { return }
    open(line)
  }

  /// Orders the next value of a setting.
  func nextValue(_ path: String) -> [DashboardEffect] {
    guard let experiment = snapshot?.experiment,
      let setting = LiveSetting.all(of: experiment).first(where: { $0.path == path }),
      let change = setting.change(by: 1)
    else { return [] }
    return [.send(.change(change))]
  }

  // MARK: Weights

  /// What Enter does with what is selected: a weight is typed, a sample is shown.
  mutating func enterSelection() -> [DashboardEffect] {
    if focus == .output { return showChosenSample() }
    if focus == .trace {
      explainInTrace()
      return []
    }
    editSelection()
    return []
  }

  private mutating func editSelection() {
    guard let snapshot else { return }
    let shape = snapshot.shape
    guard selection.isActive, focus == .network || focus == .weights else {
      notice = "Enter types a weight or bias: select one with arrows first"
      return
    }
    guard selection.layer > 0, let weight = selection.parameterIndex(in: shape) else {
      notice = "an input comes from the data and has no value to type"
      return
    }
    let bias = shape.layers[selection.layer - 1].bias(selection.unit)
    // In the diagram a unit is selected; what it has of its own is its bias.
    let index = focus == .weights || selection.isLink ? weight : bias
    let names = UnitNames(snapshot)
    let place = names.unit(selection.layer - 1, selection.unit)
    let source = selection.source
    let named = names.parameter(
      selection.layer - 1, selection.unit, index == bias ? nil : source)
    let prompt =
      named.map { "\($0):" }
      ?? (index == bias
        ? "bias of \(place):"
        : "weight \(place) \(words.from) \(names.source(selection.layer - 1, source)):")
    entry = TextEntry(
      .parameter(index), prompt: prompt,
      text: snapshot.experiment.precision.text(snapshot.moment.parameters[index]),
      allowed: RunChange.allowedParameter)
  }

  private var words: Words { Words(theme.appearance.glyphs) }

  // MARK: Probe sample

  mutating func typeProbe() {
    guard let snapshot else { return }
    let words = snapshot.evaluation.train.accuracy == nil ? "worst" : "worst, wrong (the next)"
    entry = TextEntry(
      .probe, prompt: "probe sample:", text: String(snapshot.probeNumber),
      allowed: "1 to \(snapshot.data.train.count), \(words)")
  }

  private func probe(typed text: String) throws(ChangeRefusal) -> DashboardAction {
    guard let snapshot else { throw ChangeRefusal(description: "there are no samples yet") }
    let train = snapshot.data.train
    let present = snapshot.probeNumber - 1
    if text == "wrong" {
      let next = (1...train.count).first { offset in
        snapshot.evaluation.isWrong[train[(present + offset) % train.count]]
      }
      guard let next else {
        throw ChangeRefusal(description: "no sample of the train part is answered wrongly")
      }
      return .order(.showProbe(place: (present + next) % train.count))
    }
    if text == "worst", let worst = snapshot.evaluation.worst.ranked.first {
      return .order(.showProbe(place: worst.place))
    }
    guard let number = Int(text), (1...train.count).contains(number) else {
      throw ChangeRefusal.of(text, allowed: "1 to \(train.count), worst, wrong")
    }
    return .order(.showProbe(place: number - 1))
  }

  // MARK: Typing

  /// Takes a key that is no binding of the mode of typing.
  mutating func type(_ key: Key) {
    if entry?.take(key) != true {
      entry?.refusal = "\(key.name) is no text; Enter takes it, Esc leaves"
    }
  }

  mutating func acceptEntry() -> [DashboardEffect] {
    guard let typed = entry else { return [] }
    do {
      let action = try action(for: typed)
      entry = nil
      return perform(action)
    } catch {
      entry?.refusal = error.description
      return []
    }
  }

  private func action(for entry: TextEntry) throws(ChangeRefusal) -> DashboardAction {
    let text = entry.text.trimmed
    switch entry.purpose {
    case .setting(let title):
      guard let line = SettingLine.all(self).first(where: { $0.title == title }) else {
        throw ChangeRefusal(description: "this setting is gone")
      }
      return try line.typed(text)
    case .parameter(let index):
      guard let value = Double(text), RunChange.allows(parameter: value) else {
        throw ChangeRefusal.of(text, allowed: entry.allowed)
      }
      return .order(.change(.parameter(index, value)))
    case .probe: return try probe(typed: text)
    case .answer: return try answer(typed: text)
    case .epoch: return try epoch(typed: text, allowed: entry.allowed)
    }
  }
}

extension String {
  /// The text without blanks before and after it.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
