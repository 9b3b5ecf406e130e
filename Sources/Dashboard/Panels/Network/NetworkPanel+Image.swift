import Datasets
import TerminalUI
import Training

/// What a diagram draws where inputs form an image.
extension NetworkPanel {
  /// The size of the image that the inputs form; nil where they form none.
  static func image(_ snapshot: Snapshot) -> ImageSize? {
    guard let image = snapshot.data.image, image.rows > 0, image.columns > 0,
      image.rows * image.columns == snapshot.shape.inputs
    else { return nil }
    return image
  }

  /// Draws the probe sample as the image that it is in the data: standardized inputs would show
  /// how unusual each picture element is, not what is to be seen.
  func drawInputImage(in area: Rect, _ buffer: inout Buffer) {
    guard let image = Self.image(snapshot) else { return }
    let isHere = state.selection.isActive && state.selection.layer == 0
    let picture = ImagePicture(
      values: Array(snapshot.data.samples.input(snapshot.moment.probe.sample)), size: image,
      theme: theme, cursor: isHere ? state.selection.unit : chosenInput)
    buffer.draw(picture, in: area)
  }

  /// Draws what a unit of the first layer is most alike: its weights as an image, its number and
  /// its activation below.
  func drawWeightImage(_ node: NetworkLayout.Node, _ buffer: inout Buffer) {
    guard let image = Self.image(snapshot) else { return }
    let layer = shape.layers[0]
    let first = layer.weight(node.unit, from: 0)
    let values = links.values[first..<(first + layer.inputs)]
    let isSelected = isSelected(node)
    buffer.draw(
      ImagePicture(
        values: Array(values), size: image, theme: theme, limit: links.largest[0],
        cursor: isSelected ? chosenInput : nil), in: node.picture)
    drawCaption(node, isSelected: isSelected, &buffer)
  }

  private func drawCaption(
    _ node: NetworkLayout.Node, isSelected: Bool, _ buffer: inout Buffer
  ) {
    let activation = snapshot.moment.probe.activations[index(node)]
    let isAnswer = isAnswer(node)
    let value = (isAnswer ? words.answer : "") + NumberText.signed(activation)
    let number = String(node.unit + 1)
    let style =
      isSelected ? theme.selected : isAnswer ? answerStyle : theme.sign(of: activation)
    let room = min(node.text.width, max(8, node.picture.width))
    let column = node.text.column + room - value.unicodeScalars.count
    buffer.clipped(to: node.text) { buffer in
      buffer.fill(node.text, Cell())
      buffer.put(value, column: column, row: node.text.row, style)
      guard number.count <= column - node.text.column else { return }
      buffer.put(
        number, column: node.text.column, row: node.text.row,
        isSelected ? theme.selected : theme.faint)
    }
  }

  /// The input of the selected link.
  private var chosenInput: Int? {
    let selection = state.selection
    guard selection.isActive, selection.isLink, selection.layer == 1,
      selection.source < shape.inputs
    else { return nil }
    return selection.source
  }
}
