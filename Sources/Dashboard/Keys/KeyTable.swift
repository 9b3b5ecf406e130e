import TerminalUI

/// The keys of the dashboard. Dispatch, help, the last row and the README's table are all made
/// from it.
public enum KeyTable {
  /// The keys of the screen, in the order in which help lists them and the last row drops them
  /// from the end.
  public static let main: [KeyBinding] = training + past + changing + looking + program

  /// Returns what a key asks for in a mode; nil where it is not bound.
  static func action(for key: Key, in mode: KeyMode = .main) -> DashboardAction? {
    actions[mode]?[key]
  }

  private static let actions: [KeyMode: [Key: DashboardAction]] = Dictionary(
    uniqueKeysWithValues: KeyMode.allCases.map { mode in
      (
        mode,
        Dictionary(
          uniqueKeysWithValues: mode.bindings.flatMap(\.keys).map { ($0.key, $0.action) })
      )
    })

  static let training = [
    KeyBinding(
      label: "space", description: "run or pause", short: "run", group: .training,
      keys: [(.character(" "), .order(.toggleRunning))]),
    KeyBinding(
      label: "s", description: "step one epoch", short: "epoch", group: .training,
      keys: [(.character("s"), .order(.stepEpoch))]),
    KeyBinding(
      label: "b", description: "step one batch", short: "batch", group: .training,
      keys: [(.character("b"), .order(.stepBatch))]),
    KeyBinding(
      label: ". ,", description: "one operation on or back, in Trace", short: nil,
      group: .training,
      keys: [(.character("."), .moveTrace(by: 1)), (.character(","), .moveTrace(by: -1))]),
    KeyBinding(
      label: "n", description: "next sample of the batch, in Trace", short: nil,
      group: .training, keys: [(.character("n"), .traceNextSample)]),
    KeyBinding(
      label: "+ -", description: "learning rate up or down (= is + too)",
      short: "rate", group: .training,
      keys: [
        (.character("+"), .order(.raiseLearningRate)),
        (.character("="), .order(.raiseLearningRate)),
        (.character("-"), .order(.lowerLearningRate)),
      ]),
    KeyBinding(
      label: "< >", description: "slower or faster", short: "speed", group: .training,
      keys: [(.character("<"), .order(.slower)), (.character(">"), .order(.faster))]),
    KeyBinding(
      label: "r", description: "back to the same initial weights", short: "reset",
      group: .training, keys: [(.character("r"), .order(.reset))]),
    KeyBinding(
      label: "R", description: "start anew from the next seed", short: nil, group: .training,
      keys: [(.character("R"), .order(.newSeed))]),
    KeyBinding(
      label: "z", description: "after a divergence: back, half the rate", short: nil,
      group: .training, keys: [(.character("z"), .order(.rollBack))]),
  ]

