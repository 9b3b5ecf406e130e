import Backprop
import TerminalUI
import Training

/// The diagram: layers as columns, units as small pictures of what they answer over the plane,
/// their numbers, and the strongest links between them.
struct NetworkPanel: Widget {
  var snapshot: Snapshot
  var state: DashboardState
  /// How far the step of a trace has got; nil shows all numbers.
  var progress: TraceProgress?

  var theme: Theme { state.theme }
  var shape: NetworkShape { snapshot.shape }
  var words: Words { Words(theme.appearance.glyphs) }

  /// What links show.
  var links: LinkValues { LinkValues(snapshot, state) }

  /// Parts a pane of that area between the diagram and the numbers of the selected unit, which
  /// have no room beside other panes.
  static func parts(of area: Rect, _ state: DashboardState) -> (diagram: Rect, details: Rect) {
    let isAlone = state.view == .network || state.isZoomed
    let (diagram, details) = area.splitRight(
      isAlone && state.selection.isActive ? UnitDetails.width(in: area) : 0)
    return (diagram, details.inset(columns: 1, rows: 1))
  }

  /// Lays out the diagram of a pane of that area, its border included.
  static func layout(in area: Rect, _ snapshot: Snapshot, _ state: DashboardState)
    -> NetworkLayout
  {
    let area = parts(of: area, state).diagram
    let selection = state.selection
    if let image = image(snapshot) {
      return NetworkLayout(
        snapshot.shape, image: image, in: inner(area), selection: (selection.layer, selection.unit))
    }
    let names = snapshot.data.inputNames.map(\.unicodeScalars.count).max() ?? 0
    return NetworkLayout(
      snapshot.shape, in: inner(area), selection: (selection.layer, selection.unit),
      inputWidth: min(names, 8),
      source: selection.isActive && selection.isLink ? selection.source : nil)
  }

  /// The area within the border, with a column free on each side where there is room.
  private static func inner(_ area: Rect) -> Rect {
    let inside = area.inset(columns: 1, rows: 1)
    return inside.width > 60 ? inside.inset(columns: 2) : inside
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let layout = Self.layout(in: area, snapshot, state)
    let (diagram, details) = Self.parts(of: area, state)
    let links = chosenLinks(layout)
    buffer.draw(frame(layout, links, width: area.width), in: area)
    buffer.draw(
      UnitDetails(
        snapshot: snapshot, selection: state.selection, ranksByGradient: state.showsGradientLinks,
        theme: theme), in: details)
    let inside = diagram.intersection(area.inset(columns: 1, rows: 1))
    drawDiagram(layout, links, in: diagram, clippedTo: inside, &buffer)
  }

  /// Draws the diagram without a frame or a selected unit's numbers.
  func drawContents(in area: Rect, _ buffer: inout Buffer) {
    let layout = Self.layout(in: area.inset(columns: -1, rows: -1), snapshot, state)
    drawDiagram(layout, chosenLinks(layout), in: area, clippedTo: area, &buffer)
  }

  /// The links that are drawn.
  func chosenLinks(_ layout: NetworkLayout) -> LinkChoice {
    let values = links
    return LinkChoice(
      shape, values.values, largestWeights: values.largest, layout, state.selection,
      directions: progress?.links ?? .both, glyphs: theme.appearance.glyphs)
  }

  private func drawDiagram(
    _ layout: NetworkLayout, _ links: LinkChoice, in diagram: Rect, clippedTo inside: Rect,
    _ buffer: inout Buffer
  ) {
    buffer.clipped(to: inside) { buffer in
      drawLinks(links, in: diagram, &buffer)
      for (index, column) in layout.columns.enumerated() {
        if let image = column.image { drawInputImage(in: image, &buffer) }
        for node in column.nodes { drawNode(node, &buffer) }
        let next = index + 1 < layout.columns.count ? layout.columns[index + 1].area : nil
        drawFoot(column, before: next?.column ?? diagram.endColumn, &buffer)
      }
    }
  }

  private func frame(_ layout: NetworkLayout, _ links: LinkChoice, width: Int) -> Frame {
    var foot: [String] = []
    if layout.columns.count < layout.layerCount {
      foot.append("\(layout.columns.count) of \(layout.layerCount) layers shown")
    }
    if layout.columns.contains(where: { $0.nodes.contains(where: \.isImage) }) {
      let kind = state.showsGradientLinks ? "gradients" : "weights"
      foot.append("images: \(kind) of \(shape.inputs) inputs")
    }
    if links.hiddenCount > 0 {
      let plural = links.hiddenCount == 1 ? "" : "s"
      foot.append("\(links.hiddenCount) more link\(plural) not drawn")
    }
    let dead = shape.layers.indices.reduce(0) {
      $0 + snapshot.unitActivity.deadUnits(ofLayer: $1).count
    }
    if dead > 0 { foot.insert("\(words.dead) \(dead) dead", at: 0) }
    let title = "Network" + self.links.title
    // Corners and the lines around title and words take 9 columns.
    let room = width - 9 - title.unicodeScalars.count
    let note = notes.first { $0.unicodeScalars.count <= room } ?? ""
    let all = foot.joined(separator: " \(words.dot) ")
    // Rather the last of them than a part of a sentence.
    let fits = all.unicodeScalars.count <= width - 6
    return Frame(title, note: note, foot: fits ? all : foot.last ?? "", pane: .network, state)
  }

