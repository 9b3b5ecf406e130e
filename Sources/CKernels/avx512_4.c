// AVX-512's instructions on four lanes, for small batches.
#ifdef __x86_64__
#define L 4
#define TILE 8
#define FEATURES "avx512f,avx512bw,avx512dq,avx512vl,avx2,fma"
#define LEVEL kn_avx512_4
#define NAME "avx512"
#include "body.h"
#endif
