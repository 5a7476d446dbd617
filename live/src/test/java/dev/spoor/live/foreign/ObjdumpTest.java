package dev.spoor.live.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.foreign.Disassembler;
import dev.spoor.foreign.Disassembler.Opening;
import dev.spoor.foreign.InstructionSet;
import dev.spoor.machine.Address;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracee;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The code of compiled programs, disassembled by us and by objdump.
@Tag("live")
class ObjdumpTest {
  private static final Pattern LINE =
      Pattern.compile("^ +([0-9a-f]+):\t((?:[0-9a-f]{2} )+)", Pattern.MULTILINE);

  @Test
  void instructionsOfA64BitProgramAreCutAsObjdumpCutsThem(@Tracee("hello") Path program)
      throws IOException {
    assertThat(ours(program, InstructionSet.X86_64))
        .isEqualTo(theirs(program))
        .hasSizeGreaterThan(40);
  }

  @Test
  void instructionsOfA32BitProgramAreCutAsObjdumpCutsThem(
      @Tracee(value = "hello", flags = "-m32") Path program) throws IOException {
    assertThat(ours(program, InstructionSet.I386))
        .isEqualTo(theirs(program))
        .hasSizeGreaterThan(40);
  }

  private static List<String> ours(Path program, InstructionSet set) throws IOException {
    try (var file = ObjectFile.open(program);
        var disassembler = open(set)) {
      var text = file.section(".text").orElseThrow();
      var bytes = file.bytes(text).toArray(ValueLayout.JAVA_BYTE);
      return disassembler
          .decode(bytes, Address.of(text.address().value()), Integer.MAX_VALUE)
          .stream()
          .map(found -> found.address().toString().substring(2) + " " + found.bytes().length())
          .toList();
    }
  }

  private static List<String> theirs(Path program) {
    Requirement.program("objdump");
    var listing = Shell.run("objdump", "-d", "-w", "-j", ".text", program.toString()).orFail();
    return LINE.matcher(listing.stdout())
        .results()
        .map(found -> found.group(1) + " " + found.group(2).length() / 3)
        .toList();
  }

  private static Disassembler open(InstructionSet set) {
    return switch (Disassembler.open(set)) {
      case Opening.Opened(var disassembler) -> disassembler;
      case Opening.Unavailable(var reason) -> throw Requirement.missing(reason);
    };
  }
}
