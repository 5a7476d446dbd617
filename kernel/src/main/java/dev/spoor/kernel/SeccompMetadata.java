package dev.spoor.kernel;

/// Further data on a seccomp(2) filter: `struct seccomp_metadata` of linux/ptrace.h.
///
/// @param index which filter, 0 for the one that was installed first
/// @param flags `SECCOMP_FILTER_FLAG_LOG` (2) if it was given, linux/seccomp.h
public record SeccompMetadata(long index, long flags) {}
