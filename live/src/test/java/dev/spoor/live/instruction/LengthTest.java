package dev.spoor.live.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.x86_64.instruction.CodeSize;
import dev.spoor.machine.x86_64.instruction.Instruction;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every instruction of the C library, whose code is for many CPUs, is as long as objdump says.
@Tag("live")
@Timeout(300)
class LengthTest {
  private static final Pattern LINE =
      Pattern.compile(
          "^ +[0-9a-f]+:\t((?:[0-9a-f]{2} )+) *\t(?!\\(bad\\))(.*)$", Pattern.MULTILINE);

  @ParameterizedTest
  @CsvSource({"-m64, BITS_64", "-m32, BITS_32"})
  void instructionsAreAsLongAsObjdumpSays(String bits, CodeSize size) {
    Requirement.program("objdump");
    var program = Tracees.compile("hello", bits, "-static");
    var listing = Shell.run("objdump", "-d", "-w", "-j", ".text", program.toString()).orFail();
    var unlike = new TreeSet<String>();
    var seen = 0;
    var lines = LINE.matcher(listing.stdout());
    while (lines.find()) {
      var bytes = HexFormat.of().parseHex(lines.group(1).replace(" ", ""));
      var read = Instruction.read(Arrays.copyOf(bytes, Instruction.LONGEST), 0, size);
      if (read.map(Instruction::length).orElse(0) != bytes.length) {
        unlike.add(lines.group(1) + lines.group(2));
      }
      seen++;
    }

    assertThat(unlike).isEmpty();
    assertThat(seen).isGreaterThan(50_000);
  }
}
