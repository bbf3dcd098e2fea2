#pragma once

/// Gives memory that was freed back to the system, where the C library can, so that the next work has to ask for its own.
void return_freed_memory(void);
