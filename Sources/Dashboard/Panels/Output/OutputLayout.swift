import Datasets
import TerminalUI
import Training

/// Where picture, list and images of the Output pane stand.
struct OutputLayout: Equatable {
  /// The plane, the curve or the numbers; empty where the list takes their room.
  let answers: Rect
  /// The worst samples; empty where there is no room.
  let list: Rect
  /// The worst samples as images; empty where there is no room.
  let gallery: Rect

  /// Columns between two parts.
  private static let gap = 2
  /// The fewest columns of a curve or of numbers that a list may leave.
  private static let leastAnswers = 28

  /// Shares out a pane of that area, its border included.
  ///
  /// - Parameters:
  ///   - isListing: whether the list is wanted even in place of the answers.
  init(in area: Rect, _ data: DataSet, _ evaluation: Evaluation, isListing: Bool) {
    let inside =
      data.plane == nil ? area.inset(columns: 2, rows: 1) : area.inset(columns: 1, rows: 1)
    let side = min(inside.width, 2 * inside.height)
    let needed =
      data.plane != nil
      ? side : Self.widthOfAnswers(data, evaluation, in: inside)
    // Beside a picture a column stays free before the border.
    let (left, right) = inside.splitLeft(needed + Self.gap)
    let rest = right.splitRight(data.plane == nil ? 0 : 1).rest
    if rest.width >= WorstSamplesList.leastWidth {
      answers = left.splitLeft(needed).left
      let (list, gallery) = rest.splitLeft(WorstSamplesList.greatestWidth + Self.gap)
      (self.list, self.gallery) = Self.withGallery(list, gallery, rest, data.image)
    } else if isListing {
      answers = Rect(column: inside.column, row: inside.row, width: 0, height: 0)
      (list, gallery) = (inside, Rect(column: inside.endColumn, row: 0, width: 0, height: 0))
    } else {
      answers = inside
      list = Rect(column: inside.endColumn, row: inside.row, width: 0, height: 0)
      gallery = list
    }
  }

  /// Images beside the list have at least two columns of them.
  private static func withGallery(
    _ list: Rect, _ gallery: Rect, _ rest: Rect, _ image: ImageSize?
  ) -> (list: Rect, gallery: Rect) {
    guard image != nil else { return (list, gallery.splitLeft(0).left) }
    let (narrow, wide) = rest.splitLeft(WorstSamplesList.leastWidth + gap)
    let (cut, _) = narrow.splitLeft(WorstSamplesList.leastWidth)
    return wide.width >= 18 ? (cut, wide) : (rest, wide.splitLeft(0).left)
  }

  /// The columns that a confusion matrix needs; curves and charts take what a list leaves.
  private static func widthOfAnswers(
    _ data: DataSet, _ evaluation: Evaluation, in area: Rect
  ) -> Int {
    let confusion = (evaluation.test ?? evaluation.train).confusion
    guard data.line == nil, let confusion else {
      return max(leastAnswers, area.width - WorstSamplesList.leastWidth - gap - 4)
    }
    return max(leastAnswers, AnswersPanel.width(of: confusion))
  }
}
