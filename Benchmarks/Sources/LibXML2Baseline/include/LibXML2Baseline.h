#pragma once
#include <stddef.h>

/// Parses an HTML page into a tree with libxml2, as a C program would, and frees the tree.
///
/// The same options that Ingot parses with. Gives 1 where there was a tree, 0 where there was none.
int libxml2_baseline_parse(const char *bytes, size_t count);
