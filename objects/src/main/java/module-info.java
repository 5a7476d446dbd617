/// File formats as lazy immutable models: ELF and DWARF.
module dev.spoor.objects {
  requires transitive dev.spoor.machine;
  requires static org.jspecify;

  exports dev.spoor.objects.bytes;
  exports dev.spoor.objects.dwarf.expression;
  exports dev.spoor.objects.dwarf.frame;
  exports dev.spoor.objects.elf;
}
