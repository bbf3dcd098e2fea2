#ifndef LIBFUZZER_H
#define LIBFUZZER_H

#include <stddef.h>
#include <stdint.h>

/// libFuzzer as a library (https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library): runs `test` on one input
/// after another, as the arguments say, and gives the exit code.
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*test)(const uint8_t *data, size_t size));

/// Mutates an input in place, to at most `capacity` bytes, and gives its new size: libFuzzer's own way, for a mutator that
/// would not do it all by itself.
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t capacity);

#endif
