#include "LibXML2Baseline.h"

#include <libxml/HTMLparser.h>
#include <limits.h>

int libxml2_baseline_parse(const char *bytes, size_t count) {
    // XML_PARSE_HUGE, which libxml2 heeds for HTML too, has no name among the HTML options.
    const int huge = 1 << 19;
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                        HTML_PARSE_NODEFDTD | HTML_PARSE_COMPACT | huge;
    if (count > INT_MAX) return 0;
    htmlDocPtr document = htmlReadMemory(bytes, (int)count, NULL, NULL, options);
    if (document == NULL) return 0;
    xmlFreeDoc(document);
    return 1;
}
