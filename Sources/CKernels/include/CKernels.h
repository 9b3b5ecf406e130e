// The arithmetic of the fast path: float32 training of dense networks in vector registers.
//
// One text is compiled for each instruction set; the table of a level holds its functions. Swift
// owns all memory and hands in plain structs of pointers and sizes; nothing here allocates, locks
// or keeps state.
//
// Legend. B samples of a batch, I inputs and O units (outputs) of a layer, L lanes of a vector, W
// the width of a panel: 1, 2 or 4 vectors of L samples each. A *panel* holds W samples feature by
// feature: [feature][W], each feature's samples side by side in the lanes; lanes beyond the batch
// are idle. *Rows* hold the same numbers sample by sample: [sample][stride].
#ifndef PERCEPTOP_KERNELS_H
#define PERCEPTOP_KERNELS_H

#include <stdbool.h>

/// The elementwise activations, in the order of Swift's `Activation`, then softmax.
enum kn_activation {
  KN_IDENTITY,
  KN_SIGMOID,
  KN_TANH,
  KN_RELU,
  KN_LEAKY_RELU,
  KN_ELU,
  KN_GELU,
  KN_SILU,
  KN_SOFTPLUS,
  KN_SIN,
  KN_SOFTMAX,
};

/// The losses, in the order of Swift's `Loss`.
enum kn_loss {
  KN_HALF_SQUARED_ERROR,
  KN_MEAN_SQUARED_ERROR,
  KN_MEAN_ABSOLUTE_ERROR,
  KN_HUBER,
  KN_BINARY_CROSS_ENTROPY,
  KN_CROSS_ENTROPY,
};

/// The update rules.
enum kn_update {
  KN_SGD,
  KN_MOMENTUM,
  KN_ADAGRAD,
  KN_RMSPROP,
  KN_ADAM,
};

/// One step of an update rule, with everything worked out that no parameter decides. The buffers
/// are those of Swift's `OptimizerState`.
typedef struct {
  int update;             ///< An `enum kn_update`.
  bool nesterov;          ///< Momentum looks ahead.
  bool centered;          ///< RMSprop subtracts the squared mean gradient.
  bool amsgrad;           ///< Adam divides by the largest average so far.
  bool penalised;         ///< l1 or l2 is not 0.
  bool freezes_biases;    ///< Biases stay as they are.
  float rate;             ///< Factor of the direction.
  float epsilon;          ///< Added to the root.
  float shrink;           ///< Factor of the parameter before the update: 1 − ηλ for AdamW, else 1.
  float decay;            ///< Weight decay: its product with the parameter joins the gradient.
  float momentum;         ///< The factor μ of momentum, for Nesterov's and RMSprop's direction.
  float keep1, gain1;     ///< First buffer: x ← keep1 · x + gain1 · gradient.
  float keep2, gain2;     ///< Second and third buffer likewise.
  float l1, l2;           ///< Penalties of the weights.
} kn_rule;

/// One dense layer. All pointers to float are aligned to 64 bytes.
typedef struct {
  long inputs;            ///< I.
  long outputs;           ///< O.
  long stride;            ///< Floats from one unit's parameters to the next, at least I + 1.
  int activation;         ///< An `enum kn_activation`.
  float *parameters;      ///< [O][stride]: I weights, the bias, then zeros.
  float *buffers[3];      ///< Like the parameters, or null where the rule has no use for it.
  float *gradient;        ///< Like the parameters: the sum over a batch, where it is asked for.
  const float *is_weight; ///< [stride]: 1 for weights, 0 for the bias and what follows it.
  float *values;          ///< Panels [O + 1][W]: activations, then a row of ones.
  long values_step;       ///< Floats from one panel's values to the next panel's.
  float *deltas;          ///< Panels [O][W]: f′(z) on the way forward, δ = ∂L/∂z on the way back.
  long deltas_step;       ///< Floats from one panel's deltas to the next panel's.
  float *rows;            ///< [B][next layer's stride]: activations, 1, zeros; null in the last.
  float *logits;          ///< Panels [O][W]: z of the last layer where asked for, else null.
} kn_layer;

/// A network and the room that its steps need.
typedef struct {
  long layer_count;
  const kn_layer *layers;
  int loss;               ///< An `enum kn_loss`.
  long width;             ///< W.
  long group;             ///< How many panels go through a layer together.
  float *scratch;         ///< Room for packed blocks: `scratch_floats` of the level for each part.
  long scratch_part;      ///< Floats of one part's room.
  /// All parameters in one dense block where the network is small, else null: then each
  /// parameter's gradient is one sum over the lanes of δ · a.
  float *block;
  float *block_buffers[3];
  float *block_gradient;
  const float *block_is_weight;
  long block_count;       ///< Parameters in the block.
} kn_network;

