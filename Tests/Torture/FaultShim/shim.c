#define _GNU_SOURCE
#include "FaultShim.h"

#ifdef __linux__

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum fault { none, number, short_write, kill_before, kill_after, kill_torn, stop };
enum span { once, onward, every };

static enum fault fault = none;
static enum span span = once;
static int fault_number = 0;
static uint64_t fault_at = 0;
static const char *under = NULL;
static const char *counted_calls = NULL;
static struct fault_account *account = NULL;

// Calls go to the kernel directly: what this file replaces is never called from here.
static int open_directly(int folder, const char *path, int flags, mode_t mode) {
    return (int)syscall(SYS_openat, folder, path, flags, mode);
}

__attribute__((constructor)) static void read_environment(void) {
    const char *value = getenv("INGOT_FAULT");
    if (value != NULL) {
        fault_number = atoi(value);
        if (fault_number > 0) fault = number;
        if (strcmp(value, "short") == 0) fault = short_write;
        if (strcmp(value, "kill") == 0) fault = kill_before;
        if (strcmp(value, "kill-after") == 0) fault = kill_after;
        if (strcmp(value, "kill-torn") == 0) fault = kill_torn;
        if (strcmp(value, "stop") == 0) fault = stop;
    }
    value = getenv("INGOT_FAULT_AT");
    if (value != NULL) fault_at = strtoull(value, NULL, 10);
    value = getenv("INGOT_FAULT_SPAN");
    if (value != NULL && strcmp(value, "onward") == 0) span = onward;
    if (value != NULL && strcmp(value, "every") == 0) span = every;
    counted_calls = getenv("INGOT_FAULT_CALLS");
    value = getenv("INGOT_FAULT_ACCOUNT");
    if (value != NULL) {
        int file = open_directly(AT_FDCWD, value, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (file >= 0 && syscall(SYS_ftruncate, file, sizeof(struct fault_account)) == 0) {
            void *mapped = mmap(NULL, sizeof(struct fault_account), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
            if (mapped != MAP_FAILED) account = mapped;
        }
        if (file >= 0) close(file);
    }
    // Last: until now nothing counts.
    under = getenv("INGOT_FAULT_UNDER");
}

static void path_of(int file, char *path, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, size - 1);
    path[length > 0 ? length : 0] = 0;
}

static void whole_path(int folder, const char *name, char *path, size_t size) {
    char above[PATH_MAX] = "";
    if (name[0] != '/') {
        if (folder == AT_FDCWD) {
            if (syscall(SYS_getcwd, above, sizeof above) < 0) above[0] = 0;
        } else {
            path_of(folder, above, sizeof above);
        }
    }
    snprintf(path, size, "%s%s%s", above, name[0] == '/' ? "" : "/", name);
}

static int is_counted(const char *call, const char *path) {
    if (under == NULL || account == NULL) return 0;
    size_t length = strlen(under);
    if (strncmp(path, under, length) != 0 || (path[length] != 0 && path[length] != '/')) return 0;
    if (counted_calls == NULL) return 1;
    const char *found = strstr(counted_calls, call);
    return found != NULL && found[strlen(call)] == ',';
}

/// Counts a call and says what is to become of it.
static enum fault decide(const char *call, const char *path) {
    if (!is_counted(call, path)) return none;
    uint64_t count = atomic_fetch_add((_Atomic uint64_t *)&account->calls, 1) + 1;
    if (fault == none || fault_at == 0) return none;
    int is_hit = span == once ? count == fault_at : span == onward ? count >= fault_at : count % fault_at == 0;
    if (!is_hit) return none;
    if (fault == short_write && strcmp(call, "write") != 0) return none;
    if (atomic_fetch_add((_Atomic uint64_t *)&account->faults, 1) == 0) {
        snprintf(account->place, sizeof account->place, "%s %.470s", call, path);
    }
    if (fault == stop) {
        // To this thread: another one might take it, and this one go on for a while.
        syscall(SYS_tgkill, (int)syscall(SYS_getpid), (int)syscall(SYS_gettid), SIGSTOP);
        return none;
    }
    return fault;
}

static void end(void) {
    syscall(SYS_kill, (int)syscall(SYS_getpid), SIGKILL);
    for (;;) syscall(SYS_sched_yield);
}

/// Runs `call` unless it is to fail, and ends the program before or after it if it is to.
#define FAULTED(verdict, call)                          \
    do {                                                \
        enum fault _verdict = (verdict);                \
        if (_verdict == number) {                       \
            errno = fault_number;                       \
            return -1;                                  \
        }                                               \
        if (_verdict == kill_before) end();             \
        if (_verdict == kill_torn) end();               \
        long _result = (call);                          \
        if (_verdict == kill_after) end();              \
        return _result;                                 \
    } while (0)

static int opened(int folder, const char *name, int flags, mode_t mode) {
    char path[PATH_MAX + NAME_MAX];
    whole_path(folder, name, path, sizeof path);
    FAULTED(decide("open", path), open_directly(folder, name, flags, mode));
}

#define MODE(flags)                                         \
    mode_t mode = 0;                                        \
    if ((flags) & (O_CREAT | __O_TMPFILE)) {                \
        va_list rest;                                       \
        va_start(rest, flags);                              \
        mode = va_arg(rest, mode_t);                        \
        va_end(rest);                                       \
    }

int open(const char *name, int flags, ...) {
    MODE(flags)
    return opened(AT_FDCWD, name, flags, mode);
}
int open64(const char *name, int flags, ...) {
    MODE(flags)
    return opened(AT_FDCWD, name, flags | O_LARGEFILE, mode);
}
int openat(int folder, const char *name, int flags, ...) {
    MODE(flags)
    return opened(folder, name, flags, mode);
}
int openat64(int folder, const char *name, int flags, ...) {
    MODE(flags)
    return opened(folder, name, flags | O_LARGEFILE, mode);
}

static ssize_t written(int file, const void *bytes, size_t count, off_t offset, int has_offset) {
    char path[PATH_MAX];
    path_of(file, path, sizeof path);
    enum fault verdict = decide("write", path);
    size_t part = count;
    if ((verdict == short_write || verdict == kill_torn) && count > 1) part = count / 2;
    if (verdict == number) {
        errno = fault_number;
        return -1;
    }
    if (verdict == kill_before) end();
    long result = has_offset ? syscall(SYS_pwrite64, file, bytes, part, offset) : syscall(SYS_write, file, bytes, part);
    if (verdict == kill_after || verdict == kill_torn) end();
    return result;
}

ssize_t write(int file, const void *bytes, size_t count) { return written(file, bytes, count, 0, 0); }
ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
    return written(file, bytes, count, offset, 1);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
    return written(file, bytes, count, offset, 1);
}

