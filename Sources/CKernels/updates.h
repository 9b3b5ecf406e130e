// The update rules, a vector of parameters at a time, and the gradients that they take.

/// Takes numbers below the smallest normal one as 0: what decays towards 0, as the moments of a
/// unit that is dead, would end among the subnormal numbers, with which processors reckon many
/// times more slowly.
INLINE V flushed(V x) { return magnitude(x) < 1.17549435e-38f ? every(0) : x; }

/// The gradient of the loss joined by that of the penalties, on weights alone.
INLINE V penalised(const kn_rule *rule, V gradient, V weight, V is_weight) {
  V sign = weight > 0.0f ? every(1) : (weight < 0.0f ? every(-1) : weight);
  return gradient + is_weight * (rule->l2 * weight + rule->l1 * sign);
}

/// Whether a rule is nothing but w ← w − rate · g.
INLINE bool is_plain(const kn_rule *rule) {
  return rule->update == KN_SGD && !rule->penalised && !rule->freezes_biases && rule->decay == 0;
}

/// Applies the rule to L parameters; `at` is their place in all arrays.
INLINE void update(
    const kn_rule *rule, V gradient, float *parameters, float *const buffers[3],
    const float *is_weight, long at) {
  V before = LD(parameters + at);
  V w = before * rule->shrink;
  V g = gradient + rule->decay * before;
  if (rule->freezes_biases) g = LD(is_weight) > 0.0f ? g : every(0);
  switch (rule->update) {
    case KN_SGD: w -= rule->rate * g; break;
    case KN_MOMENTUM: {
      V velocity = flushed(rule->keep1 * LD(buffers[0] + at) + rule->gain1 * g);
      ST(buffers[0] + at, velocity);
      w -= rule->rate * (rule->nesterov ? g + rule->momentum * velocity : velocity);
      break;
    }
    case KN_ADAGRAD: {
      V sum = flushed(LD(buffers[1] + at) + g * g);
      ST(buffers[1] + at, sum);
      w -= rule->rate * g / (__builtin_elementwise_sqrt(sum) + rule->epsilon);
      break;
    }
    case KN_RMSPROP: {
      V square = flushed(rule->keep2 * LD(buffers[1] + at) + rule->gain2 * g * g);
      ST(buffers[1] + at, square);
      if (rule->centered) {
        V mean = flushed(rule->keep2 * LD(buffers[2] + at) + rule->gain2 * g);
        ST(buffers[2] + at, mean);
        square = larger(every(0), square - mean * mean);
      }
      V direction = g / (__builtin_elementwise_sqrt(square) + rule->epsilon);
      if (rule->momentum != 0) {
        direction = flushed(rule->momentum * LD(buffers[0] + at) + direction);
        ST(buffers[0] + at, direction);
      }
      w -= rule->rate * direction;
      break;
    }
    case KN_ADAM: {
      V mean = flushed(rule->keep1 * LD(buffers[0] + at) + rule->gain1 * g);
      V square = flushed(rule->keep2 * LD(buffers[1] + at) + rule->gain2 * g * g);
      ST(buffers[0] + at, mean);
      ST(buffers[1] + at, square);
      if (rule->amsgrad) {
        square = larger(flushed(LD(buffers[2] + at)), square);
        ST(buffers[2] + at, square);
      }
      w -= rule->rate * mean / (__builtin_elementwise_sqrt(square) + rule->epsilon);
      break;
    }
  }
  if (rule->freezes_biases) w = LD(is_weight) > 0.0f ? w : before;
  ST(parameters + at, w);
}

