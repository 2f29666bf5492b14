// SPDX-License-Identifier: Apache-2.0
// Only in builds with the thread sanitizer. QProcess starts its child by clone(CLONE_VM | CLONE_VFORK). libtsan of g++
// 12 wraps clone() as if parent and child had separate memory: its bookkeeping of one thread is then undone twice, the
// parent's thread counts as one whose locks are to be ignored from there on, and every mutex it takes is reported as a
// race. A child with its own memory costs a copy of page tables and no false report; Qt hears of a failed start
// through a pipe in both cases.
#include <cstdarg>
#include <sched.h>
#include <sys/types.h>

extern "C" int __clone(int (*)(void *), void *, int, void *, ...); // of glibc, which libtsan does not wrap

extern "C" int clone(int (*child)(void *), void *stack, int flags, void *argument, ...) noexcept
{
    va_list rest;
    va_start(rest, argument);
    auto *const parentId = va_arg(rest, pid_t *);
    auto *const threadStorage = va_arg(rest, void *);
    auto *const childId = va_arg(rest, pid_t *);
    va_end(rest);
    return __clone(child, stack, flags & ~(CLONE_VM | CLONE_VFORK), argument, parentId, threadStorage, childId);
}
