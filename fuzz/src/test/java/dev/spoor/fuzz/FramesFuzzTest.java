package dev.spoor.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.dwarf.frame.FrameBases;
import dev.spoor.objects.dwarf.frame.FrameSection;
import dev.spoor.objects.elf.FileAddress;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

class FramesFuzzTest {
  private static final int MOST_ROWS = 10_000;

  @FuzzTest(maxDuration = Limits.DURATION)
  void sections(byte[] bytes) {
    var width = bytes.length % 2 == 0 ? 8 : 4;
    var block = Block.of(".eh_frame", MemorySegment.ofArray(bytes), ByteOrder.LITTLE_ENDIAN);
    Expected.answers(
        () -> ask(FrameSection.ehFrame(block, FrameBases.of(0x2000), width)),
        () -> ask(FrameSection.debugFrame(block, width)));
  }

  private static void ask(FrameSection section) {
    var rows = new int[1];
    Expected.answers(
        () -> section.descriptionAt(FileAddress.of(0x1139)),
        () ->
            section.forEach(description ->
                Expected.answers(() -> {
                  if (rows[0] < MOST_ROWS) {
                    description.forEachRow(_ -> rows[0]++);
                  }
                })));
  }
}
