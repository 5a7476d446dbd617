package dev.spoor.repl.debuggee;

import dev.spoor.debugger.symbols.CallFrame;
import dev.spoor.debugger.symbols.ThrownException;
import dev.spoor.machine.Register;
import dev.spoor.symbolic.CodePlace;
import dev.spoor.symbolic.language.EvaluationSurroundings;
import dev.spoor.symbolic.language.FunctionCaller;
import dev.spoor.symbolic.language.macro.MacroPlace;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.value.Value;
import dev.spoor.symbolic.variable.FrameVariables;
import dev.spoor.symbolic.variable.Program;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The frame that expressions are evaluated in.
record SelectedFrame(View view, Optional<CallFrame> selected, FunctionCalls calls)
    implements EvaluationSurroundings {
  @Override
  public Optional<FunctionCaller> caller() {
    return calls.isAllowed() ? Optional.of(new ProgramCaller(view, calls)) : Optional.empty();
  }

  /// What is thrown or caught where a catchpoint has halted.
  @Override
  public Optional<Value> special(String name) {
    if (!name.equals("_exception")) {
      return Optional.empty();
    }
    if (selected.isEmpty()) {
      throw new ExpressionException(0, "No frame selected");
    }
    var thrown = ThrownException.at(view.symbols(), selected.get().frame().registers());
    if (thrown.isEmpty()) {
      throw new ExpressionException(0, "not stopped at a C++ exception catchpoint");
    }
    return Optional.of(object(thrown.get()));
  }

  private Value object(ThrownException thrown) {
    var name = thrown.type();
    var expressions = view.expressions();
    try {
      var _ = expressions.type(name);
    } catch (ExpressionException unknown) {
      var scope = name.lastIndexOf("::");
      throw new ExpressionException(
          0,
          scope < 0
              ? "No symbol \"" + name + "\" in current context."
              : "No symbol \""
                  + name.substring(scope + 2)
                  + "\" in namespace \""
                  + name.substring(0, scope)
                  + "\".");
    }
    return expressions.evaluate("*(" + name + " *) " + thrown.object());
  }

  /// As of gdb: there is always a program, number 1 at first, and no thread is number 0.
  @Override
  public OptionalLong convenience(String name) {
    return switch (name) {
      case "_thread", "_gthread" -> OptionalLong.of(view.hasStack() ? view.thread().number() : 0);
      case "_inferior" ->
          OptionalLong.of(
              view.hasTarget() && view.target() instanceof LiveTarget live
                  ? live.inferior().number()
                  : 1);
      default -> OptionalLong.empty();
    };
  }

  @Override
  public Optional<byte[]> signalInformation() {
    return view.hasStack() ? view.thread().signalBytes() : Optional.empty();
  }

  @Override
  public List<String> callers(int most) {
    return selected.map(frame -> names(frame.level(), most)).orElse(List.of());
  }

  private List<String> names(int level, int most) {
    var frames = view.stack(level + most + 1).frames();
    return functions(frames.subList(Math.min(level, frames.size()), frames.size()));
  }

  /// {@return the names of the frames' functions; empty for those that are not known}
  static List<String> functions(List<CallFrame> frames) {
    return frames.stream().map(frame -> frame.place().map(CodePlace::function).orElse("")).toList();
  }

  @Override
  public Optional<MacroPlace> macroPlace() {
    return view.macroPlace();
  }

  @Override
  public Program program() {
    return view.program();
  }

  @Override
  public boolean hasSymbols() {
    return view.hasTarget();
  }

  @Override
  public Optional<FrameVariables> frame() {
    return selected.map(view::variables);
  }

  @Override
  public Optional<byte[]> register(Register register) {
    if (selected.isEmpty()) {
      return Optional.empty();
    }
    var registers = selected.get().frame().registers();
    if (selected.get().index() > 0) {
      return registers.knows(register) ? Optional.of(registers.bytes(register)) : Optional.empty();
    }
    var all = view.thread().registers();
    if (!all.knows(register)) {
      all = view.thread().allRegisters();
    }
    return all.knows(register) ? Optional.of(all.bytes(register)) : Optional.empty();
  }

  @Override
  public boolean setRegister(Register register, byte[] bytes) {
    if (selected.isEmpty() || selected.get().index() > 0) {
      return false;
    }
    var registers = view.thread().registers();
    if (registers.knows(register)) {
      view.changing(register);
      view.thread().setRegisters(registers.with(register, bytes));
      return true;
    }
    var isWritable =
        register.view() == Register.View.VECTOR || register.view() == Register.View.FLOAT;
    if (!isWritable || !view.thread().allRegisters().knows(register)) {
      return false;
    }
    view.changingExtended(register);
    view.thread().setExtended(register, bytes);
    return true;
  }
}
