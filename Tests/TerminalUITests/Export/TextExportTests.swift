import TerminalUI
import Testing

@Suite struct TextExportTests {
  @Test("Blanks at the ends of rows are trimmed, rows are kept")
  func trims() {
    var buffer = Buffer(Size(columns: 6, rows: 3))
    buffer.put(" a b", column: 0, row: 0, .plain)
    buffer.put("δ▀", column: 4, row: 2, .plain)
    #expect(TextExport.text(of: buffer) == " a b\n\n    δ▀\n")
    #expect(TextExport.text(of: Buffer(Size(columns: 0, rows: 0))) == "")
  }
}
