import TerminalUI
import Testing

@testable import Dashboard
@testable import Training

/// Every panel and row in areas of every size.
@Suite struct AllPanelsTests {
  private static let ground = Cell("·", Style(.ansi(1)))

  private static func widgets(_ snapshot: Snapshot, _ state: DashboardState) -> [any Widget] {
    [
      NetworkPanel(snapshot: snapshot, state: state), OutputPanel(snapshot: snapshot, state: state),
      DeltasPanel(snapshot: snapshot, state: state), LossPanel(snapshot: snapshot, state: state),
      WeightsPanel(snapshot: snapshot, state: state),
      TracePanel(snapshot: snapshot, state: state),
      GradientsPanel(snapshot: snapshot, state: state), HelpPanel(state, line: 3),
      TooSmallPanel(size: state.size), HeaderRow(snapshot: snapshot, theme: state.theme),
      WorstSamplesList(snapshot: snapshot, theme: state.theme, chosen: state.chosenPlace),
      SampleGallery(
        snapshot: snapshot, theme: state.theme, entries: snapshot.evaluation.worst.ranked[...],
        chosen: state.chosenPlace),
      UnitDetails(
        snapshot: snapshot, selection: state.selection, ranksByGradient: false, theme: state.theme),
      LinkTable(
        snapshot: snapshot, selection: state.selection, ranksByGradient: true, theme: state.theme),
      RampLegend(limit: "1.2e-3", theme: state.theme),
      WeightImages(snapshot: snapshot, state: state),
      ChainPanel(snapshot: snapshot, state: state), CheckPage(state, after: 0),
      DiagnosisRow(state: state), KeyRow(bindings: KeyTable.main, theme: state.theme),
    ]
  }

  private static let areas: [Size] =
    (0...12).flatMap { columns in (0...6).map { Size(columns: columns, rows: $0) } }
    + [(30, 12), (51, 21), (84, 27), (140, 40)].map { Size(columns: $0.0, rows: $0.1) }

  private func draw(_ widget: any Widget, in size: Size) {
    var buffer = Buffer(
      Size(columns: size.columns + 2, rows: size.rows + 2), filledWith: Self.ground)
    let area = Rect(column: 1, row: 1, width: size.columns, height: size.rows)
    // Unclipped, so that a widget that relies on its caller betrays itself.
    buffer.draw(widget, in: area)
    for row in 0..<buffer.size.rows {
      for column in 0..<buffer.size.columns where !area.contains(column: column, row: row) {
        #expect(buffer[column, row] == Self.ground, "\(type(of: widget)) in \(size)")
      }
    }
  }

  @Test(arguments: Moments.appearances)
  func everythingDrawsInsideAnyArea(_ appearance: Appearance) {
    let snapshot = Moments.snapshot(pictures: 3)
    var state = Moments.state(80, 24, snapshot, appearance: appearance)
    state.press(.down)
    for widget in Self.widgets(snapshot, state) {
      for area in Self.areas { draw(widget, in: area) }
    }
  }

  @Test(arguments: Moments.appearances)
  func imagesAndCurvesAreDrawnInsideAnyArea(_ appearance: Appearance) {
    for snapshot in [Moments.imageSnapshot, Moments.snapshot(Moments.line, pictures: 30)] {
      var state = Moments.state(80, 24, snapshot, appearance: appearance)
      state.press("W")
      state.press(.down)
      for widget in Self.widgets(snapshot, state) {
        for area in Self.areas.suffix(20) { draw(widget, in: area) }
      }
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e308, Double.leastNonzeroMagnitude])
  func numbersThatAreNotFiniteAreDrawnToo(_ value: Double) {
    drawAll(of: Moments.imageSnapshot.with(value))
    for experiment in [Moments.experiment(), Moments.line] {
      drawAll(of: Moments.snapshot(experiment, pictures: 3).with(value))
    }
  }

  private func drawAll(of bad: Snapshot) {
    for appearance in [Appearance(), Appearance(colors: .monochrome, glyphs: .ascii)] {
      var state = Moments.state(120, 40, bad, appearance: appearance)
      for keys in ["", "d", "y", "3", "W", "2", "G", "4", "5", "6", "1e", "v"] {
        state.press(keys)
        state.press(.down)
        state.press("}")
        let frame = Dashboard.frame(state)
        #expect(frame.text(row: 0).contains("train "))
      }
      for widget in Self.widgets(bad, state) { draw(widget, in: Size(columns: 50, rows: 20)) }
    }
  }

