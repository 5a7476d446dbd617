package dev.spoor.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.spoor.foreign.Disassembler.Opening;
import dev.spoor.machine.Address;
import dev.spoor.machine.x86_64.I386;
import dev.spoor.machine.x86_64.X86_64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

final class DisassemblerTest {
  private static Disassembler open(InstructionSet set) {
    return switch (Disassembler.open(set)) {
      case Opening.Opened(var disassembler) -> disassembler;
      case Opening.Unavailable(var reason) -> {
        if ("true".equals(System.getenv("CI"))) {
          fail(reason);
        }
        yield Assumptions.abort(reason);
      }
    };
  }

  private static List<String> listing(InstructionSet set, String hex) {
    try (var disassembler = open(set)) {
      return disassembler.decode(HexFormat.of().parseHex(hex), Address.of(0x401000), 100).stream()
          .map(found -> found.address() + " " + found.bytes().length() + " " + found.text())
          .toList();
    }
  }

  // The expectations are what `objdump -d -M intel` prints for the same bytes, addresses apart.

  @Test
  void x86InstructionsOfAllLengthsFollowEachOther() {
    assertThat(
            listing(
                InstructionSet.X86_64,
                "5548 89e5 48b8 8877665544332211 e8 00000000 0f05 c3".replace(" ", "")))
        .containsExactly(
            "0x401000 1 push rbp",
            "0x401001 3 mov rbp, rsp",
            "0x401004 10 movabs rax, 0x1122334455667788",
            "0x40100e 5 call 0x401013",
            "0x401013 2 syscall",
            "0x401015 1 ret");
  }

  @Test
  void theSameBytesMeanSomethingElseInA32BitProgram() {
    assertThat(listing(InstructionSet.I386, "4889e5cd80"))
        .containsExactly("0x401000 1 dec eax", "0x401001 2 mov ebp, esp", "0x401003 2 int 0x80");
  }

  @Test
  void aarch64InstructionsHaveFourBytes() {
    assertThat(listing(InstructionSet.AARCH64, "010000d4c0035fd6"))
        .containsExactly("0x401000 4 svc #0", "0x401004 4 ret");
  }

  @Test
  void decodingEndsBeforeAnInstructionThatIsCutOff() {
    assertThat(listing(InstructionSet.X86_64, "90e80000")).containsExactly("0x401000 1 nop");
  }

  @Test
  void bytesThatAreNoInstructionGiveNothing() {
    try (var disassembler = open(InstructionSet.X86_64)) {
      assertThat(disassembler.decode(new byte[] {0x06}, Address.ZERO)).isEmpty();
      assertThat(disassembler.decode(new byte[0], Address.ZERO)).isEmpty();
    }
  }

  @Test
  void noMoreInstructionsAreDecodedThanAskedFor() {
    try (var disassembler = open(InstructionSet.X86_64)) {
      assertThat(disassembler.decode(HexFormat.of().parseHex("90909090"), Address.ZERO, 2))
          .hasSize(2);
    }
  }

  @Test
  void anArchitectureHasItsInstructionSet() {
    assertThat(InstructionSet.of(X86_64.table())).contains(InstructionSet.X86_64);
    assertThat(InstructionSet.of(I386.table())).contains(InstructionSet.I386);
  }
}
