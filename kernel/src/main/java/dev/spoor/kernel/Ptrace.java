package dev.spoor.kernel;

/// ptrace(2), one method per request, grouped by what a tracer wants. Unless a method says
/// otherwise the task must be in a ptrace-stop and traced by the calling thread; if it is not, or
/// died meanwhile, ESRCH is thrown.
///
/// PTRACE_TRACEME alone has no method: it makes the calling thread the tracee of its parent, which
/// for a thread of a JVM is the shell. A program that is to be traced from its first instruction on
/// is started by [Launching].
public interface Ptrace
    extends PtraceAttaching,
        PtraceResuming,
        PtraceStops,
        PtraceSignals,
        PtraceSyscalls,
        PtraceRegisters,
        PtraceWords,
        PtraceSeccomp {}
