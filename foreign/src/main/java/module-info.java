/// Optional system libraries: Capstone for disassembly.
module dev.spoor.foreign {
  requires static org.jspecify;
}
