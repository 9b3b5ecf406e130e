import DrawnExperiments
import Foundation
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct ScreenPictureTests {
  @Test(arguments: ScreenPicture.gallery.map(\.name))
  func aScreenshotShowsTheProgramAsItIs(_ name: String) throws {
    let exhibit = try #require(ScreenPicture.gallery.first { $0.name == name })
    let svg = SVGExport.svg(of: try exhibit.frame())
    #expect(try ScreenRecording.difference(svg, from: "Screenshots/\(name).svg") == nil)
  }

  @Test func theFolderHoldsTheGalleryAlone() throws {
    let folder = ScreenRecording.package.appendingPathComponent("Screenshots")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(files) == Set(ScreenPicture.gallery.map { "\($0.name).svg" }))
  }

  @Test func keysArePressedAfterTheTraining() {
    let size = Size(columns: 80, rows: 24)
    let experiment = Moments.experiment()
    let frame = ScreenPicture.frame(of: experiment, epochs: 2, size: size, keys: [.character("r")])
    let stepped = ScreenPicture.frame(
      of: experiment, epochs: 2, size: size,
      keys: [.character("r"), .character("b"), .character("+")])
    #expect(frame.text(row: 0).contains("epoch 0"))
    #expect(stepped.text(row: 0).contains("lr 0.015"))
    #expect(!stepped.text(row: 0).contains("epoch 2"))
  }

  @Test func aScreenAtRestAsksForLossesOfItsMoment() {
    var core = Moments.unmeasured()
    core.handle(.pause)
    let state = Moments.state(80, 24, core.snapshot(SnapshotRequest()))
    #expect(Dashboard.overdueRequest(state)?.isExact == true)
    let exact = Moments.state(80, 24, core.snapshot(SnapshotRequest(isExact: true)))
    #expect(Dashboard.overdueRequest(exact)?.isExact == false)
  }

  @Test func beforeTheFirstMomentTheScreenSaysWhatIsDone() {
    var state = DashboardState(size: Size(columns: 80, rows: 24), appearance: Appearance())
    state.notice = "measuring the untrained network 2-700-1"
    let frame = Dashboard.frame(state)
    #expect(frame.text(row: 22).contains("measuring the untrained network 2-700-1"))
    #expect(frame.text(row: 23).contains("q quit"))
  }

  @Test func picturesOfTheScreenBelongToItsStep() {
    var core = SessionCore(Moments.experiment(), isRunning: false, clock: .stopped)
    var state = Moments.state(120, 40, core.snapshot(SnapshotRequest()))
    #expect(Dashboard.overdueRequest(state) == Dashboard.request(state))
    let request = Dashboard.request(state)
    #expect(request.unitPictures?.columns == 7 && request.unitPictures?.rows == 5)
    #expect(request.surface != nil)
    _ = state.update(.snapshot(core.snapshot(request)))
    #expect(Dashboard.overdueRequest(state) == nil)
    core.handle(.stepBatch)
    core.work(seconds: .infinity)
    _ = state.update(.snapshot(core.snapshot(SnapshotRequest())))
    #expect(Dashboard.overdueRequest(state) == request)
    _ = state.update(.resized(Size(columns: 40, rows: 10)))
    #expect(Dashboard.overdueRequest(state) == nil)
  }
}