  /// What the numbers belong to, the fullest wording first: the probe sample, and where the
  /// deltas are not its own, whose they are.
  private var notes: [String] {
    let target = snapshot.probeTarget
    let sample = "sample \(snapshot.probeNumber) of \(snapshot.data.train.count)"
    let full = "\(sample) \(words.dot) target \(target)"
    guard state.deltaKind != .probe else { return [full, sample] }
    let kind = state.deltaKind.title(words.delta)
    return ["\(kind) \(words.dot) \(full)", "\(kind) \(words.dot) \(sample)", kind]
  }

  /// Draws the line under a layer: the first wording that fits between this layer and the next.
  private func drawFoot(
    _ column: NetworkLayout.Column, before end: Int, _ buffer: inout Buffer
  ) {
    let room = end - column.foot.column
    guard let words = footWordings(column).first(where: { $0.unicodeScalars.count < room })
    else { return }
    buffer.put(words, column: column.foot.column, row: column.foot.row, theme.faint)
  }

  private func footWordings(_ column: NetworkLayout.Column) -> [String] {
    let shown = column.units
    if shown.count < column.unitCount {
      return [
        "\(shown.lowerBound + 1)\(words.range)\(shown.upperBound) of \(column.unitCount)",
        "\(shown.count) of \(column.unitCount)", "\(shown.count)/\(column.unitCount)",
      ]
    }
    guard column.layer > 0 else {
      let image = Self.image(snapshot).map { "\($0.rows)\(words.times)\($0.columns) inputs" }
      return (column.image == nil ? [] : [image].compactMap { $0 }) + ["inputs", "in"]
    }
    let norm = NumberText.significant(snapshot.flows[column.layer - 1].gradientNorm, digits: 2)
    return ["\(words.gradient) \(norm)", "\(words.gradient)\(norm)", norm]
  }

  private func activation(of layer: Int) -> LayerActivation? {
    layer == 0 ? nil : shape.layers[layer - 1].activation
  }

  func index(_ node: NetworkLayout.Node) -> Int {
    node.layer == 0 ? node.unit : shape.layers[node.layer - 1].units.lowerBound + node.unit
  }

  private func drawNode(_ node: NetworkLayout.Node, _ buffer: inout Buffer) {
    if node.isImage { return drawWeightImage(node, &buffer) }
    drawPicture(node, &buffer)
    drawTag(node, &buffer)
    drawNumbers(node, &buffer)
  }

  private func drawPicture(_ node: NetworkLayout.Node, _ buffer: inout Buffer) {
    guard !node.picture.isEmpty else { return }
    let index = index(node)
    let activation = activation(of: node.layer)
    var values: [Double]
    var columns: Int
    if let pictures = state.unitPictures?.pictures, let picture = pictures.picture(ofUnit: index) {
      values = UnitScale.scaled(picture, activation)
      if state.isDiscrete { values = UnitScale.discrete(values) }
      columns = pictures.columns
    } else {
      // Without a plane the unit shows its activation as one colour.
      columns = node.picture.width
      let value = UnitScale.scaled(snapshot.moment.probe.activations[index], activation)
      values = Array(repeating: value, count: columns * max(1, 2 * node.picture.height - 1))
    }
    buffer.draw(
      Picture(values: values, columns: columns, ramp: theme.ramp, appearance: theme.appearance),
      in: node.picture)
  }

  /// Draws over the picture's first row what a lesson calls the unit, lit up where it points at it.
  private func drawTag(_ node: NetworkLayout.Node, _ buffer: inout Buffer) {
    guard let lesson = snapshot.lesson, !node.picture.isEmpty else { return }
    let unit: LessonUnit =
      node.layer == 0 ? .input(node.unit) : .unit(layer: node.layer - 1, unit: node.unit)
    let isPointedAt = lesson.step?.step.points.contains(.unit(unit)) == true
    let names = UnitNames(snapshot)
    // An input's name stands beside its picture.
    let published = node.layer == 0 ? nil : names.published(.unit(unit))
    let ours = node.layer == 0 ? names.input(node.unit) : names.unit(node.layer - 1, node.unit)
    guard let name = published ?? (isPointedAt ? ours : nil) else { return }
    let shown = String(name.unicodeScalars.prefix(node.picture.width))
    buffer.put(
      shown, column: node.picture.column, row: node.picture.row,
      isPointedAt ? theme.selected : theme.bright)
  }

