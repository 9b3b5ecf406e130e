/// Where the fast path changes its ways, by sizes alone.
struct FastLimits: Sendable {
  /// The most parameters of a network that is one dense block: with more of them the products of
  /// tiles are faster.
  var blockParameters = 128
  /// The most samples of a piece: larger batches go through piece by piece, which bounds the
  /// memory for activations.
  var pieceSamples = 1024
  /// Floats of the window of prepared samples; an epoch that takes more is prepared again, window
  /// by window.
  var windowFloats = 1 << 24
}
