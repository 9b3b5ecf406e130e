// Whole steps: staging samples, the chain forward and back through panels, the gradient.

/// Stages samples of fewer features than lanes, number by number.
INLINE void stage_narrow(
    const float *table, long features, const long *order, long count, bool ones, long width,
    float *panels, float *rows, long stride) {
  const long tall = features + (ones ? 1 : 0);
  for (long s = 0; s < count; s += width, panels += tall * width) {
    const long busy = count - s < width ? count - s : width;
    for (long lane = 0; lane < busy; lane++) {
      const float *row = table + order[s + lane] * features;
      for (long f = 0; f < features; f++) panels[f * width + lane] = row[f];
    }
    if (ones)
      for (long lane = 0; lane < busy; lane++) panels[features * width + lane] = 1;
    for (long f = 0; f < tall; f++)
      for (long lane = busy; lane < width; lane++) panels[f * width + lane] = 0;
    if (rows == NULL) continue;
    for (long lane = 0; lane < busy; lane++, rows += stride) {
      for (long f = 0; f < features; f++) rows[f] = panels[f * width + lane];
      rows[features] = 1;
    }
  }
}

static void stage(
    const float *table, long features, const long *order, long count, bool ones, long width,
    float *panels, float *rows, long stride) {
  if (features < L)
    return stage_narrow(table, features, order, count, ones, width, panels, rows, stride);
  const long whole = (count + width - 1) / width * width, tall = features + (ones ? 1 : 0);
  for (long s = 0; s < whole; s += L) {
    float *panel = panels + s / width * tall * width + s % width;
    for (long f = 0; f < tall; f += L) {
      V block[L];
      for (long i = 0; i < L; i++) {
        if (s + i >= count) { block[i] = every(0); continue; }
        const float *row = table + order[s + i] * features;
        if (f + L <= features) {
          block[i] = LD(row + f);
        } else {
          for (int j = 0; j < L; j++)
            block[i][j] = f + j < features ? row[f + j] : f + j == features;
        }
        if (rows != NULL) ST(rows + (s + i) * stride + f, block[i]);
      }
      transpose(block);
      for (long i = 0; i < L && f + i < tall; i++) ST(panel + (f + i) * width, block[i]);
    }
  }
}

/// Goes forward and back through a group of panels small enough for the cache.
INLINE void chain_group(
    const int Q, const kn_network *network, const kn_batch *batch, long first, long end,
    bool forward_only, float *scratch) {
  const long W = Q * L, count = network->layer_count;
  const kn_layer *layers = network->layers;
  const float *sources = batch->inputs;
  long step = (layers->inputs + 1) * W;
  for (long l = 0; l < count; l++) {
    forward_layer(Q, layers + l, sources, step, first, end);
    if (!forward_only && layers[l].rows != NULL)
      for (long panel = first; panel < end; panel++)
        write_rows(layers + l, layers[l + 1].stride, panel, W);
    sources = layers[l].values;
    step = layers[l].values_step;
  }
  for (long panel = first; panel < end; panel++)
    finish_output(Q, network, batch, panel, forward_only);
  if (forward_only) return;
  for (long l = count - 1; l > 0; l--)
    backward_layer(Q, layers + l, layers + l - 1, first, end, scratch);
}

static void chain(
    const kn_network *network, const kn_batch *batch, long first, long end, bool forward_only,
    float *scratch) {
  if (network->block != NULL) {
#define WORK(Q) \
  for (; first < end; first++) chain_block(Q, network, batch, first, forward_only);
    BY_WIDTH(network->width, WORK)
#undef WORK
    return;
  }
  for (; first < end; first += network->group) {
    long stop = end - first < network->group ? end : first + network->group;
#define WORK(Q) chain_group(Q, network, batch, first, stop, forward_only, scratch);
    BY_WIDTH(network->width, WORK)
#undef WORK
  }
}

/// The gradient of part `part` of the units of each layer.
INLINE void layer_gradients(
    const int Q, const kn_network *network, const kn_batch *batch, enum kn_goal goal,
    const kn_rule *rule, float scale, long part, long parts, float *scratch) {
  const float *rows = batch->rows;
  for (long l = 0; l < network->layer_count; l++) {
    const kn_layer *layer = network->layers + l;
    // Parts begin at whole tiles, so that each unit is computed by the same tile for any number.
    const long tiles = (layer->outputs + TILE - 1) / TILE;
    const long first = tiles * part / parts * TILE;
    long end = tiles * (part + 1) / parts * TILE;
    if (end > layer->outputs) end = layer->outputs;
    gradient_layer(layer, Q * L, batch->count, rows, goal, rule, scale, first, end, scratch);
    rows = layer->rows;
  }
}

