/// Small commands on a process: `regs`, `step`, `peek`, `poke`, `ps`.
module dev.spoor.inspect {
  requires dev.spoor.machine;
  requires dev.spoor.engine;
  requires dev.spoor.foreign;
  requires dev.spoor.objects;
  requires static org.jspecify;
}
