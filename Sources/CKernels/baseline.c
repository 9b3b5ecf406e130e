// What every processor can do: SSE2 on x86-64, NEON on arm64.
#define L 4
#ifdef __x86_64__
#define TILE 4
#define FEATURES "sse2"
#else
#define TILE 8 // 32 registers
#endif
#define LEVEL kn_baseline
#define NAME "baseline"
#include "body.h"
