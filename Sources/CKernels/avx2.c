// Vectors of eight floats and fused multiplication and addition.
#ifdef __x86_64__
#define L 8
#define TILE 6
#define FEATURES "avx2,fma"
#define LEVEL kn_avx2
#define NARROWER &kn_avx2_4
#define NAME "avx2"
#include "body.h"
#endif
