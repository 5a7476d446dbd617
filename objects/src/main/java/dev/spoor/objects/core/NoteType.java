package dev.spoor.objects.core;

/// The notes of a core that are read; `NT_` numbers of linux/elf.h, of the owner `CORE`.
final class NoteType {
  static final String OWNER = "CORE";

  static final int PRSTATUS = 1;
  static final int PRPSINFO = 3;
  static final int AUXV = 6;
  static final int SIGINFO = 0x5349_4749;
  static final int FILE = 0x4649_4c45;

  /// The owner of notes that only Linux has.
  static final String LINUX = "LINUX";

  static final int I386_TLS = 0x200;

  private NoteType() {}
}
