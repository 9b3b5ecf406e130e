/// A screen as an SVG picture: blocks, braille and box lines as shapes, all else as text.
///
/// The same screen always gives the same bytes.
public struct SVGExport {
  private var papers = SVGLayer()
  private var blocks = SVGLayer()
  private var dots = SVGLayer()
  private var lines = SVGLayer()
  private var texts = ""

  private init() {}

  /// Returns the picture of a screen, 12×24 pixels a cell.
  public static func svg(of buffer: Buffer) -> String {
    var export = SVGExport()
    for row in 0..<buffer.size.rows {
      export.addPapers(of: buffer, row)
      export.addGlyphs(of: buffer, row)
    }
    return export.document(buffer.size)
  }

  private func document(_ size: Size) -> String {
    let width = size.columns * SVGShape.cellWidth
    let height = size.rows * SVGShape.cellHeight
    let paper = SVGPalette.text(SVGPalette.background)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)">
      <rect width="\(width)" height="\(height)" fill="\(paper)"/>
      <g shape-rendering="crispEdges">
      \(papers.elements("fill"))\(blocks.elements("fill"))</g>
      <g>
      \(dots.elements("fill"))</g>
      <g fill="none" stroke-width="1.5">
      \(lines.elements("stroke"))</g>
      <g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="20">
      \(texts)</g>
      </svg>

      """
  }

  /// One rectangle for each run of cells with the same background.
  private mutating func addPapers(of buffer: Buffer, _ row: Int) {
    var column = 0
    while column < buffer.size.columns {
      let paper = SVGPalette(buffer[column, row].style).paper
      let start = column
      while column < buffer.size.columns, SVGPalette(buffer[column, row].style).paper == paper {
        column += 1
      }
      guard paper != SVGPalette.background else { continue }
      let width = (column - start) * SVGShape.cellWidth
      let (x, y) = (start * SVGShape.cellWidth, row * SVGShape.cellHeight)
      papers.add(SVGShape.rectangle(x, y, width, SVGShape.cellHeight), paper)
    }
  }

  private mutating func addGlyphs(of buffer: Buffer, _ row: Int) {
    var run: SVGTextRun?
    var column = 0
    while column < buffer.size.columns {
      let cell = buffer[column, row]
      let count = equalCells(of: buffer, row, from: column)
      if let shape = SVGShape(cell.scalar, column: column, row: row, count: count) {
        end(&run)
        add(shape, SVGPalette(cell.style).ink)
        column += count
        continue
      }
      if run?.append(cell) != true {
        end(&run)
        let isBlank = cell.scalar == " " && !cell.style.attributes.contains(.underline)
        run = isBlank ? nil : SVGTextRun(cell, column: column, row: row)
      }
      column += 1
    }
    end(&run)
  }

  private mutating func end(_ run: inout SVGTextRun?) {
    texts += run?.element ?? ""
    run = nil
  }

  private mutating func add(_ shape: SVGShape, _ ink: UInt32) {
    switch shape {
    case .block(let path): blocks.add(path, ink)
    case .dots(let path): dots.add(path, ink)
    case .line(let path): lines.add(path, ink)
    }
  }

  /// How many cells from here on can be drawn as one shape.
  private func equalCells(of buffer: Buffer, _ row: Int, from column: Int) -> Int {
    let cell = buffer[column, row]
    guard SVGShape.spansCells(cell.scalar) else { return 1 }
    var end = column + 1
    while end < buffer.size.columns, buffer[end, row] == cell { end += 1 }
    return end - column
  }
}
