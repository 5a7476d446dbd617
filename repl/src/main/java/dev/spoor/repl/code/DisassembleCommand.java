package dev.spoor.repl.code;

import dev.spoor.debugger.symbols.CodeFunction;
import dev.spoor.debugger.symbols.LineRange;
import dev.spoor.machine.Address;
import dev.spoor.machine.AddressRange;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.print.Instructions;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.source.SourceNames;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// `disassemble`.
public final class DisassembleCommand implements Command {
  private static final int MOST_BYTES = 1 << 20;
  private static final int BYTES_WIDTH = 19;

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "disassemble",
            Group.DATA,
            """
            Disassemble a specified section of memory.
            Usage: disassemble[/m|/r|/s] [ADDRESS] | START,END | START,+LENGTH
            Default is the function surrounding the pc of the selected frame.
            /s shows the lines of source, in the order of the code, /m in the order of the source,
            /r the bytes of each instruction. The current instruction has an arrow.\
            """)
        .aliases("disas")
        .completing(Completion.SYMBOL);
  }

  /// What is shown.
  private record Span(Address start, Address end, Optional<CodeFunction> function) {}

  @Override
  public void run(Shell shell, String arguments) {
    var slash = "";
    var text = arguments;
    while (text.startsWith("/")) {
      var word = text.split("\\s", 2)[0];
      slash += word.substring(1);
      text = text.substring(word.length()).strip();
    }
    requireModifiers(slash);
    var modifiers = slash;
    var range = text;
    shell.show(view -> show(shell, view, modifiers, span(view, range)));
  }

  private static void requireModifiers(String letters) {
    if (!letters.matches("[mrs]*")) {
      throw new CommandException("Invalid disassembly modifier.");
    }
    if (letters.contains("m") && letters.contains("s")) {
      throw new CommandException("Cannot specify both /m and /s.");
    }
  }

  private static Span span(View view, String text) {
    if (text.isEmpty()) {
      if (!view.hasStack()) {
        throw new CommandException("No frame selected.");
      }
      return around(
          view, view.frame().pc(), "No function contains program counter for selected frame.");
    }
    var comma = text.indexOf(',');
    if (comma < 0) {
      return around(view, address(view, text), "No function contains specified address.");
    }
    var start = address(view, text.substring(0, comma));
    var second = text.substring(comma + 1).strip();
    var end =
        second.startsWith("+")
            ? start.plus(address(view, second.substring(1)).value())
            : address(view, second);
    return new Span(start, end, Optional.empty());
  }

  private static Address address(View view, String expression) {
    var expressions = view.expressions();
    return Address.of(expressions.number(expressions.parse(expression)));
  }

  private static Span around(View view, Address address, String refusal) {
    var function = view.symbols().functionAt(address);
    if (function.isEmpty()) {
      throw new CommandException(refusal);
    }
    var range =
        function.get().ranges().stream()
            .filter(each -> each.contains(address))
            .findFirst()
            .orElse(new AddressRange(address, address));
    return new Span(range.start(), end(view, function.get(), range), function);
  }

  /// A function that only a symbol without an extent tells of goes on as far as the next one.
  private static Address end(View view, CodeFunction function, AddressRange range) {
    var end = range.end();
    while (!function.isDebugged()
        && end.minus(range.start()) < MOST_BYTES
        && view.symbols()
            .functionAt(end)
            .filter(each -> each.entry().equals(function.entry()))
            .isPresent()) {
      end = end.plus(1);
    }
    return end;
  }

  private static void show(Shell shell, View view, String slash, Span span) {
    var length = span.end().minus(span.start());
    if (length < 0 || length > MOST_BYTES) {
      throw new CommandException("Not a range that could be shown: " + length + " bytes.");
    }
    shell
        .output()
        .line(
            span.function().isPresent()
                ? "Dump of assembler code for function "
                    + view.symbols()
                        .outermostSignature(span.start())
                        .orElse(span.function().get().signature())
                    + ":"
                : "Dump of assembler code from " + span.start() + " to " + span.end() + ":");
    try (var instructions = Instructions.open(view, shell.settings())) {
      var listing = new Listing(shell, view, instructions, slash.contains("r"));
      if (slash.contains("m")) {
        listing.byLines(span);
      } else {
        listing.byAddresses(span, slash.contains("s"));
      }
    }
    shell.output().line("End of assembler dump.");
  }

  private static final class Listing {
    private final Shell shell;
    private final View view;
    private final Instructions instructions;
    private final boolean bytes;
    private Optional<LineRange> last = Optional.empty();

    Listing(Shell shell, View view, Instructions instructions, boolean bytes) {
      this.shell = shell;
      this.view = view;
      this.instructions = instructions;
      this.bytes = bytes;
    }

    void byAddresses(Span span, boolean withSource) {
      for (var at = span.start(); at.compareTo(span.end()) < 0; ) {
        if (withSource) {
          source(at);
        }
        at = at.plus(instruction(at, span));
      }
    }

    /// Line by line, each with all of its instructions, wherever they are.
    void byLines(Span span) {
      var lines = new TreeMap<Integer, List<Address>>();
      var path = view.symbols().lineAt(span.start()).map(LineRange::path).orElse("");
      for (var at = span.start(); at.compareTo(span.end()) < 0; ) {
        var line = view.symbols().lineAt(at).filter(each -> each.path().equals(path));
        if (line.isPresent()) {
          lines.computeIfAbsent(line.get().line(), _ -> new ArrayList<>()).add(at);
        }
        at = at.plus(instructions.at(at).lengthBytes());
      }
      lines.forEach((number, addresses) -> {
        shell.output().line(Text.of(number + "\t").append(sourceOf(path, number)));
        addresses.forEach(at -> instruction(at, span));
        shell.output().line("");
      });
    }

    private Text sourceOf(String path, int number) {
      return shell.sources().line(path, number).orElseGet(Text::new);
    }

    void source(Address at) {
      var line = view.symbols().lineAt(at);
      if (line.isEmpty()
          || last.filter(before ->
                  before.line() == line.get().line() && before.path().equals(line.get().path()))
              .isPresent()) {
        return;
      }
      if (last.filter(before -> before.path().equals(line.get().path())).isEmpty()) {
        shell.output().line(SourceNames.shown(view.symbols(), at, line.get().path()) + ":");
      } else {
        shell.output().line("");
      }
      last = line;
      var number = line.get().line();
      shell.output().line(Text.of(number + "\t").append(sourceOf(line.get().path(), number)));
    }

    int instruction(Address at, Span span) {
      var isCode = view.memory().read(at, 1).length > 0;
      if (!isCode) {
        shell.output().line("   " + FrameText.address(view, at) + ":\t");
      }
      var one = instructions.at(at);
      var text =
          Text.of(instructions.isCurrent(at) ? "=> " : "   ").address(FrameText.address(view, at));
      if (span.function().isPresent()) {
        text.plain(" <+" + at.minus(span.function().get().entry()) + ">");
      } else {
        text.plain(symbol(at));
      }
      text.plain(":\t" + (bytes ? padded(one.bytes()) + "\t" : "")).append(one.colored());
      shell.output().line(text);
      return one.lengthBytes();
    }

    private static String padded(String pairs) {
      return pairs + " ".repeat(Math.max(0, BYTES_WIDTH - pairs.length()));
    }

    private String symbol(Address at) {
      return view.symbols()
          .functionAt(at)
          .map(function -> " <" + function.name() + "+" + at.minus(function.entry()) + ">")
          .orElse("");
    }
  }
}
