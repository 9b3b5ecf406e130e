import Testing

@testable import Datasets

@Suite struct CellTableTests {
  @Test func cellsAreFoundUnderTheirNumbers() {
    let texts = (0..<1000).map { "cell \($0)" } + [""]
    let table = CellTable(texts)
    #expect(table.count == 1001)
    for (index, text) in texts.enumerated() {
      #expect(Array(text.utf8).withUnsafeBufferPointer { table.index(of: $0) } == index)
      #expect(Array(table[index]) == Array(text.utf8))
    }
    for text in ["cell", "cell 1000", "CELL 1"] {
      #expect(Array(text.utf8).withUnsafeBufferPointer { table.index(of: $0) } == nil)
    }
  }

  @Test func ofEqualCellsTheFirstIsFound() {
    let table = CellTable(["a", "b", "a"])
    #expect(Array("a".utf8).withUnsafeBufferPointer { table.index(of: $0) } == 0)
  }
}
