// Everything of one instruction set. A file for each defines L (lanes), TILE (rows of a tile),
// LEVEL (the table's name), NAME, and where there is one NARROWER, the table with half the lanes
// or fewer; x86-64's also FEATURES, the compiler's target. Then it includes this.

#include "include/CKernels.h"

#include <math.h>
#include <stddef.h>

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")
/// Calls `WORK(Q)` with the number of vectors in a panel's width as a constant.
#if L == 4
#define BY_WIDTH(W, WORK)            \
  if ((W) == L) { WORK(1) }          \
  else if ((W) == 2 * L) { WORK(2) } \
  else { WORK(4) }
#else
#define BY_WIDTH(W, WORK)   \
  if ((W) == L) { WORK(1) } \
  else { WORK(2) }
#endif

#ifdef __x86_64__
#pragma clang attribute push(__attribute__((target(FEATURES))), apply_to = function)
#endif
#include "vectors.h"
#include "functions.h"
#include "products.h"
#include "updates.h"
#include "losses.h"
#include "blocks.h"
#include "steps.h"
#ifdef __x86_64__
#pragma clang attribute pop
#endif

#ifndef NARROWER
#define NARROWER NULL
#endif

const kn_kernels LEVEL = {
    .name = NAME,
    .narrower = NARROWER,
    .lanes = L,
    .tile = TILE,
    .stage = stage,
    .chain = chain,
    .gradient = gradient,
    .scale_gradient = scale_gradient,
    .square_norm = square_norm,
    .apply = apply,
    .train = train,
    .activate = activate_numbers,
    .exponential = exponential_of_numbers,
    .log_one_plus = log_one_plus_of_numbers,
};
