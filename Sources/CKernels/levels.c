// Which instruction sets there are, and which one is used.
#include "include/CKernels.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

const char *kn_level_name(int index) {
#ifdef __x86_64__
  static const char *const names[] = {"baseline", "avx2", "avx512"};
#else
  static const char *const names[] = {"baseline"};
#endif
  return index < 0 || index >= (int)(sizeof names / sizeof *names) ? NULL : names[index];
}

const kn_kernels *kn_kernels_named(const char *name) {
  if (strcmp(name, "baseline") == 0) return &kn_baseline;
#ifdef __x86_64__
  __builtin_cpu_init();
  if (strcmp(name, "avx2") == 0 && __builtin_cpu_supports("x86-64-v3")) return &kn_avx2;
  if (strcmp(name, "avx512") == 0 && __builtin_cpu_supports("x86-64-v4")) return &kn_avx512;
#endif
  return NULL;
}

const kn_kernels *kn_kernels_standard(void) {
  const char *wanted = getenv("PERCEPTOP_KERNELS");
  const kn_kernels *found = wanted == NULL ? NULL : kn_kernels_named(wanted);
  for (int index = 2; found == NULL; index--)
    if (kn_level_name(index) != NULL) found = kn_kernels_named(kn_level_name(index));
  return found;
}

long kn_scratch_floats(long largest, long samples, long block) {
  // A packed tile of weights, eight rows of the largest layer; a chunk of eight vectors of sixteen
  // columns for each sample; or a vector of sixteen lanes for each parameter of a block, and
  // whole vectors of them.
  if (block > 0) return (block + 16) * 16;
  long tile = 8 * largest, chunk = 128 * samples;
  return tile > chunk ? tile : chunk;
}