  private func drawNumbers(_ node: NetworkLayout.Node, _ buffer: inout Buffer) {
    guard !node.text.isEmpty else { return }
    let isSelected = isSelected(node)
    let lines =
      node.layer == 0 ? inputLines(node, width: node.text.width - 1) : unitLines(node)
    let shown = lines.prefix(node.text.height)
    buffer.clipped(to: node.text) { buffer in
      for (offset, line) in shown.enumerated() {
        let style = isSelected && offset == litLine ? theme.selected : line.style
        let row = node.text.row + offset
        buffer.fill(
          Rect(column: node.text.column, row: row, width: node.text.width - 1, height: 1), Cell())
        buffer.put(line.text, column: node.text.column, row: row, style)
      }
    }
  }

  func isSelected(_ node: NetworkLayout.Node) -> Bool {
    state.selection.isActive && state.selection.layer == node.layer
      && state.selection.unit == node.unit
  }

  private func inputLines(
    _ node: NetworkLayout.Node, width: Int
  ) -> [(text: String, style: Style)] {
    let value = snapshot.moment.probe.activations[node.unit]
    return [
      (UnitNames(snapshot).input(node.unit).inputName(within: width), theme.text),
      (NumberText.signed(value), theme.sign(of: value)),
    ]
  }

  private func unitLines(_ node: NetworkLayout.Node) -> [(text: String, style: Style)] {
    let moment = snapshot.moment
    let index = index(node)
    let activation = moment.probe.activations[index]
    let delta = state.deltas(of: moment)[index]
    let layer = shape.layers[node.layer - 1]
    let bias = moment.parameters[layer.bias(node.unit)]
    let z = moment.probe.weightedInputs[index]
    if let progress { return linesSoFar(node, progress, activation, delta: delta) }
    let first =
      isAnswer(node)
      ? (words.answer + NumberText.signed(activation), answerStyle)
      : isDead(node)
        ? (words.dead + NumberText.signed(activation), theme.warning)
        : (" " + NumberText.signed(activation), theme.text)
    let nudge = moment.probe.nudges.indices.contains(index) ? moment.probe.nudges[index] : 0
    return [
      (withNudge(first.0, nudge, width: node.text.width), first.1),
      (words.delta + NumberText.delta(delta), theme.sign(of: delta)),
      ("b" + NumberText.signed(bias), theme.faint),
      ("z" + NumberText.signed(z), theme.faint),
      (words.nudge(nudge) + NumberText.delta(nudge), theme.faint),
    ]
  }

  /// The numbers of a unit that are computed by now; a dot stands for one that is still to come.
  private func linesSoFar(
    _ node: NetworkLayout.Node, _ progress: TraceProgress, _ activation: Double, delta: Double
  ) -> [(text: String, style: Style)] {
    let (layer, unit) = (node.layer - 1, node.unit)
    let toCome = (text: "    " + words.dot, style: theme.faint)
    return [
      progress.isKnown(.activation, layer: layer, unit: unit)
        ? (" " + NumberText.signed(activation), theme.text) : toCome,
      progress.isKnown(.delta, layer: layer, unit: unit)
        ? (words.delta + NumberText.delta(delta), theme.sign(of: delta)) : toCome,
    ]
  }

  /// Which line of the selected unit's numbers is lit up.
  private var litLine: Int? { progress == nil ? 0 : progress?.line }

  /// Marks an activation that should rise or fall, where the diagram is alone: after the number, or
  /// in a narrow form before it.
  private func withNudge(_ text: String, _ nudge: Double, width: Int) -> String {
    guard state.view == .network || state.isZoomed else { return text }
    if width > text.unicodeScalars.count + 1 { return text + words.nudge(nudge) }
    return text.hasPrefix(" ") ? words.nudge(nudge) + text.dropFirst() : text
  }

  /// Whether no gradient reaches a unit again.
  private func isDead(_ node: NetworkLayout.Node) -> Bool {
    snapshot.unitActivity.isDead(node.unit, ofLayer: node.layer - 1)
  }

  // MARK: The answer

  /// The class that the probe sample is answered with; nil where outputs are no classes.
  private var answer: Int? {
    guard snapshot.data.targetKind.hasOutputPerClass else { return nil }
    return snapshot.data.targetKind.classIndex(
      snapshot.moment.probe.activations[shape.output.units])
  }

  /// Whether a unit is the output that wins.
  func isAnswer(_ node: NetworkLayout.Node) -> Bool {
    node.layer == shape.layers.count && node.unit == answer
  }

  /// Bright where the answer is right, else a warning.
  var answerStyle: Style {
    let target = snapshot.data.targetKind.classIndex(snapshot.moment.probe.target[...])
    return answer == target ? theme.bright : theme.warning
  }
}
