extension DotCanvas {
  /// Draws a straight line of dots, both ends included; what lies outside is cut off.
  ///
  /// A line with an end that is not finite is not drawn.
  public mutating func line(from start: Point, to end: Point, style: Style) {
    guard let (a, b) = visiblePart(start, end) else { return }
    // Within the canvas no coordinate is negative: this rounds without a call, which took a
    // thirtieth of a frame's time.
    var (x, y) = (Int(a.x + 0.5), Int(a.y + 0.5))
    let (endX, endY) = (Int(b.x + 0.5), Int(b.y + 0.5))
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

  /// The part of a line within the canvas, cut first at the sides, then at top and bottom; nil if
  /// there is none.
  private func visiblePart(_ start: Point, _ end: Point) -> (Point, Point)? {
    guard dotColumns > 0, dotRows > 0 else { return nil }
    if contains(start) && contains(end) { return (start, end) }
    guard let a = Self.bounded(start), let b = Self.bounded(end) else { return nil }
    let right = Double(dotColumns - 1)
    let bottom = Double(dotRows - 1)
    guard let (c, d) = Self.cut(a, b, at: \.x, other: \.y, limit: right) else { return nil }
    guard let (e, f) = Self.cut(c, d, at: \.y, other: \.x, limit: bottom) else { return nil }
    return (e, f)
  }

  private func contains(_ point: Point) -> Bool {
    point.x >= 0 && point.x <= Double(dotColumns - 1)
      && point.y >= 0 && point.y <= Double(dotRows - 1)
  }

  /// Keeps differences and products of coordinates finite.
  private static func bounded(_ point: Point) -> Point? {
    guard point.x.isFinite, point.y.isFinite else { return nil }
    return Point(x: min(max(-1e150, point.x), 1e150), y: min(max(-1e150, point.y), 1e150))
  }

  private typealias Coordinate = WritableKeyPath<Point, Double>

  /// Moves both ends along the line to `0 ≤ coordinate ≤ limit`; nil if it lies wholly outside.
  ///
  /// An end that is moved gets the bound itself: computed from far away it would not be exact.
  private static func cut(
    _ a: Point, _ b: Point, at coordinate: Coordinate, other: Coordinate, limit: Double
  ) -> (Point, Point)? {
    let (p, q) = (a[keyPath: coordinate], b[keyPath: coordinate])
    guard max(p, q) > -0.5, min(p, q) < limit + 0.5 else { return nil }
    func moved(_ point: Point) -> Point {
      let place = point[keyPath: coordinate]
      let bound = min(max(0, place), limit)
      guard bound != place else { return point }
      var result = point
      result[keyPath: coordinate] = bound
      guard p != q else { return result }
      let slope = (b[keyPath: other] - a[keyPath: other]) / (q - p)
      result[keyPath: other] += (bound - place) * slope
      return result
    }
    return (moved(a), moved(b))
  }
}
