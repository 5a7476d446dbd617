package dev.spoor.repl.running;

import dev.spoor.debugger.symbols.CallFrame;
import dev.spoor.machine.Registers;
import dev.spoor.repl.debuggee.Selection;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;

/// `return`.
public final class ReturnCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "return",
        Group.RUNNING,
        """
        Make selected stack frame return to its caller.
        Usage: return [EXPRESSION]
        Control remains in the debugger, but when you continue execution will resume
        in the caller. If an argument is given, it is an expression for the value to return.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var _ = shell.workbench().live();
    var name = shell.look(view -> FrameText.functionName(popped(view)));
    if (shell.isFromUser() && !shell.confirms("Make " + name + " return now?")) {
      throw new CommandException("Not confirmed");
    }
    if (arguments.isEmpty()) {
      shell.show(view -> view.thread().setRegisters(registersOfCaller(view)));
    } else {
      new ProgramCalls(shell)
          .look(
              arguments,
              view -> {
                var expressions = view.expressions();
                var registers = registersOfCaller(view);
                var type = ReturnValue.typeAt(view, popped(view).frame().lookupAddress());
                if (type.isPresent()) {
                  var value = expressions.evaluate(arguments);
                  new ReturnPlacing(view).put(value, type.get(), registers);
                } else {
                  var number = expressions.number(expressions.parse(arguments));
                  var result = view.architecture().pointerBytes() == Long.BYTES ? "rax" : "eax";
                  view.thread().setRegisters(registers.with(result, number));
                }
                return true;
              });
    }
    shell.workbench().undo().forget();
    shell.workbench().moved();
    shell.workbench().select(new Selection(shell.workbench().selection().thread(), 0));
    if (shell.isFromUser()) {
      shell.show(view -> {
        var stack = view.stack(2);
        var text = new FrameText(shell.printing(view), stack.stack());
        shell.output().line(text.numbered(stack.frames().getFirst()));
        text.sourceLine(stack.frames().getFirst(), false).ifPresent(shell.output()::line);
      });
    }
  }

  private static CallFrame popped(View view) {
    var frame = view.frame();
    if (frame.isInlined()) {
      throw new CommandException("Can not force return from an inlined function.");
    }
    return frame;
  }

  private static Registers registersOfCaller(View view) {
    var frame = popped(view);
    var caller =
        view.stack(frame.level() + 2)
            .stack()
            .callerOf(frame.index())
            .orElseThrow(
                () -> new CommandException("Can not force return from the outermost frame."))
            .registers();
    var now = view.thread().registers();
    var changed = now;
    for (var register : now.architecture().registers()) {
      if (now.knows(register) && caller.knows(register) && register.width() <= Long.BYTES) {
        changed = changed.with(register, caller.bytes(register));
      }
    }
    // No system call is to be started anew.
    var isLong = now.architecture().pointerBytes() == Long.BYTES;
    return changed.with(isLong ? "orig_rax" : "orig_eax", isLong ? -1L : 0xffff_ffffL);
  }
}
