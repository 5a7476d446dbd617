/// The system calls that a tracer makes, typed: ptrace(2), wait4(2), process_vm_readv(2), signals,
/// and launching a program so that it waits to be traced. The only module with native access to the
/// kernel.
module dev.spoor.kernel {
  requires transitive dev.spoor.machine;
  requires static org.jspecify;

  exports dev.spoor.kernel;
}