/// The samples of one step.
typedef struct {
  long count;             ///< B.
  long panels;            ///< B / W, rounded up.
  const float *inputs;    ///< Panels [I + 1][W]: inputs, then ones.
  const float *targets;   ///< Panels [O][W].
  const float *rows;      ///< [B][stride of the first layer]: inputs, 1, zeros.
} kn_batch;

/// What becomes of a gradient.
enum kn_goal {
  KN_UPDATE,              ///< The rule is applied at once; the gradient is kept nowhere.
  KN_STORE,               ///< The sum over the batch is stored.
  KN_ADD,                 ///< The sum over the batch is added to what is stored.
};

/// The functions of one instruction set.
typedef struct kn_kernels kn_kernels;
struct kn_kernels {
  const char *name;       ///< baseline, avx2 or avx512.
  /// The same level on fewer lanes, null after the narrowest. A small batch of a small network is
  /// done sooner there: division takes fewer cycles, and sums over the lanes fewer rounds.
  const kn_kernels *narrower;
  long lanes;             ///< L.
  long tile;              ///< Rows of a tile: parts of the work begin at its multiples.

  /// Copies samples into panels and, where `rows` is not null, into rows.
  ///
  /// `table` is [samples][features]; `order` names `count` of them; `ones` adds the row and the
  /// column of ones. Panels and rows have room for whole panels.
  void (*stage)(
      const float *table, long features, const long *order, long count, bool ones, long width,
      float *panels, float *rows, long stride);

  /// Goes forward through panels `first ..< end` of a batch, and back again unless `forward_only`.
  void (*chain)(
      const kn_network *network, const kn_batch *batch, long first, long end, bool forward_only,
      float *scratch);

  /// Computes the gradient of part `part` of `parts` of all parameters and does with it what the
  /// goal says.
  ///
  /// The sum over the batch is multiplied by `scale` (1/B for the mean) before the rule takes it;
  /// the stored sum is not.
  void (*gradient)(
      const kn_network *network, const kn_batch *batch, enum kn_goal goal, const kn_rule *rule,
      float scale, long part, long parts, float *scratch);

  /// Multiplies the stored gradient by `scale` and adds the penalties.
  void (*scale_gradient)(const kn_network *network, const kn_rule *rule, float scale);

  /// Returns the sum of the squares of the stored gradient, which frozen biases don't count in.
  double (*square_norm)(const kn_network *network, bool freezes_biases);

  /// Applies the rule to `scale` times the stored gradient; the penalties are in it.
  void (*apply)(const kn_network *network, const kn_rule *rule, float scale);

  /// Makes `count` steps, one after the other: with batch `first` of the `ring` batches, the next,
  /// and after the last of them the first again. Each step has its rule, or all have the same.
  void (*train)(
      const kn_network *network, const kn_batch *batches, long ring, long first, long count,
      const kn_rule *rules, bool has_rule_each);

  /// Computes a = f(z) and f′(z) of n numbers, n a multiple of 16; `values` may be `inputs`.
  void (*activate)(
      int activation, long n, const float *inputs, float *values, float *slopes);
  /// Computes e^x of n numbers, n a multiple of 16.
  void (*exponential)(long n, const float *x, float *y);
  /// Computes log(1 + x) of n numbers from 0 on, n a multiple of 16.
  void (*log_one_plus)(long n, const float *x, float *y);
};

extern const kn_kernels kn_baseline;
#ifdef __x86_64__
extern const kn_kernels kn_avx2, kn_avx2_4, kn_avx512, kn_avx512_8, kn_avx512_4;
#endif

/// Returns the level of that name where this processor can run it, else null.
const kn_kernels *kn_kernels_named(const char *name);

/// Returns the level that the environment variable PERCEPTOP_KERNELS names, or the best one
/// where it is not set or names none that this processor can run.
const kn_kernels *kn_kernels_standard(void);

/// The name of level `index` from the slowest on, null after the last that this system knows.
const char *kn_level_name(int index);

/// Returns base to the power of exponent, as the C library computes it.
double kn_pow(double base, double exponent);
/// Returns base to the power of exponent, as the C library computes it.
float kn_powf(float base, float exponent);

/// Floats of scratch room that one part needs for layers of at most that many inputs and units, a
/// batch of that many samples, and a block of that many parameters, 0 where there is none.
long kn_scratch_floats(long largest, long samples, long block);

#endif
