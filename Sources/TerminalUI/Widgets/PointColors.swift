/// The colours of a point over a picture whose pixels go from dark to bright: no single colour is
/// seen on all of them.
public struct PointColors: Hashable, Sendable {
  /// Its colour over dark pixels.
  public var onDark: Color
  /// Its colour over bright pixels.
  public var onBright: Color

  /// Creates a pair of colours; of one alone it is both.
  public init(onDark: Color, onBright: Color? = nil) {
    self.onDark = onDark
    self.onBright = onBright ?? onDark
  }

  /// Returns the one that is seen better over a pixel.
  public func over(_ pixel: Color) -> Color {
    guard onDark != onBright, let dark = onDark.contrast(with: pixel),
      let bright = onBright.contrast(with: pixel)
    else { return onDark }
    return bright > dark ? onBright : onDark
  }
}
