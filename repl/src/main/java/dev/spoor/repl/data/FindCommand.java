package dev.spoor.repl.data;

import dev.spoor.machine.Address;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.SymbolText;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.language.Expressions;
import dev.spoor.symbolic.type.ArrayType;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `find`: bytes in memory.
public final class FindCommand implements Command {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final long MOST_BYTES = 1L << 32;

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "find",
        Group.DATA,
        """
        Search memory for a sequence of bytes.
        Usage: find [/SIZE-CHAR] [/MAX-COUNT] START, +LENGTH|END, EXPR1 [, EXPR2 ...]
        SIZE-CHAR is one of b,h,w,g for 8,16,32,64 bit values respectively,
        and if not specified the size is taken from the type of each expression.
        A text is searched for without the NUL at its end.\
        """);
  }

  private record Order(char size, int most, List<String> parts) {}

  @Override
  public void run(Shell shell, String arguments) {
    var order = parsed(arguments);
    if (order.parts().size() < 3) {
      throw new CommandException("Missing search parameters.");
    }
    var found = shell.look(view -> find(shell, view, order));
    shell.workbench().values().set("numfound", found);
    shell
        .output()
        .line(
            switch (found) {
              case 0 -> "Pattern not found.";
              case 1 -> "1 pattern found.";
              default -> found + " patterns found.";
            });
  }

  private static Order parsed(String arguments) {
    var rest = arguments;
    var size = '\0';
    var most = Integer.MAX_VALUE;
    while (rest.startsWith("/")) {
      var word = rest.split("\\s", 2)[0];
      rest = rest.substring(word.length()).strip();
      for (var part : word.substring(1).split("(?<=\\D)|(?=\\D)", -1)) {
        if (part.matches("\\d{1,9}")) {
          most = Integer.parseInt(part);
        } else if (part.matches("[bhwg]")) {
          size = part.charAt(0);
        } else if (!part.equals("/") && !part.isEmpty()) {
          throw new CommandException("Invalid size granularity.");
        }
      }
    }
    return new Order(size, most, commas(rest));
  }

  /// Commas in parentheses and in texts part nothing.
  private static List<String> commas(String text) {
    var parts = new ArrayList<String>();
    var depth = 0;
    var quote = '\0';
    var start = 0;
    for (var i = 0; i < text.length(); i++) {
      var sign = text.charAt(i);
      if (quote != '\0') {
        i += sign == '\\' ? 1 : 0;
        quote = sign == quote ? '\0' : quote;
      } else if (sign == '"' || sign == '\'') {
        quote = sign;
      } else if (sign == '(' || sign == '[') {
        depth++;
      } else if (sign == ')' || sign == ']') {
        depth--;
      } else if (sign == ',' && depth == 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }

  private static int find(Shell shell, View view, Order order) {
    var expressions = view.expressions();
    var from = expressions.address(expressions.parse(order.parts().getFirst())).value();
    var end = order.parts().get(1);
    var length =
        end.startsWith("+")
            ? expressions.number(expressions.parse(end.substring(1)))
            : expressions.address(expressions.parse(end)).value() - from + 1;
    if (length <= 0) {
      throw new CommandException(
          end.startsWith("+")
              ? "Empty search range."
              : "Invalid search space, end precedes start.");
    }
    if (Long.compareUnsigned(length, MOST_BYTES) > 0) {
      throw new CommandException("The search space is too large.");
    }
    var wanted = new ByteArrayOutputStream();
    for (var part : order.parts().subList(2, order.parts().size())) {
      wanted.writeBytes(bytes(expressions, part, order.size()));
    }
    return search(shell, view, from, length, wanted.toByteArray(), order.most());
  }

  private static byte[] bytes(Expressions expressions, String part, char size) {
    var value = expressions.evaluate(part);
    var contents = value.contents().toArray();
    if (part.startsWith("\"") && value.type().stripped() instanceof ArrayType) {
      return Arrays.copyOf(contents, Math.max(0, contents.length - 1));
    }
    var count =
        switch (size) {
          case 'b' -> 1;
          case 'h' -> 2;
          case 'w' -> 4;
          case 'g' -> 8;
          default -> contents.length;
        };
    var number = value.number();
    if (size == '\0' || number.isEmpty()) {
      return contents;
    }
    var bytes = new byte[count];
    for (var i = 0; i < count; i++) {
      bytes[i] = (byte) (number.getAsLong() >>> (Byte.SIZE * i));
    }
    return bytes;
  }

  private static int search(
      Shell shell, View view, long from, long length, byte[] wanted, int most) {
    if (wanted.length == 0 || wanted.length > CHUNK_BYTES) {
      throw new CommandException("The pattern cannot be searched for.");
    }
    if (wanted.length > length) {
      throw new CommandException("Search space too small to contain pattern.");
    }
    var found = 0;
    var last = Address.of(from);
    for (var at = 0L; at + wanted.length <= length; at += CHUNK_BYTES) {
      var count = (int) Math.min(length - at, CHUNK_BYTES + wanted.length - 1L);
      var bytes = view.memory().read(Address.of(from + at), count);
      for (var i = 0; i < CHUNK_BYTES && i + wanted.length <= bytes.length; i++) {
        if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
          last = Address.of(from + at + i);
          shell.output().line(last + SymbolText.of(view, last));
          if (++found >= most) {
            return told(shell, view, found, last);
          }
        }
      }
      if (bytes.length < count) {
        shell
            .output()
            .line(
                "warning: Unable to access "
                    + (length - at - bytes.length)
                    + " bytes of target memory at "
                    + Address.of(from + at + bytes.length)
                    + ", halting search.");
        return told(shell, view, found, last);
      }
    }
    return told(shell, view, found, last);
  }

  /// `$_` is the last place.
  private static int told(Shell shell, View view, int found, Address last) {
    if (found > 0) {
      shell.workbench().values().set("_", view.expressions().evaluate("(void *) " + last));
    }
    return found;
  }
}
