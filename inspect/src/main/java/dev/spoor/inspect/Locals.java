package dev.spoor.inspect;

import dev.spoor.machine.Memory;
import dev.spoor.machine.Registers;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.separate.DebugFiles;
import dev.spoor.symbolic.AddressSpace;
import dev.spoor.symbolic.CopiedMemory;
import dev.spoor.symbolic.LinkageNames;
import dev.spoor.symbolic.unwind.CallConvention;
import dev.spoor.symbolic.unwind.Stack;
import dev.spoor.symbolic.value.StandardLibrary;
import dev.spoor.symbolic.value.ValueFormat;
import dev.spoor.symbolic.value.ValuePrinter;
import dev.spoor.symbolic.variable.DebuggedObjects;
import dev.spoor.symbolic.variable.FrameVariables;
import dev.spoor.symbolic.variable.Program;
import dev.spoor.symbolic.variable.Scope;
import dev.spoor.symbolic.variable.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The arguments and the local variables of calls, with their values. For one thread.
///
/// It owns the debugging information that it opened, and must be closed.
final class Locals implements AutoCloseable {
  private static final String INDENT = "      ";

  private final DebuggedObjects objects;
  private final LinkageNames names;
  private final Optional<ValuePrinter> printer;

  /// @param space whose objects are asked; to be open as long as this is used
  /// @param files finds debugging information that is not in an object itself
  /// @param names makes names of symbols readable
  /// @param format how much of a value is shown; if empty, nothing is
  Locals(AddressSpace space, DebugFiles files, LinkageNames names, Optional<ValueFormat> format) {
    this.objects = DebuggedObjects.of(space, files);
    this.names = names;
    this.printer = format.map(each -> new ValuePrinter(each, StandardLibrary.presenters()));
  }

  /// {@return a stack with the frames of functions that have called another one by a jump}
  ///
  /// @param most how many frames at most
  Stack withTailCalls(Stack stack, int most) {
    var found = objects.withTailCalls(stack);
    return found.frames().size() > most
        ? new Stack(found.frames().subList(0, most), new Stack.End.Limit())
        : found;
  }

  /// {@return those of the calls on a stack}
  ///
  /// @param registers of the task, with those that are not unwound
  /// @param threadPointer of a task of 32 bits
  /// @param memory of the program as it was when it had this stack
  FrameNotes of(Stack stack, Registers registers, OptionalLong threadPointer, Memory memory) {
    return of(stack, registers, threadPointer, memory, Optional.empty());
  }

  /// {@return those of the calls on a stack that was copied}
  ///
  /// A value is marked if a part of it was not copied, but read when the task ran again.
  FrameNotes ofCopied(Stack stack, StackSampler.Sample sample) {
    var memory = sample.memory();
    return of(stack, sample.registers(), sample.threadPointer(), memory, Optional.of(memory));
  }

  private FrameNotes of(
      Stack stack,
      Registers registers,
      OptionalLong threadPointer,
      Memory memory,
      Optional<CopiedMemory> copy) {
    var convention = CallConvention.of(registers.architecture());
    if (printer.isEmpty() || convention.isEmpty()) {
      return FrameNotes.none();
    }
    var program = new Program(objects, memory, convention.get(), names);
    return (frame, outer) -> {
      var variables = program.variables(stack, frame, Optional.of(registers), threadPointer);
      return new Call(variables, printer.get(), copy).lines(outer);
    };
  }

  /// One frame's variables, as lines.
  private static final class Call {
    private final FrameVariables variables;
    private final ValuePrinter printer;
    private final Optional<CopiedMemory> copy;

    Call(FrameVariables variables, ValuePrinter printer, Optional<CopiedMemory> copy) {
      this.variables = variables;
      this.printer = printer;
      this.copy = copy;
    }

    List<String> lines(int outer) {
      try {
        return lines(scopesOf(outer));
      } catch (MalformedObjectException damaged) {
        return List.of(INDENT + "(its variables cannot be read: " + damaged.getMessage() + ")");
      }
    }

    /// The scopes of all calls that the frame stands for come one after the other, the innermost
    /// first; each call's end with that of its function.
    private List<Scope> scopesOf(int outer) {
      var calls = new ArrayList<List<Scope>>();
      var call = new ArrayList<Scope>();
      for (var scope : variables.scopes()) {
        call.add(scope);
        if (scope.kind() != Scope.Kind.BLOCK) {
          calls.add(List.copyOf(call));
          call.clear();
        }
      }
      return outer < calls.size() ? calls.get(calls.size() - 1 - outer) : List.of();
    }

    private List<String> lines(List<Scope> scopes) {
      var arguments = new ArrayList<String>();
      var locals = new ArrayList<String>();
      var seen = new HashSet<String>();
      for (var scope : scopes) {
        for (var variable : scope.variables()) {
          var isHidden = !seen.add(variable.name());
          (variable.kind() == Variable.Kind.PARAMETER ? arguments : locals)
              .add(line(variable, isHidden));
        }
      }
      arguments.addAll(locals);
      return arguments;
    }

    private String line(Variable variable, boolean isHidden) {
      copy.ifPresent(CopiedMemory::beginAgain);
      return INDENT
          + variable.name()
          + (isHidden ? " (hidden) = " : " = ")
          + text(variable)
          + (copy.filter(CopiedMemory::leftCopy).isPresent() ? " [later]" : "");
    }

    private String text(Variable variable) {
      try {
        return printer.text(variables.value(variable));
      } catch (MalformedObjectException damaged) {
        return "<error: " + damaged.getMessage() + ">";
      }
    }
  }

  @Override
  public void close() {
    objects.close();
  }
}
