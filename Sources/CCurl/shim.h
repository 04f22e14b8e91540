#pragma once
#include <curl/curl.h>

// Swift cannot call C variadic functions, and libcurl's setters and getters are variadic. Each wrapper below
// fixes one argument type of them; there is no logic here.

typedef size_t (*pipereport_curl_data_callback)(char *data, size_t size, size_t count, void *context);
typedef int (*pipereport_curl_progress_callback)(
    void *context, curl_off_t download_total, curl_off_t downloaded, curl_off_t upload_total, curl_off_t uploaded);

static inline CURLcode pipereport_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode pipereport_curl_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode pipereport_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode pipereport_curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode pipereport_curl_set_headers(CURL *handle, struct curl_slist *value) {
    return curl_easy_setopt(handle, CURLOPT_HTTPHEADER, value);
}

static inline CURLcode pipereport_curl_set_callback(
    CURL *handle, CURLoption option, pipereport_curl_data_callback value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode pipereport_curl_set_progress(CURL *handle, pipereport_curl_progress_callback value) {
    return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, value);
}

static inline CURLcode pipereport_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLMcode pipereport_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

// The result lies in a union, which Swift sees as an opaque tuple of names.
static inline CURLcode pipereport_curl_message_result(const CURLMsg *message) {
    return message->data.result;
}
