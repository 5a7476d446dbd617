package dev.spoor.symbolic.language;

import dev.spoor.machine.Address;
import dev.spoor.machine.Architecture;
import dev.spoor.machine.Register;
import dev.spoor.machine.Registers;
import dev.spoor.symbolic.language.macro.MacroPlace;
import dev.spoor.symbolic.unwind.Stack;
import dev.spoor.symbolic.value.Value;
import dev.spoor.symbolic.variable.FrameVariables;
import dev.spoor.symbolic.variable.Program;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/// What an expression is evaluated in: a program, and the frame of it that is selected. Of a task
/// that is stopped, of a core, or made by a test. For one thread.
///
/// Memory is read and written through [Program#memory].
public interface EvaluationSurroundings {
  /// {@return the program}
  Program program();

  /// {@return whether there is anything that has names}
  default boolean hasSymbols() {
    return true;
  }

  /// {@return the variables of the selected frame; empty if there is none}
  Optional<FrameVariables> frame();

  /// {@return the registers' table}
  default Architecture architecture() {
    return program().convention().architecture();
  }

  /// {@return the bytes of a register in the selected frame, if it is known there}
  Optional<byte[]> register(Register register);

  /// Sets a register in the selected frame: of the task, or where it was saved.
  ///
  /// @return whether that could be done
  boolean setRegister(Register register, byte[] bytes);

  /// {@return where the symbol with this name is, of whatever object; asked for what no debugging
  /// information knows}
  default Optional<Address> symbolNamed(String name) {
    return program().symbolNamed(name);
  }

  /// {@return the line whose macros there are}
  default Optional<MacroPlace> macroPlace() {
    return frame()
        .flatMap(frame ->
            frame.unit().flatMap(unit -> frame.line().map(line -> new MacroPlace(unit, line))));
  }

  /// {@return an integer that the debugger has a name for: `_thread`, `_gthread`, `_inferior`}
  default OptionalLong convenience(String name) {
    return OptionalLong.empty();
  }

  /// {@return a value that the debugger has a name for: `_exception`}
  default Optional<Value> special(String name) {
    return Optional.empty();
  }

  /// {@return the `siginfo_t` of the signal that the task has stopped for, in the layout of its
  /// program}
  default Optional<byte[]> signalInformation() {
    return Optional.empty();
  }

  /// {@return the names of the functions of the selected frame and its callers, from the inside
  /// out, inlined calls among them; empty where there is none}
  ///
  /// @param most how many callers are asked for
  default List<String> callers(int most) {
    return List.of();
  }

  /// {@return what calls functions of the program; without it they are not called}
  default Optional<FunctionCaller> caller() {
    return Optional.empty();
  }

  /// {@return a frame whose registers cannot be changed, as of a core}
  ///
  /// @param stack the frames of a task, from the innermost one on
  /// @param index which of them is selected
  /// @param all registers of the task, with those that are not unwound
  static EvaluationSurroundings of(
      Program program, Stack stack, int index, Optional<Registers> all) {
    return of(program, stack, index, all, _ -> List.of());
  }

  /// {@return the same, where the names of callers are known}
  ///
  /// @param callers as [#callers]
  static EvaluationSurroundings of(
      Program program,
      Stack stack,
      int index,
      Optional<Registers> all,
      IntFunction<List<String>> callers) {
    return new FixedFrame(
        program,
        Optional.of(program.variables(stack, index, all, OptionalLong.empty())),
        Optional.of(stack.frames().get(index).registers()),
        index == 0 ? all : Optional.empty(),
        callers);
  }

  /// {@return no frame at all}
  static EvaluationSurroundings of(Program program) {
    return new FixedFrame(
        program, Optional.empty(), Optional.empty(), Optional.empty(), _ -> List.of());
  }
}
