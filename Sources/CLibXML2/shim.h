#pragma once
#include <libxml/xmlversion.h>
// Where libxml2 is built with ICU its headers draw in the system's ICU, whose types clash with those that Swift's
// Foundation brings. Only the end of a struct that is never made here depends on it (xmlCharEncodingHandler).
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

// The version of the library that is loaded, as digits; in Swift the variable would be one that anybody may change.
static inline const char *cxml_version(void) { return xmlParserVersion; }
