// The elementwise functions: a = f(z) and f′(z) side by side, as in Swift's `Activation`. Largest
// errors, in units of the last place unless said otherwise, are held by the tests.

/// e^x = power + power · rest, power = 2^n, of −87.3 ≤ x ≤ 88.8.
///
/// x = n log 2 + r with |r| ≤ ½ log 2; e^r = 1 + r + r² P(r), P of degree 4 as in S. L. Moshier's
/// Cephes library, expf. n is rounded by adding 1.5 · 2²³, whose last place is 1.
typedef struct { V power, rest; } Parts;
INLINE Parts exponential_parts(V x) {
  V shifted = x * 1.44269504f + 12582912.0f;
  V n = shifted - 12582912.0f;
  V r = x - n * 0.693359375f;
  r = r - n * -2.12194440e-4f;
  // In pairs of terms: half as many of them wait for each other.
  V square = r * r;
  V high = r * 1.9875691500e-4f + 1.3981999507e-3f;
  V middle = r * 8.3334519073e-3f + 4.1665795894e-2f;
  V low = r * 1.6666665459e-1f + 5.0000001201e-1f;
  V p = (high * square + middle) * square + low;
  // 2^n through the exponent's bits: n from −126 to 128, where 128 is infinity.
  V power = (V)(((M)shifted << 23) + 0x3f800000);
  return (Parts){power, r + square * p};
}
/// e^x, to 2 units; 0 below −86.9, infinite above 88.72. 2^n is taken by halves, since 2^128 is
/// no number.
INLINE V exponential(V x) {
  Parts e = exponential_parts(smaller(every(88.8f), larger(every(-87.3f), x)));
  V half = (V)((M)e.power - 0x00800000);
  V y = (half + half * e.rest) * 2.0f;
  y = x > 88.722835f ? every(__builtin_inff()) : y;
  return x < -86.9f ? every(0) : y;
}

/// log x of normal x > 0, to 1 unit; Cephes, logf.
INLINE V logarithm(V x) {
  M bits = (M)x;
  M n = (bits - 0x3f3504f3) >> 23; // mantissa in √½ … √2
  V m = (V)(bits - (n << 23)) - 1.0f;
  V e = __builtin_convertvector(n, V);
  V p = m * 7.0376836292e-2f - 1.1514610310e-1f;
  p = p * m + 1.1676998740e-1f;
  p = p * m - 1.2420140846e-1f;
  p = p * m + 1.4249322787e-1f;
  p = p * m - 1.6668057665e-1f;
  p = p * m + 2.0000714765e-1f;
  p = p * m - 2.4999993993e-1f;
  p = p * m + 3.3333331174e-1f;
  V square = m * m;
  V y = m * square * p + e * -2.12194440e-4f - square * 0.5f;
  return m + y + e * 0.693359375f;
}

/// log(1 + x) of x ≥ 0, to 2 units: what rounding 1 + x lost is put back to first order.
INLINE V log_one_plus(V x) {
  V u = 1.0f + x;
  V y = logarithm(u) + (x - (u - 1.0f)) / u;
  return x < every(__builtin_inff()) ? y : x;
}

/// tanh x, to 8 units: x P(x²) / Q(x²), exact to a third of a unit before rounding. Beyond ±9.02, P
/// and Q stay what they are there, and the quotient goes on through ±1, where it is held: without
/// that |tanh| could reach 1.0000002 and 1 − a² fall below 0.
INLINE V hyperbolic_tangent(V x) {
  V s = smaller(every(81.3604f), x * x), square = s * s;
  V p = s * 2.05839024282244e-5f + 0.003494062994678971f;
  V q = s * 0.0003283137331970802f + 0.025871184324935088f;
  p = square * 1.3319567351043385e-8f + p;
  q = square * 7.762240835439588e-7f + q;
  p = p * square + (s * 0.13379742823902419f + 0.9999999790295355f);
  q = q * square + (s * 0.46713058090052706f + 1.0f);
  return smaller(every(1), larger(every(-1), x * p / q));
}

/// 1 / (1 + e^−z), to 4 units; 0 below −87, where e^−z is not taken any further.
INLINE V logistic(V z) {
  Parts e = exponential_parts(smaller(every(87), larger(every(-87), -z)));
  V a = 1.0f / ((1.0f + e.power) + e.power * e.rest);
  return z < -87.0f ? every(0) : a;
}

/// erf x, to 8 units: x P(x²) / Q(x²), fitted on |x| ≤ 3.92 by least squares with weights on
/// Chebyshev nodes, exact to a third of half a unit before rounding; ±1 beyond ±4.1, where the
/// quotient is above 1 for sure: what was left of 1 + erf x would be multiplied by any x in GELU.
INLINE V error_function(V z) {
  V x = smaller(every(4.1f), larger(every(-4.1f), z));
  V s = x * x;
  V p = s * 2.049980366791715e-06f + 0.00028485190705396235f;
  V q = s * 3.8088986912043765e-05f + 0.0011623459868133068f;
  p = p * s + 0.0037649611476808786f;
  q = q * s + 0.014967924915254116f;
  p = p * s + 0.052746668457984924f;
  q = q * s + 0.11410340666770935f;
  p = p * s + 0.1903933882713318f;
  q = q * s + 0.5020644664764404f;
  p = p * s + 1.1283791065216064f;
  q = q * s + 1.0f;
  return smaller(every(1), larger(every(-1), x * p / q));
}

