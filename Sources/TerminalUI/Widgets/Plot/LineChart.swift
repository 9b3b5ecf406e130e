/// Curves and points over a common x, with a y axis at the left, texts below and a legend at the top right.
///
/// It costs one pass over all buckets; logarithms are taken only once per column.
public struct LineChart: Widget, Sendable {
  /// A stretch of x and the values in it; a single point is a bucket too.
  public struct Bucket: Hashable, Sendable {
    /// The first x.
    public var firstX: Double
    /// The last x.
    public var lastX: Double
    /// The smallest value.
    public var minimum: Double
    /// The largest value.
    public var maximum: Double
    /// The value at the last x.
    public var last: Double

    /// Creates a bucket.
    public init(firstX: Double, lastX: Double, minimum: Double, maximum: Double, last: Double) {
      self.firstX = firstX
      self.lastX = lastX
      self.minimum = minimum
      self.maximum = maximum
      self.last = last
    }

    /// Creates a bucket of one point.
    public init(x: Double, y: Double) {
      self.init(firstX: x, lastX: x, minimum: y, maximum: y, last: y)
    }

    /// Whether all its numbers are finite; other buckets are gaps.
    var isFinite: Bool {
      firstX.isFinite && lastX.isFinite && minimum.isFinite && maximum.isFinite && last.isFinite
    }
  }

  /// A curve, or points.
  public struct Series: Hashable, Sendable {
    /// Its word in the legend; none if empty.
    public var label: String
    /// The style of the curve and of its word.
    public var style: Style
    /// Its values, those of a curve by rising x.
    public var buckets: [Bucket]
    /// Whether each value is a point by itself, joined to no other.
    public var isScattered: Bool

    /// Creates a curve, or points.
    public init(_ label: String, style: Style, buckets: [Bucket], isScattered: Bool = false) {
      self.label = label
      self.style = style
      self.buckets = buckets
      self.isScattered = isScattered
    }
  }

  /// A mark at the bottom of the plot, as where a setting was changed.
  public struct Mark: Hashable, Sendable {
    /// Where it stands.
    public var x: Double
    /// How it is drawn.
    public var style: Style

    /// Creates a mark.
    public init(x: Double, style: Style) {
      self.x = x
      self.style = style
    }
  }

  /// A text under the plot at a place of its own.
  public struct XTick: Hashable, Sendable {
    /// Where it stands.
    public var x: Double
    /// What it says.
    public var label: String

    /// Creates a text.
    public init(x: Double, label: String) {
      self.x = x
      self.label = label
    }
  }

  /// The curves; later ones lie over earlier ones.
  public var series: [Series]
  /// Linear or logarithmic.
  public var scale: Axis.Scale
  /// The x of the left and the right edge; nil takes those of the curves.
  public var xRange: ClosedRange<Double>?
  /// Values that the y axis covers in any case, as 0…1 for an accuracy.
  public var yRange: ClosedRange<Double>?
  /// Texts under the plot at equal distances, the first at its start, the last at its end.
  public var xLabels: [String]
  /// Texts under the plot at places of their own, in place of `xLabels`; the last one matters most,
  /// then the first.
  public var xTicks: [XTick] = []
  /// Where the curves are read: a line from top to bottom under them, with a point on each; nil for
  /// nowhere.
  public var cursor: Mark?
  /// Marks at the bottom of the plot.
  public var marks: [Mark]
  /// The glyphs at hand.
  public var glyphs: GlyphSet
  /// How axis and labels are drawn.
  public var axisStyle: Style

  /// Creates a chart.
  public init(
    series: [Series], scale: Axis.Scale = .linear, xRange: ClosedRange<Double>? = nil,
    yRange: ClosedRange<Double>? = nil, xLabels: [String] = [], marks: [Mark] = [],
    glyphs: GlyphSet = .braille, axisStyle: Style = Style(.standard, .dim)
  ) {
    self.series = series
    self.scale = scale
    self.xRange = xRange
    self.yRange = yRange
    self.xLabels = xLabels
    self.marks = marks
    self.glyphs = glyphs
    self.axisStyle = axisStyle
  }

  /// Returns the y axis that a plot of so many rows gets.
  public func yAxis(rows: Int) -> Axis {
    var low = yRange?.lowerBound ?? .infinity
    var high = yRange?.upperBound ?? -.infinity
    // On a logarithmic axis the bottom is the smallest value that it can show.
    let floor = scale == .linear ? -Double.infinity : 0
    for bucket in series.lazy.flatMap(\.buckets) where bucket.isFinite {
      if bucket.minimum > floor { low = min(low, bucket.minimum) }
      if bucket.last > floor { low = min(low, bucket.last) }
      high = max(high, bucket.maximum)
    }
    if low > high { (low, high) = scale == .linear ? (0, 1) : (0.1, 1) }
    // A tick to every second row, in tall plots to every third: numbers then guide the eye, not
    // fill it.
    let ticks = max(min(rows / 2, 5), rows / 3)
    return Axis(scale: scale, low: low, high: high, maximumTicks: ticks)
  }

  /// The x of the left and the right edge.
  var shownXRange: ClosedRange<Double> {
    if let xRange { return xRange }
    var low = Double.infinity
    var high = -Double.infinity
    for bucket in series.lazy.flatMap(\.buckets) where bucket.isFinite {
      low = min(low, bucket.firstX)
      high = max(high, bucket.lastX)
    }
    return low <= high ? low...high : 0...1
  }
}