/// Does with a tile's sums what the goal says; `at` is the place of its first parameter.
INLINE void settle(
    const int R, const int Q, V acc[R][4], const kn_layer *layer, enum kn_goal goal,
    const kn_rule *rule, float scale, long at, long column) {
  if (goal != KN_UPDATE) {
    UNROLL for (int r = 0; r < R; r++)
      UNROLL for (int q = 0; q < Q; q++)
        ST(layer->gradient + at + r * layer->stride + q * L, acc[r][q]);
    return;
  }
  if (is_plain(rule)) {
    V rate = every(rule->rate * scale);
    UNROLL for (int r = 0; r < R; r++) UNROLL for (int q = 0; q < Q; q++) {
      float *place = layer->parameters + at + r * layer->stride + q * L;
      ST(place, LD(place) - rate * acc[r][q]);
    }
    return;
  }
  // Through memory: the rule's text once, not once for each vector of the tile.
  V sums[R][Q];
  UNROLL for (int r = 0; r < R; r++) UNROLL for (int q = 0; q < Q; q++) sums[r][q] = acc[r][q];
  for (int r = 0; r < R; r++)
    for (int q = 0; q < Q; q++) {
      long place = at + r * layer->stride + q * L;
      V g = sums[r][q] * scale;
      const float *is_weight = layer->is_weight + column + q * L;
      if (rule->penalised) g = penalised(rule, g, LD(layer->parameters + place), LD(is_weight));
      update(rule, g, layer->parameters, layer->buffers, is_weight, place);
    }
}

/// ∂L/∂w_oi = Σ_s δ_os a_si over the batch, for R units from `o` on and Q vectors of columns from
/// `column` on; `rows` begin at that column and are `next` apart.
INLINE void gradient_tile(
    const int R, const int Q, const kn_layer *layer, const long W, long samples,
    const float *rows, long next, enum kn_goal goal, const kn_rule *rule, float scale, long o,
    long column) {
  const long stride = layer->stride, at = o * stride + column;
  V acc[R][4];
  UNROLL for (int r = 0; r < R; r++) UNROLL for (int q = 0; q < Q; q++)
    acc[r][q] = goal == KN_ADD ? LD(layer->gradient + at + r * stride + q * L) : every(0);
  if (samples >= 32) // the products last long enough for the weights to arrive
    UNROLL for (int r = 0; r < R; r++) UNROLL for (int q = 0; q < Q * L; q += 16)
      __builtin_prefetch(layer->parameters + at + r * stride + q, 1);
  for (long s = 0; s < samples; s += W) {
    const float *deltas = layer->deltas + s / W * layer->deltas_step + o * W;
    tile(
        R, Q, acc, samples - s < W ? samples - s : W, deltas, W, 1, rows + s * next, next,
        deltas + R * W);
  }
  settle(R, Q, acc, layer, goal, rule, scale, at, column);
}

/// The gradient of units `o ..< end` of a layer. Wide layers go chunk by chunk of columns, packed
/// side by side: rows that lie thousands of bytes apart would each cost a page of the table of
/// addresses.
INLINE void gradient_layer(
    const kn_layer *layer, const long W, long samples, const float *rows, enum kn_goal goal,
    const kn_rule *rule, float scale, long first, long end, float *scratch) {
  const long stride = layer->stride, vectors = (layer->inputs + 1 + L - 1) / L;
  const long chunk = 8;
  for (long v = 0; v < vectors; v += chunk) {
    const long here = vectors - v < chunk ? vectors - v : chunk;
    const float *block = rows + v * L;
    long next = stride, o = first;
    if (vectors > chunk) {
      next = here * L;
      for (long s = 0; s < samples; s++)
        for (long q = 0; q < next; q += L)
          ST(scratch + s * next + q, LD(block + s * stride + q));
      block = scratch;
    }
#define WORK(R)                                                                               \
  long q = 0;                                                                                 \
  for (; q + 2 <= here; q += 2)                                                               \
    gradient_tile(                                                                            \
        R, 2, layer, W, samples, block + q * L, next, goal, rule, scale, o, (v + q) * L);     \
  if (q < here)                                                                               \
    gradient_tile(                                                                            \
        R, 1, layer, W, samples, block + q * L, next, goal, rule, scale, o, (v + q) * L);
    IN_TILES(o, end, WORK)
#undef WORK
  }
}
