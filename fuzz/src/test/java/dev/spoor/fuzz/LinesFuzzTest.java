package dev.spoor.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.dwarf.line.LineProgram;

class LinesFuzzTest {
  @FuzzTest(maxDuration = Limits.DURATION)
  void programs(byte[] bytes) {
    var info = DebugInfo.of(Parts.of(bytes));
    Expected.answers(() -> info.units().forEach(unit -> Expected.answers(() -> run(unit))));
  }

  private static void run(Unit unit) {
    LineProgram.of(unit).ifPresent(program -> Expected.answers(program::files, program::table));
  }
}
