package dev.spoor.trace.where;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhereExceptionTest {
  private static WhereException refusal(String condition) {
    var refusal = catchThrowableOfType(WhereException.class, () -> Where.parse(condition));
    assertThat(refusal).as(condition).isNotNull();
    return refusal;
  }

  /// The caret's line is under the condition's.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "pth == 3                |^                   |no call has an argument called 'pth'; did you mean 'path'?",
        "ret < 0 && fdd == 3     |           ^        |no call has an argument called 'fdd'; did you mean 'fd'?",
        "statbuf.st_sise > 1     |        ^           |did you mean 'st_size'?",
        "vec[0].iov_lne == 1     |       ^            |did you mean 'iov_len'?",
        "addr.sin_prot == 80     |     ^              |did you mean 'sin_port'?",
        "fd.pth == 'x'           |   ^                |a descriptor has a path and a detail",
        "count[0] == 1           |      ^             |this is no array",
        "flags & O_CRAET         |        ^           |no constant is called 'O_CRAET'; did you mean 'O_CREAT'?",
        "errno == ENOENTT        |         ^          |did you mean 'ENOENT'?",
        "name == opnat           |        ^           |no call is called 'opnat'; did you mean 'openat'?",
        "name in (read, 'wirte') |               ^    |no call is called 'wirte'; did you mean 'write'?",
        "abi == 'x86-64'         |       ^            |no ABI is called 'x86-64'; did you mean 'x86_64'?",
        "error == EPREM          |         ^          |no error is called 'EPREM'; did you mean 'EPERM'?",
        "path < 3                |       ^            |text is not compared with a number",
        "count == 'x'            |         ^          |a number is not compared with text",
        "whence == 'SEEK_SET'    |          ^         |constants are written without quotes",
        "duration > 10           |           ^        |a length of time is written 10ms",
        "count > 10ms            |        ^           |a number is not compared with a length of time",
        "statbuf == 1            |           ^        |a structure is not compared",
        "count in (1, 'a')       |             ^      |a number is not compared with text",
        "count =~ 'a'            |^                   |a regular expression is looked for in text",
        "path =~ pathname        |        ^           |expected a regular expression in quotes",
        "path =~ 'a(b'           |            ^       |no regular expression: Unclosed group",
        "path =~ 'a\\'b[x'       |              ^     |no regular expression: Unclosed character class",
        "path == 'a\\q'          |          ^         |an escape is one of",
        "ret = 3                 |    ^               |to compare, write ==",
        "ret == 3 fd == 4        |         ^          |expected an operator, not 'fd'",
        "ret == (3               |         ^          |expected ')', not the end",
        "ret == )                |       ^            |expected a name, a number or a string, not ')'",
        "ret <                   |     ^              |expected a name, a number or a string, not the end",
        "0 < ret < 3             |        ^           |comparisons are joined by &&",
        "ret == 3x               |       ^            |'3x' is no number",
        "ret == 1.5              |       ^            |'1.5' is no number",
        "ret == 08               |       ^            |'08' is no number",
        "ret == 18446744073709551616|       ^            |is no number",
        "path == 'abc            |        ^           |the string that begins here has no end",
        "ret == 3 ; fd           |         ^          |this character means nothing here",
        "3                       |^                   |this is no condition",
        "'a'                     |^                   |this is no condition",
        "ENOENT                  |^                   |this is no condition",
        "(ret == 3) == 1         | ^                  |a condition is no value",
        "-path == 1              | ^                  |this takes numbers, and this is text",
        "duration * 2 > 1        |^                   |this takes numbers, and this is a length of time",
        "pid.x == 1              |    ^               |the argument is arguments.pid",
        "arguments.pdi == 1      |          ^         |did you mean 'pid'?",
        "ret in 3                |       ^            |expected '(', not '3'",
      })
  void mistakesAreShownWhereTheyAre(String condition, String caret, String message) {
    var text = condition.stripTrailing();

    var refusal = refusal(text);

    assertThat(refusal.picture(text)).last().isEqualTo("  " + caret.stripTrailing());
    assertThat(refusal.getMessage()).contains(message);
  }

  @Test
  void nothingIsNoCondition() {
    assertThat(refusal("")).hasMessage("the condition is empty");
    assertThat(refusal(" \t").at()).isZero();
  }

  @Test
  void ofALongConditionThePartThatMattersIsShown() {
    var condition = "ret == 1 || ".repeat(50) + "nix == 1" + " || ret == 1".repeat(50);

    var picture = refusal(condition).picture(condition);

    assertThat(picture.getFirst()).startsWith("  ...").endsWith("...").hasSizeLessThan(140);
    var caret = picture.getLast().indexOf('^');
    assertThat(picture.getFirst().substring(caret)).startsWith("nix == 1");
  }

  @Test
  void controlCharactersAreNotShown() {
    assertThat(refusal("\u001b[31m").picture("\u001b[31m")).first().isEqualTo("  ?[31m");
  }

  @Test
  void nestingHasAnEnd() {
    for (var deep : new String[] {"(", "!", "-", "~(", "ret == (", "fd["}) {
      assertThat(refusal(deep.repeat(20_000)).getMessage()).isNotEmpty();
    }
    refusal("ret == 1" + " + 1".repeat(10_000));
    refusal("statbuf" + ".x".repeat(10_000));
    refusal("path =~ \"" + "(".repeat(60_000) + "\"");
    refusal("ret == 1" + " ".repeat(1 << 16));
  }

  @Test
  void manyAlternativesAreNotDeep() {
    var call = MadeUpCall.of("close").returned(2);

    assertThat(Where.parse("ret == 1 || ".repeat(5_000) + "ret == 2").judge(call))
        .isEqualTo(Verdict.TRUE);
    assertThat(Where.parse("ret != 1 && ".repeat(5_000) + "ret == 2").judge(call))
        .isEqualTo(Verdict.TRUE);
  }
}
