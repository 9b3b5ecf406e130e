import DrawnExperiments
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct WorstSamplesListTests {
  private let snapshot = Moments.imageSnapshot

  private func drawn(
    _ snapshot: Snapshot, chosen: Int? = nil, width: Int = 36, height: Int = 8
  ) -> [String] {
    var buffer = Buffer(Size(columns: width, rows: height))
    let list = WorstSamplesList(
      snapshot: snapshot, theme: Theme(Appearance(glyphs: .ascii)), chosen: chosen)
    buffer.draw(list, in: buffer.area)
    return (0..<height).map { buffer.text(row: $0) }
  }

  @Test func eachLineNamesSampleTargetAnswerAndLoss() throws {
    let lines = drawn(snapshot)
    #expect(lines[0] == " worst of train, x wrong            ")
    #expect(lines[1] == " sample wanted   answer         loss")
    for (line, entry) in zip(lines.dropFirst(2), snapshot.evaluation.worst.ranked) {
      let words = line.split(separator: " ").map(String.init)
      let answer = SampleAnswer(entry, in: snapshot)
      let name = try #require(answer.className)
      let share = try #require(answer.given(within: 12).split(separator: " ").last.map(String.init))
      #expect(words.prefix(4) == ["\(entry.place + 1)", answer.wanted, name, share])
      #expect(words.last == NumberText.significant(entry.loss))
      #expect(words.contains("x") == answer.isWrong)
    }
  }

  @Test func theListScrollsToTheChosenSample() {
    let ranked = snapshot.evaluation.worst.ranked
    let lines = drawn(snapshot, chosen: ranked[20].place)
    #expect(lines[7].split(separator: " ").first.map(String.init) == "\(ranked[20].place + 1)")
    #expect(
      lines[2].split(separator: " ").first.map(String.init) == "\(ranked[15].place + 1)")
  }

  @Test func numbersAreInTheUnitsOfTheData() {
    let lines = drawn(Moments.snapshot(Moments.line))
    for line in lines.dropFirst(2) {
      let words = line.split(separator: " ").map { Double($0) ?? .nan }
      #expect(words.count == 4 && (90...110).contains(words[1]) && (60...140).contains(words[2]))
    }
  }

  @Test func theProbeSampleIsMarked() {
    let marked = drawn(snapshot, height: 100).filter { $0.contains(">") }
    #expect(marked.count == 1 && marked[0].contains(">\(snapshot.probeNumber) "))
  }

  @Test func aNarrowAreaStaysEmpty() {
    #expect(drawn(snapshot, width: 33).allSatisfy { $0.allSatisfy { $0 == " " } })
  }
}

@Suite struct ChosenSampleTests {
  @Test func arrowsChooseAndEnterShows() {
    let snapshot = Moments.snapshot()
    var state = Moments.state(120, 40, snapshot)
    #expect(state.press(.enter).isEmpty)
    #expect(state.notice == "Enter types a weight or bias: select one with arrows first")
    state.press("5")
    #expect(state.press(.enter).isEmpty)
    #expect(state.notice == "arrows choose a sample, Enter shows it in Network")
    let ranked = snapshot.evaluation.worst.ranked
    state.press(.down)
    #expect(state.chosenPlace == ranked[0].place)
    state.press(.up)
    #expect(state.notice == "the list of the worst samples ends here")
    state.press(.down, .down)
    #expect(state.chosenPlace == ranked[2].place)
    #expect(state.press(.enter) == [.send(.showProbe(place: ranked[2].place))])
    state.press(.escape)
    #expect(state.chosenPlace == nil)
  }

  @Test func theSampleStaysChosenWhenItsRankChanges() {
    var core = SessionCore(Moments.experiment(), isRunning: false, clock: .stopped)
    var state = Moments.state(120, 40, core.snapshot(SnapshotRequest()))
    state.press("5")
    state.press(.down)
    let chosen = state.chosenPlace
    for _ in 0..<20 { core.complete(.stepEpoch) }
    _ = state.update(.snapshot(core.snapshot(SnapshotRequest())))
    #expect(state.chosenPlace == chosen)
    core.handle(.newSeed)
    _ = state.update(.snapshot(core.snapshot(SnapshotRequest())))
    #expect(state.chosenPlace == nil)
  }
}
