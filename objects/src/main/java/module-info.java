/// File formats as lazy immutable models: ELF and DWARF.
module dev.spoor.objects {
  requires transitive dev.spoor.machine;
  requires java.net.http;
  requires org.tukaani.xz;
  requires static org.jspecify;

  exports dev.spoor.objects.bytes;
  exports dev.spoor.objects.core;
  exports dev.spoor.objects.dwarf;
  exports dev.spoor.objects.dwarf.line;
  exports dev.spoor.objects.dwarf.source;
  exports dev.spoor.objects.dwarf.expression;
  exports dev.spoor.objects.dwarf.frame;
  exports dev.spoor.objects.dwarf.macro;
  exports dev.spoor.objects.elf;
  exports dev.spoor.objects.kept;
  exports dev.spoor.objects.separate;
}
