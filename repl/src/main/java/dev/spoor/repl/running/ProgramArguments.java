package dev.spoor.repl.running;

import dev.spoor.engine.Command;
import dev.spoor.machine.ByteString;
import dev.spoor.repl.debuggee.Workbench;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// The words that a program is started with, and where its input and output go: `a "b c" < in >
/// out`.
final class ProgramArguments {
  /// O_WRONLY|O_CREAT|O_TRUNC and O_WRONLY|O_CREAT|O_APPEND of asm-generic/fcntl.h.
  private static final int TRUNCATE = 0_1101;

  private static final int APPEND = 0_2101;
  private static final int MODE = 0_666;

  /// O_RDWR: the terminal of the session that the program leads is the first that it opens.
  private static final int TERMINAL = 0_2;

  private record Redirection(int descriptor, int flags, String file) {}

  private final List<String> words = new ArrayList<>();
  private final List<Redirection> redirections = new ArrayList<>();

  /// @param text as a user typed it
  ProgramArguments(String text, boolean understandsSigns) {
    var all = Words.of(understandsSigns ? spaced(text) : text);
    for (var i = 0; i < all.size(); i++) {
      var word = all.get(i);
      if (understandsSigns && isRedirection(word)) {
        if (++i == all.size()) {
          throw new CommandException("A file name is missing behind " + word + ".");
        }
        redirections.add(redirection(word, all.get(i)));
      } else {
        words.add(word);
      }
    }
  }

  /// Puts blanks around the signs that are outside of quotes.
  private static String spaced(String text) {
    var result = new StringBuilder();
    var quote = '\0';
    for (var i = 0; i < text.length(); i++) {
      var sign = text.charAt(i);
      if (quote != '\0') {
        quote = sign == quote ? '\0' : quote;
        result.append(sign);
      } else if (sign == '\\' && i + 1 < text.length()) {
        result.append(sign).append(text.charAt(++i));
      } else if (sign == '<' || sign == '>') {
        var isTwice = i + 1 < text.length() && text.charAt(i + 1) == '>' && sign == '>';
        var number = i > 0 && text.charAt(i - 1) == '2' ? "2" : "";
        if (!number.isEmpty()) {
          result.setLength(result.length() - 1);
        }
        result.append(' ').append(number).append(sign).append(isTwice ? ">" : "").append(' ');
        i += isTwice ? 1 : 0;
      } else {
        quote = sign == '"' || sign == '\'' ? sign : '\0';
        result.append(sign);
      }
    }
    return result.toString();
  }

  private static boolean isRedirection(String word) {
    return switch (word) {
      case "<", ">", ">>", "2>", "2>>" -> true;
      default -> false;
    };
  }

  private static Redirection redirection(String sign, String file) {
    return switch (sign) {
      case "<" -> new Redirection(0, 0, file);
      case ">" -> new Redirection(1, TRUNCATE, file);
      case ">>" -> new Redirection(1, APPEND, file);
      case "2>" -> new Redirection(2, TRUNCATE, file);
      default -> new Redirection(2, APPEND, file);
    };
  }

  /// {@return the command that starts `program` with these}
  ///
  /// @param wrapper that executes it
  /// @param terminal the device that takes the place of this terminal; empty for none
  Command of(String program, ExecWrapper wrapper, String terminal, Workbench workbench) {
    var all = new ArrayList<ByteString>();
    wrapper.words().forEach(word -> all.add(ByteString.of(word)));
    all.add(ByteString.of(program));
    words.forEach(word -> all.add(ByteString.of(word)));
    var command =
        Command.of(all.getFirst(), all)
            .withWhatWas(workbench.surroundings().handedDown().get())
            .withEnvironment(workbench.environment().entries());
    if (!terminal.isEmpty()) {
      command = at(terminal, command.inOwnSession(), workbench);
    }
    for (var each : redirections) {
      var path = workbench.path(each.file()).toString();
      command = command.withFile(each.descriptor(), ByteString.of(path), each.flags(), MODE);
    }
    return command;
  }

  private static Command at(String terminal, Command command, Workbench workbench) {
    var path = workbench.path(terminal);
    if (!Files.exists(path)) {
      throw new CommandException(path + ": No such file or directory.");
    }
    var result = command;
    for (var descriptor = 0; descriptor <= 2; descriptor++) {
      result = result.withFile(descriptor, ByteString.of(path.toString()), TERMINAL, MODE);
    }
    return result;
  }
}
