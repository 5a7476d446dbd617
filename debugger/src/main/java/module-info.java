/// The debugger without its text: sites, breakpoints, steps, sessions. Front ends are above it.
@SuppressWarnings("module") // the modules that may see it are compiled later
module dev.spoor.debugger {
  requires transitive dev.spoor.machine;
  requires transitive dev.spoor.engine;
  requires transitive dev.spoor.objects;
  requires transitive dev.spoor.symbolic;
  requires dev.spoor.kernel; // the guardian alone
  requires static org.jspecify;

  exports dev.spoor.debugger;
  exports dev.spoor.debugger.breakpoint;
  exports dev.spoor.debugger.dump;
  exports dev.spoor.debugger.location;
  exports dev.spoor.debugger.site;
  exports dev.spoor.debugger.step;
  exports dev.spoor.debugger.symbols;
}
