// Vectors of sixteen floats.
#ifdef __x86_64__
#define L 16
#define TILE 8
#define FEATURES "avx512f,avx512bw,avx512dq,avx512vl,avx2,fma"
#define LEVEL kn_avx512
#define NARROWER &kn_avx512_8
#define NAME "avx512"
#include "body.h"
#endif
