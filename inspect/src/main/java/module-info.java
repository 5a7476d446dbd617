/// Small commands on a process: `regs`, `step`, `peek`, `poke`, `ps`, `stack`.
@SuppressWarnings("module") // the modules that may see the commands are compiled later
module dev.spoor.inspect {
  requires dev.spoor.machine;
  requires dev.spoor.engine;
  requires dev.spoor.foreign;
  requires dev.spoor.objects;
  requires dev.spoor.symbolic;
  requires static org.jspecify;

  exports dev.spoor.inspect to
      dev.spoor.app,
      dev.spoor.live;
}