  static let looking = [
    KeyBinding(
      label: "[ ]", description: "previous or next probe sample", short: "sample",
      group: .looking,
      keys: [
        (.character("["), .order(.moveProbe(by: -1))), (.character("]"), .order(.moveProbe(by: 1))),
      ]),
    KeyBinding(
      label: "d", description: "δ of sample, batch, or its size", short: nil,
      group: .looking, keys: [(.character("d"), .nextDeltaKind)]),
    KeyBinding(
      label: "y", description: "loss on a log or linear scale", short: nil, group: .looking,
      keys: [(.character("y"), .toggleLogScale)]),
    KeyBinding(
      label: "m", description: "loss smoothed or as measured", short: nil, group: .looking,
      keys: [(.character("m"), .toggleSmoothing)]),
    KeyBinding(
      label: "~", description: "next theme; it is kept", short: nil, group: .looking,
      keys: [(.character("~"), .nextTheme)]),
    KeyBinding(
      label: "p", description: "test points in Output, or none", short: nil, group: .looking,
      keys: [(.character("p"), .toggleTestPoints)]),
    KeyBinding(
      label: "D", description: "pictures in shades or without", short: nil, group: .looking,
      keys: [(.character("D"), .toggleShades)]),
    KeyBinding(
      label: "G", description: "links by gradient or by weight", short: nil, group: .looking,
      keys: [(.character("G"), .toggleGradientLinks)]),
    KeyBinding(
      label: "W", description: "weights of image inputs as images", short: nil,
      group: .looking, keys: [(.character("W"), .toggleWeightImages)]),
    KeyBinding(
      label: "g", description: "gradient check now, per layer", short: nil, group: .looking,
      keys: [(.character("g"), .toggleCheck)]),
    KeyBinding(
      label: "v", description: "chain rule of the selected weight", short: nil, group: .looking,
      keys: [(.character("v"), .toggleChain)]),
    KeyBinding(
      label: "1 2 3", description: "Overview, Network, Weights", short: "views", shortLabel: "1-6",
      group: .looking,
      keys: [
        (.character("1"), .show(.overview)), (.character("2"), .show(.network)),
        (.character("3"), .show(.weights)),
      ]),
    KeyBinding(
      label: "4 5 6", description: "Gradients, Output, Trace", short: nil, group: .looking,
      keys: [
        (.character("4"), .show(.gradients)), (.character("5"), .show(.output)),
        (.character("6"), .show(.trace)),
      ]),
    KeyBinding(
      label: "Tab Shift-Tab", description: "next or previous pane", short: nil,
      group: .looking, keys: [(.tab, .moveFocus(by: 1)), (.backTab, .moveFocus(by: -1))]),
    KeyBinding(
      label: "e", description: "the pane alone, or all again", short: "zoom",
      group: .looking, keys: [(.character("e"), .toggleZoom)]),
    KeyBinding(
      label: "arrows hjkl", description: "select unit, weight, sample; read the loss", short: nil,
      group: .looking,
      keys: [
        (.left, .select(columns: -1, rows: 0)), (.right, .select(columns: 1, rows: 0)),
        (.up, .select(columns: 0, rows: -1)), (.down, .select(columns: 0, rows: 1)),
        (.character("h"), .select(columns: -1, rows: 0)),
        (.character("l"), .select(columns: 1, rows: 0)),
        (.character("k"), .select(columns: 0, rows: -1)),
        (.character("j"), .select(columns: 0, rows: 1)),
      ]),
    KeyBinding(
      label: "{ }", description: "previous or next link of the unit", short: nil,
      group: .looking,
      keys: [(.character("{"), .moveLink(by: -1)), (.character("}"), .moveLink(by: 1))]),
    KeyBinding(
      label: "Home End", description: "first or last epoch in Loss", short: nil, group: .looking,
      keys: [(.home, .readLossAtEnd(isLast: false)), (.end, .readLossAtEnd(isLast: true))]),
  ]

  static let program = [
    KeyBinding(
      label: "w", description: "write a checkpoint", short: nil,
      group: .program, keys: [(.character("w"), .order(.saveCheckpoint))]),
    KeyBinding(
      label: "x", description: "export the screen as SVG and text", short: nil,
      group: .program, keys: [(.character("x"), .exportScreen)]),
    KeyBinding(
      label: "T", description: "lessons: worked examples, step by step", short: "lessons",
      group: .lesson, keys: [(.character("T"), .toggleLessonMenu)]),
    KeyBinding(
      label: "Backspace", description: "in a lesson: back to the step's moment", short: nil,
      group: .lesson, keys: [(.backspace, .goToStep(.back))]),
    KeyBinding(
      label: "? F1", description: "this help", short: "help", shortLabel: "?", group: .program,
      keys: [(.character("?"), .toggleHelp), (.function(1), .toggleHelp)]),
    KeyBinding(
      label: "Esc", description: "one layer back", short: nil, group: .program,
      keys: [(.escape, .back)]),
    KeyBinding(
      label: "q", description: "quit", short: "quit", group: .program,
      keys: [(.character("q"), .quit(status: 0))]),
    KeyBinding(
      label: "Ctrl-C", description: "quit with exit status 130", short: nil, group: .program,
      keys: [(.control("c"), .quit(status: 130))]),
    KeyBinding(
      label: "Ctrl-Z", description: "suspend; training stops too", short: nil,
      group: .program, keys: [(.control("z"), .suspend)]),
    KeyBinding(
      label: "Ctrl-L", description: "draw the screen anew", short: nil, group: .program,
      keys: [(.control("l"), .redraw)]),
  ]
}
