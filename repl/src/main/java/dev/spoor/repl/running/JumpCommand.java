package dev.spoor.repl.running;

import dev.spoor.debugger.location.CodeLocation;
import dev.spoor.debugger.location.Locator;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.stops.Place;
import dev.spoor.repl.text.CommandException;
import java.util.Optional;

/// `jump`.
public final class JumpCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "jump",
            Group.RUNNING,
            """
            Continue program being debugged at specified line or address.
            Usage: jump LOCATION
            Nothing but the program counter is changed.\
            """)
        .aliases("j")
        .completing(Completion.LOCATION);
  }

  private record Target(CodeLocation location, Optional<String> question) {}

  @Override
  public void run(Shell shell, String arguments) {
    var _ = shell.workbench().live();
    if (arguments.isEmpty()) {
      throw new CommandException("Argument required (starting address).");
    }
    var target = shell.look(view -> target(shell, view, arguments));
    if (target.question().isPresent() && !shell.confirms(target.question().get())) {
      throw new CommandException("Not confirmed.");
    }
    var at = target.location().address();
    if (shell.isFromUser()) {
      shell.output().line("Continuing at " + at + ".");
    }
    shell.show(view -> {
      var registers = view.thread().registers();
      view.thread()
          .setRegisters(registers.with(registers.architecture().programCounter(), at.value()));
    });
    new Going(shell, "jump " + arguments).all();
  }

  private static Target target(Shell shell, View view, String arguments) {
    var found = new Locator(view.symbols()).locate(Place.parse(shell, view, arguments).spec());
    if (found.size() > 1) {
      throw new CommandException("Unreasonable jump request");
    }
    var here = view.symbols().functionAt(view.thread().registers().pc());
    var isElsewhere = here.isPresent() && !here.get().contains(found.getFirst().address());
    var line = found.getFirst().place().flatMap(place -> line(place.line()));
    return new Target(
        found.getFirst(),
        isElsewhere && line.isPresent()
            ? Optional.of(
                "Line " + line.get() + " is not in `" + here.get().name() + "'.  Jump anyway?")
            : Optional.empty());
  }

  private static Optional<Integer> line(java.util.OptionalInt line) {
    return line.isPresent() ? Optional.of(line.getAsInt()) : Optional.empty();
  }
}
