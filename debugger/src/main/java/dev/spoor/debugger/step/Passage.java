package dev.spoor.debugger.step;

import dev.spoor.machine.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The run from a call to where it is over: it has returned, or was left by longjmp(3) or for the
/// handler of an exception.
///
/// Breakpoints in the program do not tell where longjmp goes, which glibc keeps mangled: from there
/// on the task is stepped for the few hundred instructions until its stack pointer is above. Of an
/// exception the handler is known when it takes it over, by `__cxa_begin_catch` (Itanium C++ ABI:
/// Exception Handling, section 2.5.3).
final class Passage {
  private static final int MOST_STEPS = 20_000;
  private static final int LONGEST_INSTRUCTION = 15;

  private final Verdict.RunTo back;
  private final List<Verdict.RunTo> places;

  /// Where the stack pointer was when longjmp was called.
  private Optional<Address> jumping = Optional.empty();

  /// Where the handler of an exception goes on.
  private Optional<Verdict.RunTo> handler = Optional.empty();

  /// The program counter before the last instruction of longjmp.
  private Address last = Address.ZERO;

  private int steps;

  /// @param back where the call returns to, with the stack pointer that it has in the call
  /// @param others where the run ends as well
  Passage(Verdict.RunTo back, List<Verdict.RunTo> others, StepView view) {
    this.back = back;
    this.places = new ArrayList<>();
    places.add(back);
    places.addAll(others);
    for (var escape : view.symbols().escapes().all()) {
      places.add(new Verdict.RunTo(escape, Optional.empty()));
    }
  }

  Verdict run() {
    return places.size() == 1 ? back : new Verdict.RunToAny(places);
  }

  /// {@return what is to be done next; nothing if the call is over, or another place is reached}
  Optional<Verdict> look(StepView view) {
    var pc = view.registers().pc();
    var sp = view.registers().sp();
    if (jumping.isPresent()) {
      return jump(pc, sp);
    }
    if (handler.isPresent()) {
      return Optional.empty();
    }
    var escapes = view.symbols().escapes();
    if (escapes.jumps().contains(pc)) {
      jumping = Optional.of(sp);
      last = pc;
      steps = 0;
      return Optional.of(new Verdict.StepInstruction());
    }
    return escapes.handlers().contains(pc) ? handle(view, sp) : Optional.empty();
  }

  /// It has jumped when the stack pointer is above, and the next instruction elsewhere.
  private Optional<Verdict> jump(Address pc, Address sp) {
    var isAbove = sp.compareTo(jumping.orElseThrow()) > 0;
    var isElsewhere = Long.compareUnsigned(pc.minus(last), LONGEST_INSTRUCTION) > 0;
    last = pc;
    if (!(isAbove && isElsewhere) && steps++ < MOST_STEPS) {
      return Optional.of(new Verdict.StepInstruction());
    }
    jumping = Optional.empty();
    // To a frame of the call's own: it is not over.
    return sp.compareTo(back.above().orElseThrow()) <= 0 ? Optional.of(run()) : Optional.empty();
  }

  private Optional<Verdict> handle(StepView view, Address sp) {
    var word = view.registers().architecture().pointerBytes();
    var caller = view.memory().readUnsigned(sp, word);
    if (sp.compareTo(back.above().orElseThrow()) < 0 || caller.isEmpty()) {
      return Optional.of(run());
    }
    var target = new Verdict.RunTo(Address.of(caller.getAsLong()), Optional.of(sp));
    handler = Optional.of(target);
    return Optional.of(target);
  }
}
