import TerminalUI
import Training

/// How the gradient comes through each layer and what the layer makes of it: norm and
/// update:weight ratio over the epochs, histograms, and units that are dead or saturated.
struct GradientsPanel: Widget {
  var snapshot: Snapshot
  var state: DashboardState

  private var theme: Theme { state.theme }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let inside = area.inset(columns: 2, rows: 1)
    let layout = GradientsLayout(
      layerCount: snapshot.shape.layers.count, in: inside,
      center: state.selection.isActive ? state.selection.layer - 1 : 0)
    buffer.draw(frame(layout, width: area.width), in: area)
    buffer.clipped(to: inside) { buffer in
      for column in layout.columns { drawTitle(column, row: layout.head.row, &buffer) }
      let curves = LayerCurves(snapshot: snapshot, theme: theme)
      let range = curves.normRange(ofLayers: layout.layers)
      for (layer, block) in zip(layout.layers, layout.blocks) where block.height > 0 {
        for column in layout.columns {
          let place = Rect(
            column: column.start, row: block.row, width: column.width, height: block.height)
          let cell = LayerCell(
            layer: layer, content: column.content, snapshot: snapshot, state: state,
            curves: curves, normRange: range)
          buffer.draw(cell, in: place)
        }
      }
    }
  }

  private func drawTitle(
    _ column: GradientsLayout.Column, row: Int, _ buffer: inout Buffer
  ) {
    guard let title = column.content.titles.first(where: { $0.count <= column.width }) else {
      return
    }
    buffer.put(title, column: column.start, row: row, theme.faint)
  }

  private func frame(_ layout: GradientsLayout, width: Int) -> Frame {
    let words = Words(theme.appearance.glyphs)
    let count = snapshot.shape.layers.count
    let isWhole = layout.layers.count == count
    let hidden = isWhole ? nil : "\(layout.layers.count) of \(count) layers, arrows go on"
    let seen = snapshot.unitActivity.sampleCount
    let samples = "activations over \(seen) of \(snapshot.data.train.count) samples"
    let batch = "gradients of the last batch"
    // Where not all fits, what is hidden is said before what is meant.
    let wordings = [[hidden, samples, batch], [hidden, samples], [hidden]].map {
      $0.compactMap(\.self).joined(separator: " \(words.dot) ")
    }
    return Frame(
      "Gradients", note: "epochs 0\(words.range)\(snapshot.epoch)",
      foot: wordings.first { $0.unicodeScalars.count <= width - 6 } ?? "", pane: .gradients, state)
  }
}

extension GradientsLayout.Content {
  /// The name of the column, the longest first.
  fileprivate var titles: [String] {
    switch self {
    case .name: []
    case .norm: ["gradient norm"]
    case .ratio: ["update:weight, target 1e-3", "update:weight"]
    case .weights: ["weights"]
    case .gradients: ["gradients"]
    case .activations: ["activations", "activity"]
    }
  }
}