static void gradient(
    const kn_network *network, const kn_batch *batch, enum kn_goal goal, const kn_rule *rule,
    float scale, long part, long parts, float *scratch) {
  if (network->block == NULL) {
#define WORK(Q) layer_gradients(Q, network, batch, goal, rule, scale, part, parts, scratch);
    BY_WIDTH(network->width, WORK)
#undef WORK
  } else if (part == 0) {
#define WORK(Q) block_gradient(Q, network, batch, goal, rule, scale, scratch);
    BY_WIDTH(network->width, WORK)
#undef WORK
  }
}

/// Calls `WORK(gradient, parameters, buffers, is_weight, place, column)` for each vector of
/// parameters.
#define EACH_VECTOR(network, WORK)                                                          \
  if (network->block != NULL) {                                                             \
    for (long p = 0; p < network->block_count; p += L) {                                    \
      WORK(network->block_gradient, network->block, network->block_buffers,                 \
           network->block_is_weight + p, p)                                                 \
    }                                                                                       \
  } else {                                                                                  \
    for (long l = 0; l < network->layer_count; l++) {                                       \
      const kn_layer *layer = network->layers + l;                                          \
      for (long o = 0; o < layer->outputs; o++)                                             \
        for (long c = 0; c <= layer->inputs; c += L) {                                      \
          WORK(layer->gradient, layer->parameters, layer->buffers, layer->is_weight + c,    \
               o * layer->stride + c)                                                       \
        }                                                                                   \
    }                                                                                       \
  }

static void scale_gradient(const kn_network *network, const kn_rule *rule, float scale) {
#define WORK(gradients, parameters, buffers, is_weight, at)                                 \
  V g = LD(gradients + (at)) * scale;                                                       \
  if (rule->penalised) g = penalised(rule, g, LD(parameters + (at)), LD(is_weight));        \
  ST(gradients + (at), g);
  EACH_VECTOR(network, WORK)
#undef WORK
}

static double square_norm(const kn_network *network, bool freezes_biases) {
  double sum = 0;
#define WORK(gradients, parameters, buffers, is_weight, at)                                 \
  V g = LD(gradients + (at));                                                               \
  if (freezes_biases) g = LD(is_weight) > 0.0f ? g : every(0);                              \
  for (int i = 0; i < L; i++) sum += (double)g[i] * (double)g[i];
  EACH_VECTOR(network, WORK)
#undef WORK
  return sum;
}

static void apply(const kn_network *network, const kn_rule *rule, float scale) {
#define WORK(gradients, parameters, buffers, is_weight, at)                                 \
  update(rule, LD(gradients + (at)) * scale, parameters, buffers, is_weight, at);
  EACH_VECTOR(network, WORK)
#undef WORK
}

static void train(
    const kn_network *network, const kn_batch *batches, long ring, long first, long count,
    const kn_rule *rules, bool has_rule_each) {
  if (network->block != NULL) {
#define WORK(Q) train_block(Q, network, batches, ring, first, count, rules, has_rule_each);
    BY_WIDTH(network->width, WORK)
#undef WORK
    return;
  }
  const kn_batch *batch = batches + first;
  for (; count > 0; count--) {
    chain(network, batch, 0, batch->panels, false, network->scratch);
    gradient(
        network, batch, KN_UPDATE, rules, 1.0f / (float)batch->count, 0, 1, network->scratch);
    if (has_rule_each) rules++;
    if (++batch == batches + ring) batch = batches;
  }
}

static void activate_numbers(
    int activation, long n, const float *inputs, float *values, float *slopes) {
  activate(activation, n / L, inputs, values, slopes);
}

static void exponential_of_numbers(long n, const float *x, float *y) {
  for (long i = 0; i < n; i += L) ST(y + i, exponential(LD(x + i)));
}

static void log_one_plus_of_numbers(long n, const float *x, float *y) {
  for (long i = 0; i < n; i += L) ST(y + i, log_one_plus(LD(x + i)));
}
