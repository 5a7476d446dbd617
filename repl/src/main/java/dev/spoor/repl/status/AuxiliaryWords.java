package dev.spoor.repl.status;

import java.util.List;

/// What the kernel tells a program at its start: numbers `AT_` of linux/auxvec.h and asm/auxvec.h,
/// with the words of getauxval(3) as gdb puts them.
enum AuxiliaryWords {
  NULL(0, "AT_NULL", "End of vector", Form.HEX),
  IGNORE(1, "AT_IGNORE", "Entry should be ignored", Form.HEX),
  EXECFD(2, "AT_EXECFD", "File descriptor of program", Form.DECIMAL),
  PHDR(3, "AT_PHDR", "Program headers for program", Form.HEX),
  PHENT(4, "AT_PHENT", "Size of program header entry", Form.DECIMAL),
  PHNUM(5, "AT_PHNUM", "Number of program headers", Form.DECIMAL),
  PAGESZ(6, "AT_PAGESZ", "System page size", Form.DECIMAL),
  BASE(7, "AT_BASE", "Base address of interpreter", Form.HEX),
  FLAGS(8, "AT_FLAGS", "Flags", Form.HEX),
  ENTRY(9, "AT_ENTRY", "Entry point of program", Form.HEX),
  NOTELF(10, "AT_NOTELF", "Program is not ELF", Form.DECIMAL),
  UID(11, "AT_UID", "Real user ID", Form.DECIMAL),
  EUID(12, "AT_EUID", "Effective user ID", Form.DECIMAL),
  GID(13, "AT_GID", "Real group ID", Form.DECIMAL),
  EGID(14, "AT_EGID", "Effective group ID", Form.DECIMAL),
  PLATFORM(15, "AT_PLATFORM", "String identifying platform", Form.TEXT),
  HWCAP(16, "AT_HWCAP", "Machine-dependent CPU capability hints", Form.HEX),
  CLKTCK(17, "AT_CLKTCK", "Frequency of times()", Form.DECIMAL),
  FPUCW(18, "AT_FPUCW", "Used FPU control word", Form.HEX),
  SECURE(23, "AT_SECURE", "Boolean, was exec setuid-like?", Form.DECIMAL),
  BASE_PLATFORM(24, "AT_BASE_PLATFORM", "String identifying base platform", Form.TEXT),
  RANDOM(25, "AT_RANDOM", "Address of 16 random bytes", Form.HEX),
  HWCAP2(26, "AT_HWCAP2", "Extension of AT_HWCAP", Form.HEX),
  EXECFN(31, "AT_EXECFN", "File name of executable", Form.TEXT),
  SYSINFO(32, "AT_SYSINFO", "Special system info/entry points", Form.HEX),
  SYSINFO_EHDR(33, "AT_SYSINFO_EHDR", "System-supplied DSO's ELF header", Form.HEX),
  MINSIGSTKSZ(51, "AT_MINSIGSTKSZ", "Minimum stack size for signal delivery", Form.HEX),
  UNKNOWN(-1, "???", "", Form.HEX);

  /// How a value is shown.
  enum Form {
    DECIMAL,
    HEX,
    TEXT
  }

  private static final List<AuxiliaryWords> ALL = List.of(values());

  private final long number;
  private final String word;
  private final String summary;
  private final Form form;

  AuxiliaryWords(long number, String word, String summary, Form form) {
    this.number = number;
    this.word = word;
    this.summary = summary;
    this.form = form;
  }

  static AuxiliaryWords of(long number) {
    return ALL.stream().filter(each -> each.number == number).findFirst().orElse(UNKNOWN);
  }

  String word() {
    return word;
  }

  String summary() {
    return summary;
  }

  Form form() {
    return form;
  }
}
