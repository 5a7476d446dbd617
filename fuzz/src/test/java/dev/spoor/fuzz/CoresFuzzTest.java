package dev.spoor.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.core.CoreFile;
import dev.spoor.objects.core.MappedContents;
import dev.spoor.objects.elf.ObjectFile;

class CoresFuzzTest {
  @FuzzTest(maxDuration = Limits.DURATION)
  void cores(byte[] bytes) {
    CoreFile core;
    try {
      core = CoreFile.of(ObjectFile.of("core", bytes), MappedContents.none());
    } catch (MalformedObjectException said) {
      return;
    }
    Expected.answers(
        core::architecture,
        core::threads,
        core::process,
        core::auxiliaryVector,
        core::mappedFiles,
        () -> core.memory().read(Address.of(bytes.length), 64));
  }
}
