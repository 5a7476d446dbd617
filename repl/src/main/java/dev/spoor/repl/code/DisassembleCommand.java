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
import java.util.Optional;

/// `disassemble`.
public final class DisassembleCommand implements Command {
  private static final int MOST_BYTES = 1 << 20;

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "disassemble",
            Group.DATA,
            """
            Disassemble a specified section of memory.
            Usage: disassemble[/m|/r|/s] [ADDRESS] | START,END | START,+LENGTH
            Default is the function surrounding the pc of the selected frame.
            /s shows the lines of source, in the order of the code, /m the same here,
            /r the bytes of each instruction. The current instruction has an arrow.\
            """)
        .aliases("disas")
        .completing(Completion.SYMBOL);
  }

  /// What is shown.
  private record Span(Address start, Address end, Optional<CodeFunction> function) {}

  @Override
  public void run(Shell shell, String arguments) {
    var slash = arguments.startsWith("/") ? arguments.split("\\s", 2)[0] : "";
    var text = arguments.substring(slash.length()).strip();
    shell.show(view -> show(shell, view, slash, span(view, text)));
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
    return new Span(range.start(), range.end(), function);
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
    var withSource = slash.contains("s") || slash.contains("m");
    try (var instructions = Instructions.open(view, shell.settings())) {
      var listing = new Listing(shell, view, instructions, slash.contains("r"));
      for (var at = span.start(); at.compareTo(span.end()) < 0; ) {
        if (withSource) {
          listing.source(at);
        }
        at = at.plus(listing.instruction(at, span));
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
      shell
          .output()
          .line(
              number
                  + "\t"
                  + shell
                      .sources()
                      .of(line.get().path())
                      .flatMap(file -> file.line(number))
                      .orElse(""));
    }

    int instruction(Address at, Span span) {
      var one = instructions.at(at);
      var text = Text.of(instructions.isCurrent(at) ? "=> " : "   ").address(FrameText.address(at));
      if (span.function().isPresent()) {
        text.plain(" <+" + at.minus(span.function().get().entry()) + ">");
      } else {
        text.plain(symbol(at));
      }
      text.plain(":\t" + (bytes ? one.bytes() + "\t" : "") + one.text());
      shell.output().line(text);
      return one.lengthBytes();
    }

    private String symbol(Address at) {
      return view.symbols()
          .functionAt(at)
          .map(function -> " <" + function.name() + "+" + at.minus(function.entry()) + ">")
          .orElse("");
    }
  }
}
