package dev.spoor.repl.debuggee;

import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.debugger.location.Locator;
import dev.spoor.debugger.symbols.CallFrame;
import dev.spoor.debugger.symbols.FrameStack;
import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Address;
import dev.spoor.machine.Architecture;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Register;
import dev.spoor.machine.Registers;
import dev.spoor.objects.bytes.Lazy;
import dev.spoor.objects.dwarf.source.SourceLine;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.CodePlace;
import dev.spoor.symbolic.language.Expressions;
import dev.spoor.symbolic.language.macro.MacroPlace;
import dev.spoor.symbolic.unwind.Stack;
import dev.spoor.symbolic.variable.FrameVariables;
import dev.spoor.symbolic.variable.Program;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a command sees while it looks at a [Target]: to be used within [Workbench#look] alone.
public final class View {
  private final Workbench workbench;
  private final Optional<Target> target;
  private final Lazy<Program> nothing = new Lazy<>(NoProgram::program);

  View(Workbench workbench, Optional<Target> target) {
    this.workbench = workbench;
    this.target = target;
  }

  /// {@return whether there is anything}
  public boolean hasTarget() {
    return target.isPresent();
  }

  /// {@return what is looked at}
  ///
  /// @throws CommandException if there is nothing
  public Target target() {
    return target.orElseThrow(View::noTable);
  }

  /// {@return what is said where something with names is needed}
  public static CommandException noTable() {
    return new CommandException("No symbol table is loaded.  Use the \"file\" command.");
  }

  /// {@return what expressions are evaluated in: numbers also before there is a target}
  Program program() {
    return hasTarget() ? symbols().program() : nothing.get();
  }

  /// {@return what is known of it}
  public Symbols symbols() {
    return target().symbols();
  }

  /// {@return its memory}
  public Memory memory() {
    return target().memory();
  }

  /// {@return its CPU}
  public Architecture architecture() {
    return target().architecture();
  }

  /// {@return whether there are registers and a stack}
  public boolean hasStack() {
    return selected().isPresent();
  }

  /// {@return the threads}
  public List<TargetThread> threads() {
    return target.map(Target::threads).orElse(List.of());
  }

  /// {@return the number of the inferior that a thread belongs to}
  public int inferior(TargetThread thread) {
    return workbench
        .slots()
        .ofProcess(thread.process())
        .orElseGet(workbench.slots()::current)
        .number();
  }

  /// {@return a thread's number: `2`, where there are or were several inferiors `1.2`}
  public String label(TargetThread thread) {
    return workbench.slots().isQualified()
        ? inferior(thread) + "." + thread.number()
        : Integer.toString(thread.number());
  }

  /// {@return where a breakpoint is in all inferiors, by address: of those that do not run, in
  /// their files}
  public List<BreakpointSite> sites(Breakpoint breakpoint) {
    var found = new ArrayList<BreakpointSite>();
    for (var slot : workbench.slots().all()) {
      var process = slot.process();
      if (process.isPresent()) {
        for (var placed : breakpoint.places()) {
          if (target.isPresent() && placed.process().equals(process.get())) {
            found.add(BreakpointSite.of(placed.location(), slot.number(), target().symbols()));
          }
        }
      } else if (!slot.isLeft
          && slot.file().isPresent()
          && target.filter(Target::isCore).isEmpty()) {
        BreakpointSite.inFile(breakpoint, slot, slot.file().get()).forEach(found::add);
      }
    }
    found.sort(Comparator.comparing(site -> site.location().address()));
    return found;
  }

  /// {@return whether there is more than one inferior}
  public boolean hasSeveralInferiors() {
    return workbench.slots().all().size() > 1;
  }

  private Optional<TargetThread> selected() {
    var all = threads();
    var number = workbench.selection().thread();
    return all.stream()
        .filter(thread -> thread.number() == number)
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /// {@return the selected thread}
  ///
  /// @throws CommandException if there is none
  public TargetThread thread() {
    return selected().orElseThrow(() -> new CommandException("The program has no registers now."));
  }

  /// {@return the stack of the selected thread}
  ///
  /// @param most how many calls are needed
  /// @throws CommandException if there is none
  public FrameStack stack(int most) {
    var thread = selected().orElseThrow(() -> new CommandException("No stack."));
    return stackOf(thread, most);
  }

  /// {@return the stack of a thread}
  ///
  /// @param most how many calls are needed
  public FrameStack stackOf(TargetThread thread, int most) {
    return workbench
        .stacks()
        .of(
            thread.tid(),
            most,
            () -> upToMain(entered(thread, symbols().stack(thread.registers(), memory(), most))));
  }

  /// Without the calls that are inlined where the thread is, and that it has not entered in the
  /// eyes of the user.
  private FrameStack entered(TargetThread thread, FrameStack stack) {
    var hidden = Math.min(workbench.hidden(thread.tid()), stack.frames().size() - 1);
    if (hidden == 0) {
      return stack;
    }
    var shown = new ArrayList<CallFrame>();
    for (var frame : stack.frames().subList(hidden, stack.frames().size())) {
      shown.add(
          new CallFrame(
              frame.level() - hidden,
              frame.frame(),
              frame.index(),
              frame.inlined(),
              frame.isInlined(),
              frame.place()));
    }
    return new FrameStack(stack.stack(), shown);
  }

  /// What is before main belongs to the system, and no user asks for it.
  private static FrameStack upToMain(FrameStack stack) {
    var frames = stack.frames();
    for (var i = 0; i < frames.size(); i++) {
      var place = frames.get(i).place();
      if (place.isPresent() && place.get().function().equals("main")) {
        return new FrameStack(stack.stack(), frames.subList(0, i + 1));
      }
    }
    return stack;
  }

  /// {@return the selected frame}
  ///
  /// @throws CommandException if there is none
  public CallFrame frame() {
    var level = workbench.selection().level();
    var frames = stack(level + 2).frames();
    return frames.get(Math.min(level, frames.size() - 1));
  }

  /// A register of the selected thread is about to be changed.
  void changing(Register register) {
    var thread = thread();
    var before = thread.registers();
    workbench
        .undo()
        .add(
            new Undo.Change(
                "register " + register.name(),
                () ->
                    thread.setRegisters(
                        thread.registers().with(register, before.bytes(register)))));
    workbench.moved();
  }

  /// Another register than a general one is about to be changed.
  void changingExtended(Register register) {
    var thread = thread();
    var before = thread.allRegisters().bytes(register);
    workbench
        .undo()
        .add(
            new Undo.Change(
                "register " + register.name(), () -> thread.setExtended(register, before)));
    workbench.moved();
  }

  /// {@return the selected frame's registers}
  public Registers registers() {
    return frame().index() == 0 ? thread().registers() : frame().frame().registers();
  }

  /// {@return the variables of a frame; of one that was inlined its own}
  public FrameVariables variables(CallFrame frame) {
    return variables(stack(frame.level() + 2).stack(), frame);
  }

  /// {@return the variables of a frame of some stack; of one that was inlined its own}
  public FrameVariables variables(Stack stack, CallFrame frame) {
    return symbols()
        .program()
        .variables(stack, frame.index(), allRegisters(stack, frame), threadPointer(stack))
        .ofCall(frame.inlined());
  }

  private OptionalLong threadPointer(Stack stack) {
    var thread = selectedAt(stack);
    return thread.isPresent() ? thread.get().threadPointer() : OptionalLong.empty();
  }

  /// The selected thread, if the stack is its own.
  private Optional<TargetThread> selectedAt(Stack stack) {
    var innermost = stack.frames().getFirst();
    return selected()
        .filter(thread ->
            thread.registers().pc().equals(innermost.pc())
                && thread.registers().sp().equals(innermost.registers().sp()));
  }

  /// Vector registers and the like are known in the innermost frame alone.
  private Optional<Registers> allRegisters(Stack stack, CallFrame frame) {
    if (frame.index() > 0) {
      return Optional.empty();
    }
    return selectedAt(stack).map(TargetThread::allRegisters);
  }

  /// {@return the line whose macros count: that of the selected frame, else that of main}
  public Optional<MacroPlace> macroPlace() {
    if (hasStack()) {
      var frame = frame();
      return frame.place().flatMap(place -> macroPlace(frame.frame().lookupAddress(), place));
    }
    return target.isEmpty()
        ? Optional.empty()
        : new Locator(symbols())
            .find(new LocationSpec.OfFunction("", "main")).stream()
                .findFirst()
                .flatMap(main -> main.place().flatMap(place -> macroPlace(main.address(), place)));
  }

  /// {@return the line of some code}
  public Optional<MacroPlace> macroPlace(Address address, CodePlace place) {
    if (place.file().isEmpty() || place.line().isEmpty()) {
      return Optional.empty();
    }
    var line = new SourceLine(place.file().get(), place.line().getAsInt(), 0);
    return symbols()
        .debugged()
        .at(address)
        .flatMap(object -> object.source().unitAt(object.fileAddress(address)))
        .map(unit -> new MacroPlace(unit, line));
  }

  /// {@return the function of C++'s library that ends a program whose exception nobody catches}
  public Optional<Address> terminating() {
    return new ProgramHeap(this, workbench.calls()).symbol("_ZSt9terminatev");
  }

  /// {@return what evaluates expressions in the selected frame}
  public Expressions expressions() {
    return Expressions.in(
        new SelectedFrame(
            this, hasStack() ? Optional.of(frame()) : Optional.empty(), workbench.calls()),
        workbench.values());
  }
}
