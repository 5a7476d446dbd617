package dev.spoor.trace.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.CodePlace;
import dev.spoor.syscalls.format.JsonFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StackTextTest {
  private static final CallStack STACK =
      new CallStack(
          List.of(
              entry("/bin/x", Optional.of(place("inner", 0, "x.c", 3)), 0, true),
              entry("/bin/x", Optional.of(place("outer", 8, "x.c", 9)), 1, false),
              entry("/lib/y", Optional.empty(), 1, false)));

  private static CodePlace place(String function, long offset, String file, int line) {
    return new CodePlace(function, offset, Optional.of(file), OptionalInt.of(line));
  }

  private static StackEntry entry(
      String object, Optional<CodePlace> place, long beyond, boolean isInlined) {
    return new StackEntry(
        Address.of(0x401009), Optional.of(object), 0x1009, place, beyond, isInlined);
  }

  private static String text(CallStack stack) {
    var text = new StringBuilder();
    StackText.append(stack, text);
    return text.toString();
  }

  @Test
  void aFunctionHasALineAndAnInlinedOneOneBefore() {
    assertThat(text(STACK))
        .isEqualTo(
            " > /bin/x(inner) [0x1009] x.c:3\n > /bin/x(outer+0x9) [0x1009] x.c:9\n"
                + " > /lib/y() [0x1009]\n");
  }

  @Test
  void namesCannotEndALine() {
    var place = Optional.of(CodePlace.of("f\n\33[2J", 1));

    var text = text(new CallStack(List.of(entry("/é\n x", place, 0, false))));

    assertThat(text).isEqualTo(" > /\u00c3\u00a9\\012 x(f\\012\\033[2J+0x1) [0x1009]\n");
  }

  @Test
  void jsonLeavesOutWhatIsNotKnown() {
    var text = new StringBuilder();

    StackJson.append(STACK, new JsonFormatter(), text);

    var start = "{\"address\":\"0x401009\",\"object\":";
    assertThat(text.toString())
        .isEqualTo(
            ",\"stack\":["
                + start
                + "\"/bin/x\",\"object_offset\":4105,\"symbol\":\"inner\",\"inlined\":true,"
                + "\"file\":\"x.c\",\"line\":3},"
                + start
                + "\"/bin/x\",\"object_offset\":4105,\"symbol\":\"outer\",\"offset\":9,"
                + "\"file\":\"x.c\",\"line\":9},"
                + start
                + "\"/lib/y\",\"object_offset\":4105}]");
  }
}
