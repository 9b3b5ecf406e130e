#ifndef PERCEPTOP_ALLOCATION_COUNT_H
#define PERCEPTOP_ALLOCATION_COUNT_H

/// How often the calling thread has asked for memory so far; −1 where that is not counted: outside
/// glibc, and under a sanitizer, which has an allocator of its own.
long allocation_count(void);

#endif