/// What the program now may promise: all of the journal that is on disk.
static long acknowledged(const char *path, int file, long result) {
    static const char journal[] = "/journal.jsonl";
    size_t length = strlen(path);
    if (result != 0 || account == NULL || length < strlen(journal)) return result;
    if (strcmp(path + length - strlen(journal), journal) != 0) return result;
    struct stat status;
    if (fstat(file, &status) == 0) account->acknowledged = (uint64_t)status.st_size;
    return result;
}

int fsync(int file) {
    char path[PATH_MAX];
    path_of(file, path, sizeof path);
    FAULTED(decide("sync", path), acknowledged(path, file, syscall(SYS_fsync, file)));
}
int fdatasync(int file) {
    char path[PATH_MAX];
    path_of(file, path, sizeof path);
    FAULTED(decide("sync", path), acknowledged(path, file, syscall(SYS_fdatasync, file)));
}

int ftruncate(int file, off_t length) {
    char path[PATH_MAX];
    path_of(file, path, sizeof path);
    FAULTED(decide("truncate", path), syscall(SYS_ftruncate, file, length));
}
int ftruncate64(int file, off64_t length) {
    char path[PATH_MAX];
    path_of(file, path, sizeof path);
    FAULTED(decide("truncate", path), syscall(SYS_ftruncate, file, length));
}

int rename(const char *from, const char *to) {
    char path[PATH_MAX + NAME_MAX];
    whole_path(AT_FDCWD, to, path, sizeof path);
    FAULTED(decide("rename", path), syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int flock(int file, int operation) {
    char path[PATH_MAX];
    path_of(file, path, sizeof path);
    FAULTED(decide("lock", path), syscall(SYS_flock, file, operation));
}

int mkdir(const char *name, mode_t mode) {
    char path[PATH_MAX + NAME_MAX];
    whole_path(AT_FDCWD, name, path, sizeof path);
    FAULTED(decide("mkdir", path), syscall(SYS_mkdirat, AT_FDCWD, name, mode));
}

int unlink(const char *name) {
    char path[PATH_MAX + NAME_MAX];
    whole_path(AT_FDCWD, name, path, sizeof path);
    FAULTED(decide("unlink", path), syscall(SYS_unlinkat, AT_FDCWD, name, 0));
}

#endif
