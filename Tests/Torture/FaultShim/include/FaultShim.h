// Makes calls of a program to the operating system fail, or the program end, at a place that can be counted and so
// happens again. Loaded before the program (LD_PRELOAD); Linux only.
//
// Told by the environment:
//
//     INGOT_FAULT          an errno number; or short, kill, kill-after, kill-torn, stop; nothing for counting only
//     INGOT_FAULT_AT       which call, from 1
//     INGOT_FAULT_SPAN     once, onward (that call and all after it), every (each multiple of it)
//     INGOT_FAULT_UNDER    a path: only calls on it and on what lies below it count
//     INGOT_FAULT_CALLS    the calls that count: of open, write, sync, truncate, rename, lock, mkdir, unlink, with a
//                          comma behind each; without it all
//     INGOT_FAULT_ACCOUNT  a file into which `fault_account` is mapped, so that it outlives the program
//
// short and kill-torn write half of what they are given; kill-after ends the program when the call has done its work;
// stop halts the program before the call until somebody sends it SIGCONT.

#ifndef FAULT_SHIM_H
#define FAULT_SHIM_H

#include <stdint.h>

struct fault_account {
    /// Calls that counted.
    uint64_t calls;
    /// Calls that were made to fail, or that ended the program.
    uint64_t faults;
    /// The length of the journal when it was last put on disk: what is promised to be there ever after.
    uint64_t acknowledged;
    /// The first call that was made to fail, and its file.
    char place[488];
};

#endif
