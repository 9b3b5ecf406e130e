// AVX2's instructions on four lanes, for small batches.
#ifdef __x86_64__
#define L 4
#define TILE 6
#define FEATURES "avx2,fma"
#define LEVEL kn_avx2_4
#define NAME "avx2"
#include "body.h"
#endif
