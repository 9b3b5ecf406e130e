// Softmax, and the deltas of the output layer, as in Swift's `Loss`.

/// p_k = e^(z_k − max z) / Σ_j e^(z_j − max z), over `count` outputs of one vector of samples.
INLINE void softmax(float *values, long count, long W) {
  V largest = LD(values);
  for (long k = 1; k < count; k++) largest = larger(largest, LD(values + k * W));
  V sum = every(0);
  for (long k = 0; k < count; k++) {
    V e = exponential(LD(values + k * W) - largest);
    ST(values + k * W, e);
    sum += e;
  }
  V factor = 1.0f / sum;
  for (long k = 0; k < count; k++) ST(values + k * W, LD(values + k * W) * factor);
}

/// δ_k = ∂L/∂z_k in the place of f′(z_k), over all outputs of one vector of samples. Those of idle
/// lanes are 0, so that sums over all lanes are sums over the batch.
INLINE void output_deltas(
    int loss, M busy, const float *values, const float *targets, float *deltas, long count, long W) {
#define EACH(value)                                                   \
  for (long k = 0; k < count; k++) {                                  \
    V t = LD(targets + k * W), error = LD(values + k * W) - t;        \
    V slope = LD(deltas + k * W);                                     \
    (void)slope, (void)error;                                         \
    ST(deltas + k * W, (V)((M)(value) & busy));                       \
  }                                                                   \
  break;
  const float mean = 1.0f / (float)count;
  switch (loss) {
    case KN_HALF_SQUARED_ERROR: EACH(error * slope)
    case KN_MEAN_SQUARED_ERROR: EACH(2.0f * mean * error * slope)
    case KN_MEAN_ABSOLUTE_ERROR:
      EACH((error > 0.0f ? every(mean) : (error < 0.0f ? every(-mean) : error)) * slope)
    case KN_HUBER: EACH(smaller(every(1), larger(every(-1), error)) * mean * slope)
    case KN_BINARY_CROSS_ENTROPY: EACH(mean * error)
    case KN_CROSS_ENTROPY: {
      V total = every(0);
      for (long k = 0; k < count; k++) total += LD(targets + k * W);
      EACH(LD(values + k * W) * total - t)
    }
  }
#undef EACH
}

/// Softmax, and the deltas of the outputs of a panel.
INLINE void finish_output(
    const int Q, const kn_network *network, const kn_batch *batch, long panel,
    bool forward_only) {
  const kn_layer *last = network->layers + network->layer_count - 1;
  const long W = Q * L, O = last->outputs;
  for (long q = 0; q < W; q += L) {
    float *values = last->values + panel * last->values_step + q;
    float *deltas = last->deltas + panel * last->deltas_step + q;
    if (last->activation == KN_SOFTMAX) softmax(values, O, W);
    if (forward_only) continue;
    M busy = lane_numbers() < (int)(batch->count - panel * W - q);
    output_deltas(network->loss, busy, values, batch->targets + panel * O * W + q, deltas, O, W);
  }
}
