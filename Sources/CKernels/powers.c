// Powers as the C library computes them, whatever the exponent.
//
// Where a compiler sees that an exponent is 2 it multiplies instead, as it may: x * x is the nearest
// number, while the library's power is off by one in the last digit once in a thousand. Then an
// optimised program would train other numbers than one that is not. Called from another language
// and file, these functions show it no exponent.
#include "include/CKernels.h"

#include <math.h>

double kn_pow(double base, double exponent) { return pow(base, exponent); }

float kn_powf(float base, float exponent) { return powf(base, exponent); }
