#pragma once

// libcurl for Swift. Swift imports neither variadic C functions nor macros with arguments, so the calls that set and
// read options stand here once for each type of argument. A handle is passed as `void *`: some releases of libcurl
// declare `CURL` as `void`, some as an opaque struct, and both convert to and from `void *`.

// The type checks of curl's headers only work where an option is written as a constant at the call itself.
#ifndef CURL_DISABLE_TYPECHECK
#define CURL_DISABLE_TYPECHECK
#endif
#include <curl/curl.h>

// Values of options, whose kind (enumeration, macro, macro with a cast) differs between releases.
static const long ccurl_global_default = (long)CURL_GLOBAL_DEFAULT;
static const long ccurl_netrc_ignored = (long)CURL_NETRC_IGNORED;
static const long ccurl_tls_1_2 = (long)CURL_SSLVERSION_TLSv1_2;
static const long ccurl_http_1_1 = (long)CURL_HTTP_VERSION_1_1;
static const unsigned int ccurl_url_lenient = (unsigned int)(CURLU_URLENCODE | CURLU_ALLOW_SPACE);
static const unsigned int ccurl_url_default_port = (unsigned int)CURLU_DEFAULT_PORT;
static const unsigned int ccurl_url_no_default_port = (unsigned int)CURLU_NO_DEFAULT_PORT;
#ifdef CURLU_PUNYCODE
static const unsigned int ccurl_url_punycode = (unsigned int)CURLU_PUNYCODE;
#else
static const unsigned int ccurl_url_punycode = 0;
#endif

// `CURLVERSION_NOW` is a macro, and a release of libcurl that is older than these headers knows less than it says.
static inline const curl_version_info_data *ccurl_version(void) { return curl_version_info(CURLVERSION_NOW); }

static inline void *ccurl_easy_init(void) { return curl_easy_init(); }

static inline void ccurl_easy_cleanup(void *easy) { curl_easy_cleanup((CURL *)easy); }

static inline void ccurl_easy_reset(void *easy) { curl_easy_reset((CURL *)easy); }

static inline CURLcode ccurl_set_long(void *easy, CURLoption option, long value) {
    return curl_easy_setopt((CURL *)easy, option, value);
}

static inline CURLcode ccurl_set_string(void *easy, CURLoption option, const char *value) {
    return curl_easy_setopt((CURL *)easy, option, value);
}

static inline CURLcode ccurl_set_pointer(void *easy, CURLoption option, void *value) {
    return curl_easy_setopt((CURL *)easy, option, value);
}

static inline CURLcode ccurl_set_list(void *easy, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt((CURL *)easy, option, value);
}

static inline CURLcode ccurl_set_write_function(void *easy, CURLoption option, curl_write_callback function) {
    return curl_easy_setopt((CURL *)easy, option, function);
}

static inline CURLcode ccurl_set_opensocket_function(void *easy, curl_opensocket_callback function) {
    return curl_easy_setopt((CURL *)easy, CURLOPT_OPENSOCKETFUNCTION, function);
}

static inline CURLcode ccurl_set_progress_function(void *easy, curl_xferinfo_callback function) {
    return curl_easy_setopt((CURL *)easy, CURLOPT_XFERINFOFUNCTION, function);
}

static inline CURLcode ccurl_set_debug_function(void *easy, curl_debug_callback function) {
    return curl_easy_setopt((CURL *)easy, CURLOPT_DEBUGFUNCTION, function);
}

// Lets the handle speak HTTP and HTTPS, and nothing else.
static inline CURLcode ccurl_set_web_only(void *easy) {
#if LIBCURL_VERSION_NUM >= 0x075500
    return curl_easy_setopt((CURL *)easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    return curl_easy_setopt((CURL *)easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

static inline CURLcode ccurl_get_long(void *easy, CURLINFO info, long *value) {
    return curl_easy_getinfo((CURL *)easy, info, value);
}

static inline CURLcode ccurl_get_offset(void *easy, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo((CURL *)easy, info, value);
}

// Lets go of a name that is still being looked up instead of waiting for it, where libcurl can (7.87).
static inline void ccurl_set_quick_exit(void *easy) {
#if LIBCURL_VERSION_NUM >= 0x075700
    curl_easy_setopt((CURL *)easy, CURLOPT_QUICK_EXIT, 1L);
#else
    (void)easy;
#endif
}

static inline void *ccurl_multi_init(void) { return curl_multi_init(); }

static inline void ccurl_multi_cleanup(void *multi) { curl_multi_cleanup((CURLM *)multi); }

static inline CURLMcode ccurl_multi_set_long(void *multi, CURLMoption option, long value) {
    return curl_multi_setopt((CURLM *)multi, option, value);
}

static inline CURLMcode ccurl_multi_add_handle(void *multi, void *easy) {
    return curl_multi_add_handle((CURLM *)multi, (CURL *)easy);
}

static inline CURLMcode ccurl_multi_remove_handle(void *multi, void *easy) {
    return curl_multi_remove_handle((CURLM *)multi, (CURL *)easy);
}

static inline CURLMcode ccurl_multi_perform(void *multi, int *running) {
    return curl_multi_perform((CURLM *)multi, running);
}

static inline CURLMcode ccurl_multi_poll(void *multi, int milliseconds, int *count) {
    return curl_multi_poll((CURLM *)multi, NULL, 0, milliseconds, count);
}

// Gives the next transfer that ended and its code; 0 where there is none. The message holds a union, which Swift
// does not read.
static inline int ccurl_multi_next_ended(void *multi, void **easy, CURLcode *code) {
    int left = 0;
    CURLMsg *message;
    while ((message = curl_multi_info_read((CURLM *)multi, &left)) != NULL) {
        if (message->msg != CURLMSG_DONE) continue;
        *easy = message->easy_handle;
        *code = message->data.result;
        return 1;
    }
    return 0;
}

// The time that an HTTP date means, in seconds since 1970; -1 where it is none.
static inline long long ccurl_date(const char *text) { return (long long)curl_getdate(text, NULL); }
