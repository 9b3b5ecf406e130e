/// Paths gathered by colour, in the order in which the colours first came.
struct SVGLayer {
  private var order: [UInt32] = []
  private var paths: [UInt32: String] = [:]

  /// Adds a path in a colour.
  mutating func add(_ path: String, _ color: UInt32) {
    if paths[color] == nil { order.append(color) }
    paths[color, default: ""] += path
  }

  /// Returns one element per colour, `attribute` being `fill` or `stroke`.
  func elements(_ attribute: String) -> String {
    order.map { color in
      "<path \(attribute)=\"\(SVGPalette.text(color))\" d=\"\(paths[color] ?? "")\"/>\n"
    }.joined()
  }
}
