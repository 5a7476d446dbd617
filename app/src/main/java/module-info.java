/// The command `spoor`: picks a front end and runs it.
module dev.spoor.app {
  requires dev.spoor.machine;
  requires dev.spoor.kernel; // what the shell handed down, and what `doctor` tries
  requires dev.spoor.trace;
  requires dev.spoor.inspect;
  requires static org.jspecify;
}
