package dev.spoor.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.objects.elf.ObjectFile;

class ElfFuzzTest {
  @FuzzTest(maxDuration = Limits.DURATION)
  void files(byte[] bytes) {
    ObjectFile file;
    try {
      file = ObjectFile.of("fuzzed", bytes);
    } catch (MalformedObjectException said) {
      return;
    }
    var at = FileAddress.of(bytes.length * 16L);
    Expected.answers(
        file::header,
        file::segments,
        file::sections,
        file::symbols,
        file::dynamicSymbols,
        file::pltSymbols,
        file::miniDebug,
        file::notes,
        file::buildId,
        file::dynamicEntries,
        file::neededLibraries,
        file::soname,
        () -> file.symbolsNamed("main"),
        () -> file.symbolAt(at),
        () -> file.sections().forEach(file::block));
  }
}
