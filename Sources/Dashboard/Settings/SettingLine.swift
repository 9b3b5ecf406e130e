import Training

/// A line of the settings: a control of the run, of when it pauses, or of the screen, with its
/// value and what can be done about it.
struct SettingLine {
  /// Where it is listed.
  var group: String
  /// What it is called.
  var title: String
  /// Its value, as it can be typed.
  var value: String
  /// What it does, in one sentence without a full stop.
  var meaning: String
  /// What it may be, as it completes "allowed: …".
  var allowed: String
  /// When a change shows; empty for at once.
  var effect = ""
  /// What the next value (1) or the one before (−1) asks for; nil where there is none.
  var moved: (Int) -> DashboardAction?
  /// What a typed value asks for.
  var typed: (String) throws(ChangeRefusal) -> DashboardAction

  /// Lists all of them.
  static func all(_ state: DashboardState) -> [SettingLine] {
    guard let snapshot = state.snapshot else { return [] }
    return LiveSetting.all(of: snapshot.experiment).map(SettingLine.init)
      + PauseCondition.allCases.map { SettingLine($0, in: snapshot.pauseConditions) }
      + screen(state, snapshot)
  }

  private init(_ setting: LiveSetting) {
    self.init(
      group: setting.group.rawValue, title: setting.title, value: setting.value,
      meaning: setting.meaning, allowed: setting.allowed,
      effect: setting.effect == .atOnce ? "" : setting.effect.rawValue,
      moved: { setting.change(by: $0).map { .order(.change($0)) } },
      typed: { (text) throws(ChangeRefusal) in .order(.change(try setting.change(typed: text))) })
  }

  private init(_ condition: PauseCondition, in conditions: PauseConditions) {
    func order(_ limit: Double?) -> DashboardAction {
      .order(.pauseWhen(conditions.setting(condition, to: limit)))
    }
    let present = conditions[condition]
    self.init(
      group: "Pause when", title: condition.rawValue,
      value: present.map { NumberWords.plain($0) } ?? "none",
      meaning: condition.meaning, allowed: condition.allowed,
      moved: { offset in
        // None stands before the first number.
        guard let present else { return offset > 0 ? order(condition.likely.first) : nil }
        if offset > 0 { return condition.likely.first { $0 > present }.map { order($0) } }
        return order(condition.likely.last { $0 < present })
      },
      typed: { (text) throws(ChangeRefusal) in
        if text == "none" { return order(nil) }
        guard let limit = Double(text), condition.allows(limit) else {
          throw ChangeRefusal.of(text, allowed: condition.allowed)
        }
        return order(limit)
      })
  }

  init(
    group: String, title: String, value: String, meaning: String, allowed: String,
    effect: String = "", moved: @escaping (Int) -> DashboardAction?,
    typed: @escaping (String) throws(ChangeRefusal) -> DashboardAction
  ) {
    self.group = group
    self.title = title
    self.value = value
    self.meaning = meaning
    self.allowed = allowed
    self.effect = effect
    self.moved = moved
    self.typed = typed
  }
}