  @Test(arguments: [[], [1], [4096], Array(repeating: 3, count: 32), [64, 64]])
  func everyShapeIsDrawnAtEverySize(_ hidden: [Int]) {
    var experiment = Moments.experiment(hidden: hidden)
    experiment.samples = 4
    let snapshot = Moments.snapshot(experiment, steps: 1, pictures: 1)
    for (columns, rows) in [(0, 0), (1, 1), (60, 18), (80, 24), (120, 40), (200, 60)] {
      var state = Moments.state(columns, rows, snapshot)
      for keys in ["", "2", "3", "4", "5", "1ev"] {
        state.press(keys)
        state.press(.down, .right)
        #expect(Dashboard.frame(state).size == Size(columns: columns, rows: rows))
      }
    }
  }

  @Test func asciiScreensHoldAsciiAlone() {
    let others = [Moments.experiment(), Moments.line].map { Moments.snapshot($0) }
    for snapshot in [Moments.imageSnapshot] + others {
      for keys in ["", "2", "2G", "3", "3W", "4", "5", "6", "?", "d", "c", "v", "g"] {
        var state = Moments.state(
          120, 40, snapshot, appearance: Appearance(colors: .ansi8, glyphs: .ascii))
        state.press(keys)
        state.press(.down)
        let strange = Dashboard.frame(state).cells.map(\.scalar).filter { !$0.isASCII }
        #expect(strange.isEmpty, "\(keys): \(strange)")
      }
    }
  }

  @Test func whatIsNotDrawnIsSaid() {
    var experiment = Moments.experiment(hidden: Array(repeating: 3, count: 32))
    experiment.samples = 4
    let deep = Moments.snapshot(experiment, steps: 1, pictures: 1)
    let text = TextExport.text(of: Dashboard.frame(Moments.state(120, 40, deep)))
    #expect(text.contains(/\d+ of 34 layers shown/))
    #expect(text.contains(/\d+ of 33 layers/), "the deltas say how many layers they show")
    experiment.hidden = [64]
    let wide = Moments.snapshot(experiment, steps: 1, pictures: 1)
    #expect(
      TextExport.text(of: Dashboard.frame(Moments.state(80, 24, wide))).contains(/1–\d+ of 64/))
  }
}

extension Snapshot {
  /// The snapshot with one number in place of all others.
  fileprivate func with(_ value: Double) -> Snapshot {
    func all(_ values: [Double]) -> [Double] { values.map { _ in value } }
    var moment = moment
    moment.parameters = all(moment.parameters)
    moment.lastUpdate = all(moment.lastUpdate)
    moment.gradient = all(moment.gradient)
    moment.meanDeltas = all(moment.meanDeltas)
    moment.meanAbsoluteDeltas = all(moment.meanAbsoluteDeltas)
    moment.probe.activations = all(moment.probe.activations)
    moment.probe.weightedInputs = all(moment.probe.weightedInputs)
    moment.probe.deltas = all(moment.probe.deltas)
    moment.probe.nudges = all(moment.probe.nudges)
    moment.probe.loss = value
    var evaluation = evaluation
    evaluation.train.loss = value
    evaluation.test?.loss = value
    var history = history
    history.append(epoch: epoch + 1, train: value, test: value)
    func pictures(_ pictures: UnitPictures?) -> UnitPictures? {
      pictures.map {
        var changed = $0
        changed.values = $0.values.map { $0.map { _ in Float(value) } }
        return changed
      }
    }
    return Snapshot(
      experiment: experiment, timeline: timeline, revision: revision, undoable: undoable,
      hasUnsavedEdits: hasUnsavedEdits, pauseConditions: pauseConditions, reply: reply,
      activity: activity, epoch: epoch, step: step,
      learningRate: value, speed: speed,
      samplesPerSecond: value, data: data, shape: shape, probeNumber: probeNumber,
      moment: moment, flows: LayerFlow.ofLayers(shape, moment), evaluation: evaluation,
      history: history, unitActivity: unitActivity, findings: findings,
      unitPictures: pictures(unitPictures), surface: pictures(surface), trace: trace,
      secondsToMake: secondsToMake)
  }
}
