import TerminalUI

/// Where the columns and the layers of the Gradients view stand: arithmetic alone.
struct GradientsLayout: Equatable {
  /// What stands in a column.
  enum Content: CaseIterable, Hashable {
    /// The layer, its units, and what is wrong with them.
    case name
    /// ‖∂L/∂w‖ over the epochs.
    case norm
    /// Mean |Δw| over mean |w| over the epochs.
    case ratio
    /// How weights are distributed.
    case weights
    /// How the gradient's components are distributed.
    case gradients
    /// How activations are distributed.
    case activations

    /// The fewest columns in which it says something.
    var leastWidth: Int {
      switch self {
      case .name: 13
      case .norm, .ratio: 15
      case .weights, .gradients, .activations: 9
      }
    }

    var isHistogram: Bool { leastWidth == 9 }
    var isCurve: Bool { leastWidth == 15 }

    /// What a narrow screen shows first.
    static let byImportance: [Content] = [
      .name, .norm, .ratio, .activations, .gradients, .weights,
    ]
  }

  /// A column.
  struct Column: Equatable {
    /// What stands in it.
    var content: Content
    /// Where it begins.
    var start: Int
    /// How wide it is.
    var width: Int
  }

  /// The columns from left to right.
  let columns: [Column]
  /// The line with the names of the columns.
  let head: Rect
  /// The layers shown, from 0.
  let layers: Range<Int>
  /// Where each of them stands.
  let blocks: [Rect]

  /// The fewest rows in which a layer says something: its numbers over a picture of three.
  private static let leastHeight = 4
  /// Higher pictures say no more.
  private static let mostHeight = 20

  /// Lays out so many layers in the area within the border.
  ///
  /// - Parameter center: the layer, from 0, that is shown in any case.
  init(layerCount: Int, in area: Rect, center: Int) {
    let (head, body) = area.splitTop(1)
    self.head = head
    columns = Self.columns(in: area)
    let shown = min(layerCount, max(1, body.height / Self.leastHeight))
    let start = min(max(0, center - shown / 2), layerCount - shown)
    layers = start..<(start + shown)
    let height = min(Self.mostHeight, body.height / max(1, shown))
    blocks = (0..<shown).map { index in
      Rect(
        column: body.column, row: body.row + index * height, width: body.width, height: height)
    }
  }

  /// Histograms and curves grow with the room, the curves faster.
  private static func columns(in area: Rect) -> [Column] {
    let gap = area.width > 90 ? 2 : 1
    var chosen: Set<Content> = []
    var used = -gap
    for content in Content.byImportance where used + gap + content.leastWidth <= area.width {
      chosen.insert(content)
      used += gap + content.leastWidth
    }
    let (histograms, curves) = (chosen.count(where: \.isHistogram), chosen.count(where: \.isCurve))
    let free = max(0, area.width - used)
    // An even number, so that the part around 0 is in the middle of an odd number of parts.
    let more = min(16, free / (histograms + 2 * curves + 1)) / 2 * 2
    let left = free - more * histograms
    var columns: [Column] = []
    var start = area.column
    for content in Content.allCases where chosen.contains(content) {
      let extra = content.isHistogram ? more : content.isCurve ? left / curves : 0
      columns.append(Column(content: content, start: start, width: content.leastWidth + extra))
      start += content.leastWidth + extra + gap
    }
    return columns
  }
}
