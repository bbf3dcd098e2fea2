// libFuzzer itself comes with the toolchain; SwiftPM asks for a source.
#include "LibFuzzer.h"
