/// Tests that trace real programs; nothing here is part of the product.
module dev.spoor.live {
  requires dev.spoor.machine;
  requires dev.spoor.kernel;
  requires dev.spoor.engine;
  requires dev.spoor.syscalls;
  requires dev.spoor.objects;
  requires dev.spoor.symbolic;
  requires dev.spoor.foreign;
  requires dev.spoor.testkit;
  requires dev.spoor.trace;
  requires dev.spoor.inspect;
  requires dev.spoor.debugger;
  requires dev.spoor.repl;
  requires dev.spoor.app;
  requires org.jline.terminal; // a screen to read
  requires java.compiler;
  requires jdk.httpserver;
  requires jdk.management;
  requires static org.jspecify;
}
