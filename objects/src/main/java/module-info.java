/// File formats as lazy immutable models: ELF and DWARF.
module dev.spoor.objects {
  requires transitive dev.spoor.machine;
  requires static org.jspecify;

  exports dev.spoor.objects.bytes;
  exports dev.spoor.objects.dwarf;
  exports dev.spoor.objects.dwarf.line;
  exports dev.spoor.objects.dwarf.source;
  exports dev.spoor.objects.elf;
}
