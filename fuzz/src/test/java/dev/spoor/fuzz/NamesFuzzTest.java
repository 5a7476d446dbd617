package dev.spoor.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.spoor.foreign.Demangler;
import java.nio.charset.StandardCharsets;

class NamesFuzzTest {
  @FuzzTest(maxDuration = Limits.DURATION)
  void mangledNames(byte[] bytes) {
    var name = new String(bytes, StandardCharsets.ISO_8859_1);
    try (var demangler = new Demangler()) {
      if (demangler.readable(name).isEmpty() && !name.isEmpty()) {
        throw new AssertionError("nothing is left of " + name);
      }
      var _ = demangler.readable("_Z" + name);
      var _ = demangler.readable("_R" + name);
      var _ = demangler.readable("_ZN" + name + "17h0123456789abcdefE");
    }
  }
}
