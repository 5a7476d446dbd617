/// `spoor trace`: what a program asks of the kernel, in strace's text or as JSON.
module dev.spoor.trace {
  requires transitive dev.spoor.machine;
  requires transitive dev.spoor.engine;
  requires dev.spoor.syscalls;
  requires dev.spoor.foreign;
  requires dev.spoor.symbolic;
  requires static org.jspecify;

  exports dev.spoor.trace;
}
