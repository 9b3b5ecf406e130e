// Vectors of L floats, their loads and stores, and the two shuffles that transposing and summing
// are made of.

typedef float V __attribute__((ext_vector_type(L)));
typedef int M __attribute__((ext_vector_type(L)));
typedef struct { V v; } __attribute__((packed, aligned(4))) U;

#define LD(p) (((const U *)(p))->v)
#define ST(p, x) (((U *)(p))->v = (x))

/// a0 b0 a1 b1 … of the lower, and of the upper halves of two vectors.
#if L == 16
#define LOW(a, b) __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define HIGH(a, b) __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
#elif L == 8
#define LOW(a, b) __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
#define HIGH(a, b) __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15)
#else
#define LOW(a, b) __builtin_shufflevector(a, b, 0, 4, 1, 5)
#define HIGH(a, b) __builtin_shufflevector(a, b, 2, 6, 3, 7)
#endif

/// Swaps rows and columns of a block of L × L: log2 L rounds of interleaving row i with row
/// i + L/2.
INLINE void transpose(V block[L]) {
  V other[L];
  UNROLL for (int round = 1; round < L; round *= 2) {
    UNROLL for (int i = 0; i < L / 2; i++) {
      other[2 * i] = LOW(block[i], block[i + L / 2]);
      other[2 * i + 1] = HIGH(block[i], block[i + L / 2]);
    }
    UNROLL for (int i = 0; i < L; i++) block[i] = other[i];
  }
}

/// Returns the sums of L vectors' lanes, the sum of vector i in lane i.
INLINE V sums(V vectors[L]) {
  UNROLL for (int half = L / 2; half > 0; half /= 2)
    UNROLL for (int i = 0; i < half; i++)
      vectors[i] = LOW(vectors[i], vectors[i + half]) + HIGH(vectors[i], vectors[i + half]);
  return vectors[0];
}

INLINE V smaller(V a, V b) { return b > a ? a : b; } // b where a comparison fails: NaN stays.
INLINE V larger(V a, V b) { return b < a ? a : b; }
INLINE V magnitude(V x) { return (V)((M)x & 0x7fffffff); }
INLINE V every(float x) { return (V)x; }

/// 0, 1, 2, … of the lanes.
INLINE M lane_numbers(void) {
#if L == 16
  return (M){0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
#elif L == 8
  return (M){0, 1, 2, 3, 4, 5, 6, 7};
#else
  return (M){0, 1, 2, 3};
#endif
}