/// sin z and cos z of |z| ≤ 10⁴, to 1e-7 absolutely: z = n π/2 + r, |r| ≤ π/4, with π/2 in three
/// parts, the first two of which have exact products with n, then polynomials in r²; Cephes, sinf.
typedef struct { V sine, cosine; } Circle;
INLINE Circle circle(V z) {
  V shifted = z * 0.636619772f + 12582912.0f;
  M n = (M)shifted;
  V k = shifted - 12582912.0f;
  V r = z - k * 1.5703125f;
  r = r - k * 4.837512969970703125e-4f;
  r = r - k * 7.54978995489188216e-8f;
  V s = r * r;
  V sine = ((s * -1.9515295891e-4f + 8.3321608736e-3f) * s - 1.6666654611e-1f) * s * r + r;
  V cosine = ((s * 2.443315711809948e-5f - 1.388731625493765e-3f) * s + 4.166664568298827e-2f)
             * s * s - 0.5f * s + 1.0f;
  M odd = (n & 1) != 0;
  V a = odd ? cosine : sine;
  V b = odd ? sine : cosine;
  a = (V)((M)a ^ ((n & 2) << 30));
  b = (V)((M)b ^ (((n + 1) & 2) << 30));
  return (Circle){a, b};
}

/// sin z and cos z of any z: the C library's for lanes beyond 10⁴.
INLINE Circle sine_and_cosine(V z) {
  Circle y = circle(z);
  M far = ~(magnitude(z) <= 1e4f);
  if (!__builtin_reduce_or(far)) return y;
  for (int i = 0; i < L; i++) {
    if (!far[i]) continue;
    y.sine[i] = sinf(z[i]);
    y.cosine[i] = cosf(z[i]);
  }
  return y;
}

/// a = f(z) over `n` vectors, and f′(z); `z` may be `values`.
///
/// Values: sigmoid and SiLU to 4 units down to −87 and 0 below, softplus to 2 units down to −86.9
/// and next to 0 below; tanh to 8 units, ELU to 1, GELU to 6 units from −1 on and below to 1.4e-6
/// absolutely, sin to 1e-7 absolutely. Slopes: ELU's to 2 units; the others absolutely, since they
/// end in a difference: sigmoid's and sin's to 1e-7, tanh's to 9e-7, GELU's to 3e-7, SiLU's to
/// 2e-6. No number depends on its neighbours, so that panels of any width agree to the bit.
#define EACH(value, slope)                       \
  for (long i = 0; i < n; i++) {                 \
    V x = LD(z + i * L);                         \
    value;                                       \
    ST(values + i * L, a);                       \
    ST(slopes + i * L, slope);                   \
  }                                              \
  break;

INLINE void activate(int activation, long n, const float *z, float *values, float *slopes) {
  switch (activation) {
    case KN_IDENTITY: EACH(V a = x, every(1))
    case KN_SIGMOID: EACH(V a = logistic(x), a * (1.0f - a))
    case KN_TANH: EACH(V a = hyperbolic_tangent(x), 1.0f - a * a)
    case KN_RELU: EACH(V a = x <= 0.0f ? every(0) : x, x <= 0.0f ? every(0) : every(1))
    case KN_LEAKY_RELU:
      EACH(V a = x <= 0.0f ? 0.01f * x : x, x <= 0.0f ? every(0.01f) : every(1))
    case KN_ELU:
      EACH(
          Parts e = exponential_parts(smaller(every(0), larger(every(-87.3f), x)));
          V a = x > 0.0f ? x : (e.power - 1.0f) + e.power * e.rest,
          x > 0.0f ? every(1) : (x < -87.3f ? every(0) : e.power + e.power * e.rest))
    case KN_GELU:
      EACH(
          V cumulative = 0.5f + 0.5f * error_function(x * 0.70710678f);
          V a = x * cumulative,
          cumulative + x * (0.39894228f * exponential(-0.5f * x * x)))
    case KN_SILU: EACH(V g = logistic(x); V a = x * g, g + a * (1.0f - g))
    case KN_SOFTPLUS:
      EACH(
          V a = x > 20.0f ? x : log_one_plus(exponential(smaller(every(20), x))),
          x > 20.0f ? every(1) : logistic(x))
    case KN_SIN: EACH(Circle c = sine_and_cosine(x); V a = c.sine, c.cosine)
    // Softmax works on whole columns; until then its values are z, and its slope is no number.
    case KN_SOFTMAX: EACH(V a = x, every(1))
  }
}
#undef EACH
