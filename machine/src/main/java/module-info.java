/// The vocabulary everything else speaks: addresses, memory, registers, CPU tables, Linux
/// constants. Values and tables only; no I/O and no threads.
module dev.spoor.machine {
  requires static org.jspecify;

  exports dev.spoor.machine;
  exports dev.spoor.machine.aarch64;
  exports dev.spoor.machine.catalog;
  exports dev.spoor.machine.linux;
  exports dev.spoor.machine.x86_64;
  exports dev.spoor.machine.x86_64.instruction;
}
