package dev.spoor.repl.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.repl.text.Style;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstructionColorsTest {
  private static char letter(Style style) {
    return style == Style.REMARK ? '#' : style.name().toLowerCase(Locale.ROOT).charAt(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lock xadd %eax,-0x4(%rbp,%rcx,4) | m:lock m:xadd r:%eax i:-0x4 r:%rbp r:%rcx i:4",
        "call   0x1139 <f(std::vector<int>)+4> | m:call i:0x1139 f:f(std::vector<int>)",
        "lea    0xeac(%rip),%rax        # 0x2004 <a> | m:lea i:0xeac r:%rip r:%rax #:#_0x2004_<a>",
        "mov    DWORD PTR [rbp-0x14],0x0 | m:mov r:rbp i:-0x14 i:0x0",
        "sub    $-0x28,%rsp | m:sub i:$-0x28 r:%rsp",
        "ret | m:ret",
        "jmp    0x1 < | m:jmp i:0x1"
      })
  void eachPieceHasItsColour(String instruction, String pieces) {
    var text = InstructionColors.of(instruction);

    assertThat(text).hasToString(instruction);
    assertThat(
            text.spans().stream()
                .filter(span -> span.style() != Style.PLAIN)
                .map(span -> letter(span.style()) + ":" + span.text().replace(' ', '_'))
                .collect(Collectors.joining(" ")))
        .isEqualTo(pieces);
  }
}
