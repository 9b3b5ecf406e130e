import Backprop
import TerminalUI
import Training

/// All numbers of the selected unit, and the links into it, strongest first.
struct UnitDetails: Widget {
  var snapshot: Snapshot
  var selection: Selection
  /// Whether links are ranked by their gradient.
  var ranksByGradient: Bool
  var theme: Theme

  /// The columns that it takes of a pane; none where the diagram needs them all.
  static func width(in pane: Rect) -> Int {
    guard pane.height >= 14 else { return 0 }
    return pane.width >= 110 ? 47 : pane.width >= 76 ? 30 : 0
  }

  var words: Words { Words(theme.appearance.glyphs) }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let lines = selection.layer == 0 ? inputLines : unitLines
    buffer.clipped(to: area) { buffer in
      for (row, line) in lines.enumerated() {
        buffer.put(line.label, column: area.column, row: area.row + row, line.labelStyle)
        let column = area.column + Self.labelWidth
        buffer.put(line.value, column: column, row: area.row + row, line.style)
      }
    }
    guard selection.layer > 0 else { return }
    let below = area.splitTop(lines.count + 1).rest
    buffer.draw(
      LinkTable(
        snapshot: snapshot, selection: selection, ranksByGradient: ranksByGradient, theme: theme),
      in: below)
  }

  private static let labelWidth = 11

  private struct Line {
    var label: String
    var value: String
    var labelStyle: Style
    var style: Style
  }

  private func line(_ label: String, _ value: Double) -> Line {
    Line(
      label: label, value: (value > 0 ? "+" : "") + NumberText.significant(value, digits: 5),
      labelStyle: theme.faint, style: theme.sign(of: value))
  }

  private var inputLines: [Line] {
    let probe = snapshot.moment.probe
    let name = UnitNames(snapshot).input(selection.unit)
    var lines = [
      Line(label: "input", value: name, labelStyle: theme.bright, style: theme.text),
      line("value", probe.activations[selection.unit]),
    ]
    let raw = snapshot.data.samples.input(probe.sample)
    if snapshot.data.inputMap.features == nil, raw.count == snapshot.shape.inputs {
      lines.append(line("in data", raw[raw.startIndex + selection.unit]))
    }
    return lines
  }

  private var unitLines: [Line] {
    let moment = snapshot.moment
    let layer = snapshot.shape.layers[selection.layer - 1]
    let (unit, bias) = (layer.units.lowerBound + selection.unit, layer.bias(selection.unit))
    let z = moment.probe.weightedInputs[unit]
    var lines = [
      Line(
        label: "unit \(UnitNames(snapshot).unit(selection.layer - 1, selection.unit))",
        value: kind(of: layer),
        labelStyle: theme.bright, style: theme.text),
      line("z", z), line("a", moment.probe.activations[unit]),
    ]
    if case .elementwise(let activation) = layer.activation {
      lines.append(
        line(words.activationDerivative, activation.valueAndDerivative(at: z).derivative))
    }
    return lines + [
      line("\(words.delta) sample", moment.probe.deltas[unit]),
      line("mean \(words.delta)", moment.meanDeltas[unit]),
      line("mean |\(words.delta)|", moment.meanAbsoluteDeltas[unit]),
      nudgeLine(moment.probe, unit),
      line("bias b", moment.parameters[bias]),
      line(words.derivative(by: "b"), moment.gradient[bias]),
      line(words.shortChange(of: "b"), moment.lastUpdate[bias]),
    ]
  }

  /// By how much a should rise or fall to lower the loss, of softmax outputs z.
  private func nudgeLine(_ probe: ProbePass, _ unit: Int) -> Line {
    let isOutput = selection.layer == snapshot.shape.layers.count
    let isSoftmax = isOutput && snapshot.shape.output.activation == .softmax
    let nudge = probe.nudges.indices.contains(unit) ? probe.nudges[unit] : .nan
    var line = line("nudge \(isSoftmax ? "z" : "a")", nudge)
    line.value += " " + words.nudge(nudge)
    return line
  }

  /// The activation, and of outputs the class.
  private func kind(of layer: LayerShape) -> String {
    let name = layer.activation.name
    let kind = snapshot.data.targetKind
    guard selection.layer == snapshot.shape.layers.count, kind.hasOutputPerClass,
      let classes = kind.classNames, classes.indices.contains(selection.unit)
    else { return name }
    return "\(name), class \(classes[selection.unit])"
  }
}
