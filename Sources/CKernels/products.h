// The three products of a dense layer, by one register tile: R rows by Q vectors of columns.

/// One k of a tile: acc[r][q] += a[r] · b[q].
///
/// Rows are addressed from every fourth on: the processor adds one or two strides by itself, and
/// more than that would need more registers than there are.
INLINE void tile_step(
    const int R, const int Q, V acc[R][4], const float *a, const float *a4, long row, long row3,
    const float *b) {
  V column[4];
  UNROLL for (int q = 0; q < Q; q++) column[q] = LD(b + q * L);
  UNROLL for (int r = 0; r < R; r++) {
    const float *base = r < 4 ? a : a4;
    float factor = r % 4 == 3 ? base[row3] : base[r % 4 * row];
    UNROLL for (int q = 0; q < Q; q++) acc[r][q] += factor * column[q];
  }
}

/// acc[r][q] += Σ_k a[r][k] · b[k][q], for k from 0 to `count`: a strides by `row` from r to r and
/// by `step` from k to k, b by `next`. Each sum is one chain in the order of k, so its bits don't
/// depend on the tile that computes it.
///
/// A full tile of wide vectors takes two k at a time, since the instructions for addresses and
/// count would else hold up the products. It asks the memory for what it will need eight k later,
/// and line by line for what the next tile will, at `later`: panels are larger than the first
/// cache, weights than the second.
INLINE void tile(
    const int R, const int Q, V acc[R][4], long count, const float *a, long row, long step,
    const float *b, long next, const float *later) {
  const float *a4 = a + 4 * row;
  long row3 = 3 * row;
  if (!__builtin_constant_p(row)) __asm__("" : "+r"(row3), "+r"(a4)); // not to be worked out anew
  if (R == TILE && Q == 2 && L > 4)
    for (; count >= 2; count -= 2, a += 2 * step, a4 += 2 * step, b += 2 * next) {
      UNROLL for (int q = 0; q < Q * L; q += 16) {
        __builtin_prefetch(b + 8 * next + q);
        __builtin_prefetch(b + 9 * next + q);
      }
      __builtin_prefetch(later, 0, 2);
      later += 16;
      tile_step(R, Q, acc, a, a4, row, row3, b);
      tile_step(R, Q, acc, a + step, a4 + step, row, row3, b + next);
    }
  for (; count > 0; count--, a += step, a4 += step, b += next)
    tile_step(R, Q, acc, a, a4, row, row3, b);
}

/// Calls `WORK(R)` over rows `row ..< end` in tiles of TILE, then once for the rest: a small layer
/// is one tile.
#if TILE == 8
#define REST_ABOVE_5(WORK) case 7: { WORK(7) break; } case 6: { WORK(6) break; }
#else
#define REST_ABOVE_5(WORK)
#endif
#if TILE >= 6
#define REST_ABOVE_3(WORK) \
  REST_ABOVE_5(WORK) case 5: { WORK(5) break; } case 4: { WORK(4) break; }
#else
#define REST_ABOVE_3(WORK)
#endif
#define IN_TILES(row, end, WORK)                          \
  for (; end - row >= TILE; row += TILE) { WORK(TILE) }   \
  switch (end - row) {                                    \
    REST_ABOVE_3(WORK)                                    \
    case 3: { WORK(3) break; }                            \
    case 2: { WORK(2) break; }                            \
    case 1: { WORK(1) break; }                            \
  }

/// Puts f(z) in the place of z, and f′(z) beside it, over `n` vectors of a panel from unit `o` on.
static void finish_rows(const kn_layer *layer, long panel, long o, long n, long W) {
  float *values = layer->values + panel * layer->values_step + o * W;
  float *slopes = layer->deltas + panel * layer->deltas_step + o * W;
  if (layer->logits != NULL)
    for (long i = 0; i < n; i++)
      ST(layer->logits + (panel * layer->outputs + o) * W + i * L, LD(values + i * L));
  activate(layer->activation, n, values, values, slopes);
}

/// Forward: z_o = b_o + Σ_i w_oi a_i for panels `first ..< end`, then a = f(z) and f′(z).
///
/// Rows outside, panels inside: a tile's weights are read once for all panels of the group.
INLINE void forward_layer(
    const int Q, const kn_layer *layer, const float *sources, long sources_step, long first,
    long end) {
  const long W = Q * L, I = layer->inputs, stride = layer->stride;
  long o = 0;
#define WORK(R)                                                                               \
  const float *weights = layer->parameters + o * stride;                                      \
  for (long panel = first; panel < end; panel++) {                                            \
    V acc[R][4];                                                                              \
    UNROLL for (int r = 0; r < R; r++)                                                        \
      UNROLL for (int q = 0; q < Q; q++) acc[r][q] = every(weights[r * stride + I]);          \
    tile(                                                                                     \
        R, Q, acc, I, weights, stride, 1, sources + panel * sources_step, W,                  \
        weights + R * stride);                                                                \
    float *values = layer->values + panel * layer->values_step + o * W;                       \
    UNROLL for (int r = 0; r < R; r++)                                                        \
      UNROLL for (int q = 0; q < Q; q++) ST(values + r * W + q * L, acc[r][q]);               \
    finish_rows(layer, panel, o, R * Q, W);                                                   \
  }
  IN_TILES(o, layer->outputs, WORK)
#undef WORK
}

/// Backward: δ_i = f′(z_i) Σ_o w_oi δ_o of the layer before, for panels `first ..< end`.
///
/// The weights of a tile's inputs lie a stride apart; with several panels they are packed first.
INLINE void backward_layer(
    const int Q, const kn_layer *layer, const kn_layer *before, long first, long end,
    float *scratch) {
  const long W = Q * L, O = layer->outputs;
  long i = 0;
#define WORK(R)                                                                               \
  const float *weights = layer->parameters + i;                                               \
  long step = layer->stride;                                                                  \
  if (R == TILE && end - first >= 2) {                                                        \
    for (long o = 0; o < O; o++)                                                              \
      __builtin_memcpy(scratch + o * R, weights + o * step, R * sizeof(float));               \
    weights = scratch;                                                                        \
    step = R;                                                                                 \
  }                                                                                           \
  for (long panel = first; panel < end; panel++) {                                            \
    V acc[R][4];                                                                              \
    UNROLL for (int r = 0; r < R; r++) UNROLL for (int q = 0; q < Q; q++) acc[r][q] = every(0); \
    float *deltas = before->deltas + panel * before->deltas_step + i * W;                     \
    tile(                                                                                     \
        R, Q, acc, O, weights, 1, step, layer->deltas + panel * layer->deltas_step, W, deltas); \
    UNROLL for (int r = 0; r < R; r++) UNROLL for (int q = 0; q < Q; q++) {                   \
      float *place = deltas + r * W + q * L;                                                  \
      ST(place, acc[r][q] * LD(place));                                                       \
    }                                                                                         \
  }
  IN_TILES(i, layer->inputs, WORK)
#undef WORK
}

/// Writes the activations of panel `panel` as rows, for the next layer's gradient.
INLINE void write_rows(const kn_layer *layer, long stride, long panel, long W) {
  const float *values = layer->values + panel * layer->values_step;
  for (long q = 0; q < W; q += L)
    for (long o = 0; o <= layer->outputs; o += L) {
      V block[L];
      UNROLL for (int i = 0; i < L; i++)
        block[i] = o + i <= layer->outputs ? LD(values + (o + i) * W + q) : every(0);
      transpose(block);
      float *rows = layer->rows + (panel * W + q) * stride + o;
      UNROLL for (int i = 0; i < L; i++) ST(rows + i * stride, block[i]);
    }
}
