import TerminalUI

/// Keys of the timeline: ways through the past of the run, beside those that only look.
extension KeyTable {
  static let timeline: [KeyBinding] = {
    let keys = Set((ways + ends).flatMap(\.keys).map(\.key))
    let looks = looking.filter { $0.keys.allSatisfy { !keys.contains($0.key) } }
    return ways + looks + ends + program.filter { $0.label.hasPrefix("Ctrl-") }
  }()

  private static let ways = [
    KeyBinding(
      label: "left right", description: "one epoch back, one forward", short: "epoch",
      group: .looking,
      keys: [
        (.left, .order(.travel(.moveEpochs(by: -1)))),
        (.right, .order(.travel(.moveEpochs(by: 1)))),
      ]),
    KeyBinding(
      label: "down up", description: "ten epochs back, ten forward", short: "ten",
      group: .looking,
      keys: [
        (.down, .order(.travel(.moveEpochs(by: -10)))),
        (.up, .order(.travel(.moveEpochs(by: 10)))),
      ]),
    KeyBinding(
      label: "PgDn PgUp", description: "a hundred epochs back, a hundred forward",
      short: "hundred", group: .looking,
      keys: [
        (.pageDown, .order(.travel(.moveEpochs(by: -100)))),
        (.pageUp, .order(.travel(.moveEpochs(by: 100)))),
      ]),
    KeyBinding(
      label: "Home End", description: "the first moment, the present", short: "ends",
      group: .looking,
      keys: [(.home, .order(.travel(.start))), (.end, .order(.travel(.end)))]),
    KeyBinding(
      label: "0-9", description: "type an epoch", short: "type", group: .looking,
      keys: "0123456789".map { (.character($0), .typeEpoch($0)) }),
    KeyBinding(
      label: ", .", description: "one step back, one forward", short: "step", group: .looking,
      keys: [
        (.character(","), .order(.travel(.moveSteps(by: -1)))),
        (.character("."), .order(.travel(.moveSteps(by: 1)))),
      ]),
    KeyBinding(
      label: "v", description: "next view", short: "view", group: .looking,
      keys: [(.character("v"), .nextView)]),
    KeyBinding(
      label: "hjkl", description: "select unit, weight, sample", short: nil, group: .looking,
      keys: [
        (.character("h"), .select(columns: -1, rows: 0)),
        (.character("l"), .select(columns: 1, rows: 0)),
        (.character("k"), .select(columns: 0, rows: -1)),
        (.character("j"), .select(columns: 0, rows: 1)),
      ]),
    KeyBinding(
      label: "F", description: "weights less those of the original", short: nil,
      group: .looking, keys: [(.character("F"), .order(.toggleDifference))]),
  ]

  private static let ends = [
    KeyBinding(
      label: "?", description: "the keys of the timeline", short: nil, group: .program,
      keys: [(.character("?"), .explainTimeline), (.function(1), .explainTimeline)]),
    KeyBinding(
      label: "Enter", description: "go on from here, as a fork", short: "fork here",
      group: .changing, keys: [(.enter, .goOnFromPast)]),
    KeyBinding(
      label: "Esc t q", description: "back to the present", short: "present", group: .program,
      keys: [
        (.escape, .leaveTimeline), (.character("t"), .leaveTimeline),
        (.character("q"), .leaveTimeline),
      ]),
  ]

  /// The keys of the screen that lead to the past, and keep it.
  static let past = [
    KeyBinding(
      label: "t", description: "timeline: any past epoch, whole", short: nil,
      group: .training, keys: [(.character("t"), .openTimeline)]),
    KeyBinding(
      label: "f", description: "fork: go on, this curve stays (one)", short: nil,
      group: .training, keys: [(.character("f"), .order(.fork))]),
    KeyBinding(
      label: "F", description: "weights less those of the original", short: nil,
      group: .looking, keys: [(.character("F"), .order(.toggleDifference))]),
  ]
}
