package dev.spoor.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.spoor.machine.ByteString;
import dev.spoor.trace.options.OptionParser;
import dev.spoor.trace.options.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/// The options of strace(1); a line end is between two words.
class OptionsFuzzTest {
  @FuzzTest(maxDuration = Limits.DURATION)
  void commandLines(byte[] bytes) {
    var words = new ArrayList<ByteString>();
    for (var word : new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)) {
      words.add(ByteString.of(word));
    }
    try {
      var _ = OptionParser.parse(words);
    } catch (UsageException said) {
      if (said.getMessage() == null) {
        throw new AssertionError("nothing is said", said);
      }
    }
  }
}
