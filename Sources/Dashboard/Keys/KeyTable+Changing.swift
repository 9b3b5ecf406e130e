import TerminalUI

/// Keys that change the run, and those of the modes in which values are chosen and typed.
extension KeyTable {
  static let changing = [
    KeyBinding(
      label: "c", description: "settings: every control, with its value", short: "settings",
      group: .changing, keys: [(.character("c"), .toggleSettings)]),
    KeyBinding(
      label: "Enter", description: "type the selected weight; show a sample", short: nil,
      group: .changing, keys: [(.enter, .enterSelection)]),
    KeyBinding(
      label: "u", description: "take the last change back", short: nil, group: .changing,
      keys: [(.character("u"), .order(.undo))]),
    KeyBinding(
      label: "L", description: "type the learning rate", short: nil, group: .changing,
      keys: [(.character("L"), .typeValue("training.learning_rate"))]),
    KeyBinding(
      label: "o", description: "next optimizer; weights stay", short: nil, group: .changing,
      keys: [(.character("o"), .nextValue("training.optimizer"))]),
    KeyBinding(
      label: "a", description: "next activation; weights stay", short: nil, group: .changing,
      keys: [(.character("a"), .nextValue("network.activation"))]),
    KeyBinding(
      label: "i", description: "next initializer, for the next reset", short: nil,
      group: .changing, keys: [(.character("i"), .nextValue("network.initializer"))]),
    KeyBinding(
      label: "P", description: "pick a sample: number, worst, wrong", short: nil,
      group: .changing, keys: [(.character("P"), .typeProbe)]),
  ]

  /// The keys while the settings lie over the screen. Those that train go on working.
  static let settings: [KeyBinding] =
    [
      KeyBinding(
        label: "up down", description: "another setting (also k j, pages, Home, End)",
        short: "choose", group: .looking,
        keys: [
          (.up, .moveSetting(by: -1)), (.down, .moveSetting(by: 1)),
          (.character("k"), .moveSetting(by: -1)), (.character("j"), .moveSetting(by: 1)),
          (.pageUp, .moveSetting(by: -10)), (.pageDown, .moveSetting(by: 10)),
          (.home, .moveSetting(by: -1000)), (.end, .moveSetting(by: 1000)),
        ]),
      KeyBinding(
        label: "left right", description: "the value before, the next one (also h l)",
        short: "change", group: .changing,
        keys: [
          (.left, .stepSetting(by: -1)), (.right, .stepSetting(by: 1)),
          (.character("h"), .stepSetting(by: -1)), (.character("l"), .stepSetting(by: 1)),
        ]),
      KeyBinding(
        label: "Enter", description: "type a value", short: "type", group: .changing,
        keys: [(.enter, .typeSetting)]),
      KeyBinding(
        label: "u", description: "take the last change back", short: "undo", group: .changing,
        keys: [(.character("u"), .order(.undo))]),
    ] + training
    + [
      KeyBinding(
        label: "Esc c q", description: "close the settings", short: "close", group: .program,
        keys: [
          (.escape, .toggleSettings), (.character("c"), .toggleSettings),
          (.character("q"), .toggleSettings),
        ])
    ] + always

  /// The keys while a line of text is typed.
  static let entry: [KeyBinding] =
    [
      KeyBinding(
        label: "Enter", description: "take the value", short: "take", group: .program,
        keys: [(.enter, .acceptEntry)]),
      KeyBinding(
        label: "Esc", description: "leave it as it is", short: "leave", group: .program,
        keys: [(.escape, .leaveEntry)]),
    ] + always

  /// What works in every mode.
  static let always = program.filter { binding in
    binding.keys.allSatisfy {
      if case .control = $0.key { true } else { false }
    }
  }
}
