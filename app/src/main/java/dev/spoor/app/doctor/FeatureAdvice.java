package dev.spoor.app.doctor;

import dev.spoor.kernel.Feature;
import dev.spoor.kernel.Trial;
import dev.spoor.kernel.Trial.Outcome;

/// What a tried feature means to a user.
///
/// @param subject its name in words
/// @param isNeeded whether nothing can be traced without it
/// @param advice what to do where it fails
record FeatureAdvice(String subject, boolean isNeeded, String advice) {
  static FeatureAdvice of(Feature feature) {
    return switch (feature) {
      case PROGRAM_IN_MEMORY ->
          optional(
              "starting programs from memory (memfd)",
              "nothing to do while a file without a name works; else see vm.memfd_noexec");
      case PROGRAM_WITHOUT_NAME ->
          optional(
              "starting programs from a file without a name (O_TMPFILE)",
              "nothing to do while memory works; else make one of /tmp, /dev/shm, /run, /var/tmp and"
                  + " the working directory writable and mounted without noexec");
      case SEIZE ->
          needed(
              "tracing a child (PTRACE_SEIZE)",
              "in a container allow it: docker run --cap-add=SYS_PTRACE --security-opt"
                  + " seccomp=unconfined; under Yama set kernel.yama.ptrace_scope below 3 (it takes a"
                  + " reboot)");
      case REGISTERS -> needed("general registers", "this kernel is older than Linux 2.6.34");
      case VECTOR_REGISTERS ->
          optional("vector registers (xstate)", "nothing to do: this CPU or kernel has none");
      case PROCESS_VM_READV ->
          optional(
              "reading memory in batches (process_vm_readv)",
              "a slower way is used; a container's seccomp profile may forbid it");
      case PROC_MEM ->
          optional(
              "reading and writing /proc/PID/mem",
              "mount /proc; breakpoints in read-only memory then use PTRACE_POKEDATA");
      case HARDWARE_BREAKPOINTS ->
          optional(
              "hardware breakpoints and watchpoints", "this (virtual) CPU does not offer them");
      case GET_SYSCALL_INFO ->
          optional(
              "telling entry from exit of a call (PTRACE_GET_SYSCALL_INFO)",
              "registers are read instead, which cannot tell int 0x80 in a 64-bit program; Linux 5.3"
                  + " has it");
      case SET_SYSCALL_INFO ->
          optional(
              "changing calls in one request (PTRACE_SET_SYSCALL_INFO)",
              "registers are written instead; Linux 6.16 has it");
      case PROGRAMS_OF_32_BITS ->
          optional(
              "32-bit programs",
              "the kernel was built or started without them (CONFIG_IA32_EMULATION, ia32_emulation=)");
      case USER_NAMESPACES ->
          optional(
              "user namespaces",
              "set user.max_user_namespaces and kernel.unprivileged_userns_clone");
    };
  }

  private static FeatureAdvice needed(String subject, String advice) {
    return new FeatureAdvice(subject, true, advice);
  }

  private static FeatureAdvice optional(String subject, String advice) {
    return new FeatureAdvice(subject, false, advice);
  }

  static Finding finding(Trial trial) {
    var about = of(trial.feature());
    return switch (trial.outcome()) {
      case Outcome.Works(var detail) -> Finding.works(about.subject, detail);
      case Outcome.Fails(var reason) -> about.failed(reason);
      case Outcome.Untried() ->
          Finding.limits(about.subject, "not tried, because tracing a child failed", "");
    };
  }

  private Finding failed(String reason) {
    return isNeeded
        ? Finding.prevents(subject, reason, advice)
        : Finding.limits(subject, reason, advice);
  }
}
