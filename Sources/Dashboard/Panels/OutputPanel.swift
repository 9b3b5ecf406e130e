import Backprop
import Datasets
import TerminalUI
import Training

/// What the network answers over the plane, with the data that it learns from.
struct OutputPanel: Widget {
  var snapshot: Snapshot
  var state: DashboardState

  private var theme: Theme { state.theme }

  /// Shares out a pane of that area.
  static func layout(in area: Rect, _ snapshot: Snapshot, _ state: DashboardState) -> OutputLayout {
    OutputLayout(
      in: area, snapshot.data, snapshot.evaluation,
      isListing: state.chosenPlace != nil && state.focus == .output)
  }

  /// The largest square of picture elements within an area, in cells.
  static func square(in inside: Rect) -> Rect {
    let side = min(inside.width, 2 * inside.height)
    return Rect(
      column: inside.column + (inside.width - side) / 2,
      row: inside.row + (inside.height - side / 2) / 2, width: side, height: side / 2)
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.draw(Frame(title, note: note, pane: .output, state), in: area)
    let layout = Self.layout(in: area, snapshot, state)
    drawSamples(layout, &buffer)
    guard !layout.answers.isEmpty else { return }
    guard snapshot.data.plane != nil else {
      return drawAnswers(in: layout.answers, &buffer)
    }
    guard let surface = state.surface?.pictures, let values = surface.values.first else { return }
    buffer.draw(picture(surface, first: values), in: Self.square(in: layout.answers))
    if let classes {
      let foot = Rect(column: area.column, row: area.endRow - 1, width: area.width, height: 1)
      buffer.draw(ClassLegend(names: classes, theme: theme), in: foot.inset(columns: 2))
    }
  }

  private func drawSamples(_ layout: OutputLayout, _ buffer: inout Buffer) {
    let list = WorstSamplesList(snapshot: snapshot, theme: theme, chosen: state.chosenPlace)
    buffer.draw(list, in: layout.list)
    let entries = list.shown(rows: layout.list.height - 2)
    guard !layout.gallery.isEmpty, let first = entries.first else { return }
    let all = snapshot.evaluation.worst.ranked
    let start = all.firstIndex { $0 == first } ?? 0
    buffer.draw(
      SampleGallery(
        snapshot: snapshot, theme: theme, entries: all[start...], chosen: state.chosenPlace),
      in: layout.gallery)
  }

  /// A curve where inputs are points of a line, over the numbers that belong to it.
  private func drawAnswers(in area: Rect, _ buffer: inout Buffer) {
    let answers = AnswersPanel(evaluation: snapshot.evaluation, theme: theme)
    guard let curve = AnswerCurve(snapshot, state), area.height > 8 else {
      return buffer.draw(answers, in: area)
    }
    let (head, rest) = area.splitTop(2)
    buffer.draw(answers, in: head)
    buffer.draw(curve, in: rest)
  }

  private func picture(_ surface: UnitPictures, first: [Float]) -> Picture {
    guard classes != nil else {
      let values = UnitScale.scaled(first, snapshot.shape.output.activation)
      return Picture(
        values: state.isDiscrete ? UnitScale.discrete(values) : values,
        columns: surface.columns, ramp: theme.ramp, fit: .stretched, marks: marks,
        appearance: theme.appearance)
    }
    let answers = ClassSurface(surface.values)
    return Picture(
      values: state.isDiscrete ? answers.margins.map { $0.isNaN ? $0 : 1 } : answers.margins,
      kinds: answers.classes, columns: surface.columns, ramps: theme.classes.ramps,
      fit: .stretched, marks: marks, appearance: theme.appearance)
  }

  /// The names of classes where there are more than two over the plane: then each has a colour.
  private var classes: [String]? {
    guard case .classes(let names) = snapshot.data.targetKind, snapshot.data.plane != nil,
      names.count > 2
    else { return nil }
    return names
  }

  /// Of two classes the picture is that of the first one's output.
  private var title: String {
    guard case .classes(let names) = snapshot.data.targetKind, snapshot.data.plane != nil,
      names.count == 2
    else { return "Output" }
    return "Output " + names[0].prefix(12)
  }

  private var note: String {
    if let errors = snapshot.evaluation.train.errors {
      let name = Words(theme.appearance.glyphs).rSquared
      return errors.r2.map { "\(name) \(NumberText.significant($0))" } ?? ""
    }
    let cross = Words(theme.appearance.glyphs).cross
    func wrong(_ part: [Int]) -> Int { part.count { snapshot.evaluation.isWrong[$0] } }
    let (train, test) = (snapshot.data.train, snapshot.data.test)
    // With both parts the words would not fit.
    return state.showsTestPoints
      ? "\(cross) \(wrong(train))/\(train.count), test \(wrong(test))/\(test.count)"
      : "\(cross) \(wrong(train)) of \(train.count) wrong"
  }

  /// The points of the train part, and of the test part where it is shown; the wrong ones are drawn
  /// over the others.
  private var marks: [Picture.Mark] {
    guard let plane = snapshot.data.plane else { return [] }
    let test = state.showsTestPoints ? snapshot.data.test : []
    let all =
      snapshot.data.train.map { (sample: $0, isTest: false) }
      + test.map { (sample: $0, isTest: true) }
    let isWrong = snapshot.evaluation.isWrong
    return (all.filter { !isWrong[$0.sample] } + all.filter { isWrong[$0.sample] }).compactMap {
      mark($0.sample, in: plane, isWrong: isWrong[$0.sample], isTest: $0.isTest)
    }
  }

  private func mark(
    _ sample: Int, in plane: Plane, isWrong: Bool, isTest: Bool
  ) -> Picture.Mark? {
    let input = snapshot.data.samples.input(sample)
    let target = snapshot.data.samples.target(sample).first ?? 0
    func share(_ value: Double, of range: ClosedRange<Double>) -> Double {
      (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    }
    let x = share(input[input.startIndex], of: plane.x1)
    let y = 1 - share(input[input.startIndex + 1], of: plane.x2)
    // Points beyond the drawn part of the plane are left out, not moved to its edge.
    guard (0...1).contains(x), (0...1).contains(y) else { return nil }
    if isWrong { return Picture.Mark(x: x, y: y, shape: .cross, colors: theme.wrongPoint) }
    if classes != nil {
      let index = snapshot.data.targetKind.classIndex(snapshot.data.samples.target(sample)) ?? 0
      return Picture.Mark(
        x: x, y: y, shape: ClassColors.shapes[index % ClassColors.shapes.count],
        colors: isTest
          ? theme.testPoint : theme.classes.points[index % theme.classes.points.count])
    }
    let isPositive = snapshot.data.targetKind.isBit ? target > 0.5 : target > 0
    return Picture.Mark(
      x: x, y: y, shape: isPositive ? .dot : .ring,
      colors: isTest ? theme.testPoint : isPositive ? theme.positivePoint : theme.negativePoint)
  }
}
