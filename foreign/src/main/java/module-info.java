/// Optional system libraries: Capstone for disassembly.
module dev.spoor.foreign {
  requires transitive dev.spoor.machine;
  requires static org.jspecify;

  exports dev.spoor.foreign;
}
