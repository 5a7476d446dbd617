/// `spoor debug`: the debugger in a terminal.
@SuppressWarnings("module") // the modules that may see the command are compiled later
module dev.spoor.repl {
  requires dev.spoor.machine;
  requires dev.spoor.engine;
  requires dev.spoor.foreign;
  requires dev.spoor.objects;
  requires dev.spoor.symbolic;
  requires dev.spoor.debugger;
  requires org.jline.reader;
  requires jdk.unsupported; // by which the line editor learns of signals
  requires static org.jspecify;

  exports dev.spoor.repl to
      dev.spoor.app,
      dev.spoor.live;
}
