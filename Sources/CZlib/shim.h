// zlib as Swift can call it. Swift does not see inflateInit2, a macro over two arguments more.
#ifndef PERCEPTOP_ZLIB_SHIM_H
#define PERCEPTOP_ZLIB_SHIM_H

#include <zlib.h>

/// Prepares a stream of zeros to unpack gzip, not zlib's own wrapping; returns Z_OK if it could.
static inline int cz_start_gzip(z_stream *stream) {
  // 16 more than the size of the window asks for gzip.
  return inflateInit2(stream, 16 + MAX_WBITS);
}

#endif
