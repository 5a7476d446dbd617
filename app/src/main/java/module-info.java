/// The command `spoor`: picks a front end and runs it.
module dev.spoor.app {
  requires dev.spoor.machine;
  requires dev.spoor.engine;
  requires dev.spoor.kernel; // what `doctor` tries
  requires dev.spoor.foreign; // whether there is a disassembler
  requires dev.spoor.trace;
  requires dev.spoor.inspect;
  requires dev.spoor.repl;
  requires static org.jspecify;
}
