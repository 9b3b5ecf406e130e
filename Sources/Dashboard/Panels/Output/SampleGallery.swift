import Datasets
import TerminalUI
import Training

/// The worst samples as small images, each over what was wanted and what was answered.
struct SampleGallery: Widget {
  var snapshot: Snapshot
  var theme: Theme
  /// From the first that is shown, where the chosen one needs no later.
  var entries: ArraySlice<WorstSamples.Entry>
  /// The chosen sample, as its place in the train part.
  var chosen: Int?

  func draw(in area: Rect, of buffer: inout Buffer) {
    guard let image = snapshot.data.image, !area.isEmpty else { return }
    let grid = ImageGrid(
      of: image, count: entries.count, in: area.size, captionWidth: 8, isSmall: true)
    let rank = entries.firstIndex { $0.place == chosen } ?? entries.startIndex
    let first = max(entries.startIndex, rank - grid.capacity + 1)
    for (place, entry) in zip(grid.places(in: area), entries[first...]) {
      draw(entry, image, at: place, &buffer)
    }
  }

  private func draw(
    _ entry: WorstSamples.Entry, _ size: ImageSize, at place: ImageGrid.Place,
    _ buffer: inout Buffer
  ) {
    guard snapshot.data.train.indices.contains(entry.place) else { return }
    let values = Array(snapshot.data.samples.input(snapshot.data.train[entry.place]))
    buffer.draw(ImagePicture(values: values, size: size, theme: theme), in: place.picture)
    let answer = SampleAnswer(entry, in: snapshot)
    let caption = "\(answer.wanted) as \(answer.className ?? answer.given(within: 4))"
    let style =
      entry.place == chosen ? theme.selected : answer.isWrong ? theme.warning : theme.faint
    buffer.draw(Text(caption, style), in: place.caption)
  }
}
