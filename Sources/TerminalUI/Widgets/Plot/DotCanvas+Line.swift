extension DotCanvas {
  /// Draws a straight line of dots, both ends included; what lies outside is cut off.
  ///
  /// A line with an end that is not finite is not drawn.
  public mutating func line(from start: Point, to end: Point, style: Style) {
    guard let (a, b) = visiblePart(start, end) else { return }
    var (x, y) = (Int(a.x.rounded()), Int(a.y.rounded()))
    let (endX, endY) = (Int(b.x.rounded()), Int(b.y.rounded()))
    let (width, height) = (abs(endX - x), abs(endY - y))
    // Bresenham: `error` is the distance from the ideal line, scaled to whole numbers.
    var error = width - height
    while true {
      set(x: x, y: y, style: style)
      if x == endX && y == endY { return }
      let doubled = 2 * error
      if doubled > -height {
        error -= height
        x += x < endX ? 1 : -1
      }
      if doubled < width {
        error += width
        y += y < endY ? 1 : -1
      }
    }
  }

  /// The part of a line within the canvas, by Liang and Barsky's parameter intervals (1984); nil
  /// if there is none.
  private func visiblePart(_ start: Point, _ end: Point) -> (Point, Point)? {
    guard dotColumns > 0, dotRows > 0 else { return nil }
    guard let a = Self.bounded(start), let b = Self.bounded(end) else { return nil }
    var range = (first: 0.0, last: 1.0)
    let right = Double(dotColumns - 1)
    let bottom = Double(dotRows - 1)
    guard
      Self.narrow(&range, from: a.x, by: b.x - a.x, limit: right),
      Self.narrow(&range, from: a.y, by: b.y - a.y, limit: bottom)
    else { return nil }
    func point(_ t: Double) -> Point {
      Point(
        x: min(max(0, a.x + t * (b.x - a.x)), right), y: min(max(0, a.y + t * (b.y - a.y)), bottom))
    }
    return (point(range.first), point(range.last))
  }

  /// Keeps differences and products of coordinates finite.
  private static func bounded(_ point: Point) -> Point? {
    guard point.x.isFinite, point.y.isFinite else { return nil }
    return Point(x: min(max(-1e150, point.x), 1e150), y: min(max(-1e150, point.y), 1e150))
  }

  /// Narrows the interval of t to `-½ ≤ from + t·step ≤ limit + ½`, the dots' outer edges; false
  /// if nothing is left.
  private static func narrow(
    _ range: inout (first: Double, last: Double), from: Double, by step: Double, limit: Double
  ) -> Bool {
    guard step != 0 else { return from >= -0.5 && from <= limit + 0.5 }
    let near = (-0.5 - from) / step
    let far = (limit + 0.5 - from) / step
    range.first = max(range.first, min(near, far))
    range.last = min(range.last, max(near, far))
    return range.first <= range.last
  }
}
