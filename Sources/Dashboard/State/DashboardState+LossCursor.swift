import TerminalUI
import Training

extension History {
  /// The bucket that holds an epoch, or the nearest one before it, or the first; nil without any.
  func index(near epoch: Int) -> Int? {
    guard !buckets.isEmpty else { return nil }
    var (low, high) = (0, buckets.count)
    // The first bucket that begins after the epoch.
    while low < high {
      let middle = low + (high - low) / 2
      if buckets[middle].firstEpoch <= epoch { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }
}

extension DashboardState {
  /// Smooths the loss, or shows it as it was measured.
  mutating func toggleSmoothing() {
    isLossSmoothed.toggle()
    let weight = NumberText.shortest(smoothing)
    notice =
      isLossSmoothed
      ? "loss smoothed: each value keeps \(weight) of those before" : "loss as it was measured"
  }

  /// Moves the cursor over the measured epochs; up and down are later and earlier by a sixteenth of
  /// them. The first press only shows it, at the last epoch.
  mutating func moveLossCursor(columns: Int, rows: Int) {
    guard let history = snapshot?.history, let index = shownLossIndex(history) else { return }
    let stride = max(2, history.buckets.count / 16)
    let wanted = index + columns - rows * stride
    let moved = min(max(0, wanted), history.buckets.count - 1)
    guard moved != index || lossCursor == nil else {
      notice = "the cursor is at the \(moved == 0 ? "first" : "last") epoch"
      return
    }
    let isFirstPress = lossCursor == nil
    lossCursor = history.buckets[isFirstPress ? index : moved].lastEpoch
  }

  /// Moves the cursor to the first or the last epoch.
  mutating func readLossAtEnd(isLast: Bool) {
    guard focus == .loss else {
      notice = "Home and End read the loss; Tab goes there"
      return
    }
    guard let buckets = snapshot?.history.buckets, let first = buckets.first,
      let last = buckets.last
    else { return }
    let wanted = isLast ? last.lastEpoch : first.lastEpoch
    if wanted == lossCursor { notice = "the cursor is at the \(isLast ? "last" : "first") epoch" }
    lossCursor = wanted
  }

  /// Moves the cursor to a column of the screen where the pane of the loss has an area, border
  /// included; columns beside its plot are the plot's edges.
  public mutating func readLoss(atColumn column: Int, in area: Rect) {
    guard let snapshot,
      let epoch = LossPanel(snapshot: snapshot, state: self).epoch(atColumn: column, in: area),
      let index = snapshot.history.index(near: epoch)
    else { return }
    lossCursor = snapshot.history.buckets[index].lastEpoch
  }

  /// The bucket that the cursor stands at, without one the last.
  private func shownLossIndex(_ history: History) -> Int? {
    history.index(near: lossCursor ?? .max)
  }
}
