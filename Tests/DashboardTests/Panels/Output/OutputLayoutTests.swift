import DrawnExperiments
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct OutputLayoutTests {
  private func layout(
    _ snapshot: Snapshot, _ columns: Int, _ rows: Int, isListing: Bool = false
  ) -> OutputLayout {
    OutputLayout(
      in: Rect(column: 0, row: 0, width: columns, height: rows), snapshot.data,
      snapshot.evaluation, isListing: isListing)
  }

  @Test func aWidePaneHasTheListBesideThePlane() {
    let snapshot = Moments.snapshot()
    let wide = layout(snapshot, 120, 37)
    #expect(wide.answers.width == 70 && wide.list.width >= WorstSamplesList.leastWidth)
    #expect(wide.gallery.isEmpty)
    let narrow = layout(snapshot, 36, 19)
    #expect(narrow.answers.width == 34 && narrow.list.isEmpty)
  }

  @Test func whereThereIsNoRoomForBothTheListIsShownAlone() {
    let listing = layout(Moments.snapshot(), 36, 19, isListing: true)
    #expect(listing.answers.isEmpty && listing.list.width == 34)
  }

  @Test func imagesStandBesideTheList() {
    let snapshot = Moments.imageSnapshot
    #expect(!layout(snapshot, 120, 37).gallery.isEmpty)
    #expect(layout(snapshot, 80, 21).gallery.isEmpty)
  }

  @Test func partsStandInsideAndApart() {
    let others = [Moments.experiment(), Moments.line].map { Moments.snapshot($0) }
    for snapshot in [Moments.imageSnapshot] + others {
      for columns in [0, 1, 20, 36, 58, 80, 120, 200] {
        for rows in [0, 1, 5, 17, 60] {
          for isListing in [false, true] {
            let area = Rect(column: 0, row: 0, width: columns, height: rows)
            let layout = layout(snapshot, columns, rows, isListing: isListing)
            let parts = [layout.answers, layout.list, layout.gallery].filter { !$0.isEmpty }
            for (index, part) in parts.enumerated() {
              #expect(area.intersection(part) == part)
              for other in parts[(index + 1)...] { #expect(part.intersection(other).isEmpty) }
            }
          }
        }
      }
    }
  }
}
