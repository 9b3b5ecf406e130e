// Steps of small networks, whose parameters are one dense block. Such a step is a few hundred
// instructions: what is decided, called or looked up once a step is seen in its time.

/// Takes one panel through a small network.
INLINE void chain_block(
    const int Q, const kn_network *network, const kn_batch *batch, long panel,
    bool forward_only) {
  const long W = Q * L;
  const kn_layer *layer = network->layers, *last = layer + network->layer_count - 1;
  const float *sources = batch->inputs;
  long step = (layer->inputs + 1) * W;
  for (;; layer++) {
    forward_layer(Q, layer, sources, step, panel, panel + 1);
    if (layer == last) break;
    sources = layer->values;
    step = layer->values_step;
  }
  finish_output(Q, network, batch, panel, forward_only);
  if (forward_only) return;
  for (; layer > network->layers; layer--)
    backward_layer(Q, layer, layer - 1, panel, panel + 1, NULL);
}

/// δ · a of each parameter of a small network, for each lane, summed over the panels: vectors in
/// the order of the parameters, up to a whole number of L of them.
INLINE void block_products(
    const int Q, const kn_network *network, const kn_batch *batch, float *products) {
  const long W = Q * L;
  for (long panel = 0; panel < batch->panels; panel++) {
    const kn_layer *layer = network->layers, *end = layer + network->layer_count;
    const float *sources = batch->inputs + panel * (layer->inputs + 1) * W;
    float *place = products;
    for (; layer < end; layer++) {
      const float *deltas = layer->deltas + panel * layer->deltas_step;
      const float *deltas_end = deltas + layer->outputs * W, *ones = sources + layer->inputs * W;
      for (; deltas < deltas_end; deltas += W)
        for (const float *a = sources; a <= ones; a += W, place += L) {
          V sum = LD(a) * LD(deltas);
          UNROLL for (int q = 1; q < Q; q++) sum += LD(a + q * L) * LD(deltas + q * L);
          ST(place, panel == 0 ? sum : LD(place) + sum);
        }
      sources = layer->values + panel * layer->values_step;
    }
    for (; place < products + (network->block_count + L - 1) / L * L * L; place += L)
      ST(place, every(0));
  }
}

/// The gradient of a small network: each parameter's is the sum over the lanes of δ · a, L of
/// them at a time.
INLINE void block_gradient(
    const int Q, const kn_network *network, const kn_batch *batch, enum kn_goal goal,
    const kn_rule *rule, float scale, float *products) {
  block_products(Q, network, batch, products);
  const bool plain = goal == KN_UPDATE && is_plain(rule);
  const V rate = every(rule->rate * scale);
  for (long p = 0; p < network->block_count; p += L, products += L * L) {
    V lanes[L];
    UNROLL for (int j = 0; j < L; j++) lanes[j] = LD(products + j * L);
    V g = sums(lanes);
    if (plain) { ST(network->block + p, LD(network->block + p) - rate * g); continue; }
    if (goal == KN_ADD) g += LD(network->block_gradient + p);
    if (goal != KN_UPDATE) { ST(network->block_gradient + p, g); continue; }
    g *= scale;
    if (rule->penalised)
      g = penalised(rule, g, LD(network->block + p), LD(network->block_is_weight + p));
    update(
        rule, g, network->block, network->block_buffers, network->block_is_weight + p, p);
  }
}

/// Makes the steps of a small network, with nothing called in between but the activations.
INLINE void train_block(
    const int Q, const kn_network *network, const kn_batch *batches, long ring, long first,
    long count, const kn_rule *rules, bool has_rule_each) {
  const kn_batch *batch = batches + first;
  for (; count > 0; count--) {
    for (long panel = 0; panel < batch->panels; panel++)
      chain_block(Q, network, batch, panel, false);
    block_gradient(
        Q, network, batch, KN_UPDATE, rules, 1.0f / (float)batch->count, network->scratch);
    if (has_rule_each) rules++;
    if (++batch == batches + ring) batch = batches;
  }
}
