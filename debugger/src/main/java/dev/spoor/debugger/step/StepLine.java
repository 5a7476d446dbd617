package dev.spoor.debugger.step;

import dev.spoor.debugger.location.Locator;
import dev.spoor.debugger.symbols.CodeFunction;
import dev.spoor.debugger.symbols.InlinedCalls;
import dev.spoor.debugger.symbols.LineRange;
import dev.spoor.machine.Address;
import dev.spoor.machine.AddressRange;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.symbolic.CodePlace;
import java.util.List;
import java.util.Optional;

/// A number of lines: from where the task is to where a statement of another line begins.
///
/// What a line calls is entered or passed over. As in gdb: functions without lines are always
/// passed over; behind a return the rest of the caller's line is carried out, if there is any; a
/// call that was inlined is entered or passed over as any other. While the task is within the line
/// only its program counter is looked at.
public final class StepLine implements StepPlan {
  /// More rows than lines have.
  private static final int MOST_ROWS = 256;

  /// What is done about calls.
  private enum Calls {
    ENTERED,
    PASSED
  }

  private final Calls calls;
  private final StepFilter filter;
  private final boolean neverBack;
  private long left;

  /// The task is to leave this range.
  private long start;

  private long end;
  private String file = "";
  private int line;

  /// The entry of the function or of the inlined call that is stepped through.
  private Optional<Die> scope = Optional.empty();

  /// Set after an instruction; empty after a run.
  private Optional<CallWatch> before = Optional.empty();

  /// A call that is run through.
  private Optional<Passage> passage = Optional.empty();

  private boolean isUnderWay;
  private boolean isEntering;

  /// How many inlined levels are left, by a plan that finishes them.
  private int leaving;

  private StepLine(Calls calls, StepFilter filter, boolean neverBack, long count, int leaving) {
    this.calls = calls;
    this.filter = filter;
    this.neverBack = neverBack;
    this.left = count;
    this.leaving = leaving;
  }

  /// {@return a plan for `count` lines, those of called functions among them}
  ///
  /// @param filter which functions are passed over nevertheless
  public static StepLine into(long count, StepFilter filter) {
    return new StepLine(Calls.ENTERED, filter, false, count, 0);
  }

  /// {@return a plan for `count` lines of this function, or of those that it returns to}
  public static StepLine over(long count) {
    return new StepLine(Calls.PASSED, StepFilter.none(), false, count, 0);
  }

  /// {@return a plan for one line of this function that lies behind the present one: a loop is
  /// carried out to its end}
  public static StepLine onward() {
    return new StepLine(Calls.PASSED, StepFilter.none(), true, 1, 0);
  }

  /// {@return a plan that finishes calls that were inlined at the program counter}
  ///
  /// @param levels how many of them, from the innermost on, whether it is shown or not; 1 or more
  public static StepLine outOfInlined(int levels) {
    return new StepLine(Calls.PASSED, StepFilter.none(), false, 1, levels);
  }

  @Override
  public Verdict look(StepView view) {
    if (passage.isPresent()) {
      var next = passage.get().look(view);
      if (next.isPresent()) {
        return next.get();
      }
      passage = Optional.empty();
    }
    var pc = view.registers().pc();
    if (isUnderWay
        && Long.compareUnsigned(pc.value(), start) >= 0
        && Long.compareUnsigned(pc.value(), end) < 0) {
      return step(view);
    }
    return isUnderWay ? left(view, pc) : begin(view, view.hidden());
  }

  private Verdict step(StepView view) {
    before = Optional.of(CallWatch.before(view));
    return new Verdict.StepInstruction();
  }

  // ---- the line

  private Verdict begin(StepView view, int hidden) {
    var pc = view.registers().pc();
    if (left <= 0) {
      return finished(hidden);
    }
    if (calls == Calls.ENTERED && hidden > 0 && !skips(innermost(view, pc, hidden - 1))) {
      // What was inlined here is entered without the task having to move.
      left--;
      return begin(view, hidden - 1);
    }
    isUnderWay = true;
    var at = view.symbols().lineAt(pc);
    if (at.isEmpty()) {
      return beginFunction(view, pc);
    }
    var scopes = InlinedCalls.at(pc, view.symbols());
    remember(at.get(), scopes, hidden);
    if (hidden > 0) {
      showCaller(view, pc, hidden);
    }
    if (leaving > 0) {
      leave(scopes, pc);
    } else if (neverBack) {
      view.symbols().functionAt(pc).ifPresent(function -> start = function.entry().value());
      end = endOfLine(view, at.get()).value();
    }
    return step(view);
  }

  /// With the rows behind that are of the same line and where no statement begins, as clang has
  /// them at the end of a loop.
  private static Address endOfLine(StepView view, LineRange first) {
    var last = first;
    for (var rows = 0; rows < MOST_ROWS; rows++) {
      var next = view.symbols().lineAt(last.range().end());
      var isMore =
          next.isPresent()
              && next.get().line() == first.line()
              && next.get().path().equals(first.path())
              && !next.get().isStatement();
      if (!isMore) {
        break;
      }
      last = next.get();
    }
    return last.range().end();
  }

  /// Its caller is stepped through from nowhere to its next line.
  private void leave(InlinedCalls scopes, Address pc) {
    var index = Math.min(leaving, scopes.scopes().size() - 1);
    scope = index < 0 ? Optional.empty() : Optional.of(scopes.scopes().get(index));
    start = pc.value();
    end = pc.value();
    file = "";
    line = 0;
  }

  /// Its lines are not known: to its end.
  private Verdict beginFunction(StepView view, Address pc) {
    var function = view.symbols().functionAt(pc);
    if (function.isEmpty() || function.get().ranges().isEmpty()) {
      return new Verdict.Abandoned("Cannot find bounds of current function");
    }
    range(rangeOf(function.get(), pc));
    file = "";
    line = 0;
    scope = Optional.empty();
    return step(view);
  }

  private static AddressRange rangeOf(CodeFunction function, Address pc) {
    for (var range : function.ranges()) {
      if (range.contains(pc)) {
        return range;
      }
    }
    return function.ranges().getFirst();
  }

  private void remember(LineRange at, InlinedCalls scopes, int hidden) {
    range(at.range());
    file = at.path();
    line = at.line();
    scope =
        hidden < scopes.scopes().size()
            ? Optional.of(scopes.scopes().get(hidden))
            : Optional.empty();
  }

  private void range(AddressRange range) {
    start = range.start().value();
    end = range.end().value();
  }

  /// The line is that of a call which is to be made yet.
  private void showCaller(StepView view, Address pc, int hidden) {
    var places = view.symbols().placesOf(pc);
    if (hidden < places.size()) {
      file = places.get(hidden).file().orElse("");
      line = places.get(hidden).line().orElse(0);
    }
  }

  private static Optional<CodePlace> innermost(StepView view, Address pc, int hidden) {
    var places = view.symbols().placesOf(pc);
    return hidden < places.size() ? Optional.of(places.get(hidden)) : Optional.empty();
  }

  private boolean skips(Optional<CodePlace> place) {
    return place.filter(filter::skips).isPresent();
  }

  private Verdict finished(int hidden) {
    return new Verdict.Finished(new Verdict.Outcome.Stepped(hidden));
  }

  private Verdict lineDone(StepView view, int hidden) {
    left--;
    leaving = 0;
    isUnderWay = false;
    isEntering = false;
    return begin(view, hidden);
  }

  // ---- outside of it

  private Verdict left(StepView view, Address pc) {
    if (isEntering) {
      return lineDone(view, InlinedCalls.startingAt(pc, view.symbols()));
    }
    var call = before.flatMap(watch -> watch.returnAddress(view));
    if (call.isPresent()) {
      before = Optional.empty();
      return called(view, pc, call.get());
    }
    var at = view.symbols().lineAt(pc);
    if (at.isEmpty()) {
      return unknown(view, pc);
    }
    return elsewhere(view, pc, at.get());
  }

  /// Code without lines: what was jumped to at the end of a function, or what it returned to.
  private Verdict unknown(StepView view, Address pc) {
    var function = view.symbols().functionAt(pc);
    var isJump =
        before.isPresent()
            && before.get().sp().compareTo(view.registers().sp()) >= 0
            && function.filter(each -> each.entry().equals(pc)).isPresent();
    if (!isJump) {
      return calls == Calls.ENTERED && function.isEmpty() ? outOfUnknown(view) : lineDone(view, 0);
    }
    var word = view.registers().architecture().pointerBytes();
    var sp = view.registers().sp();
    var caller = view.memory().readUnsigned(sp, word);
    if (caller.isEmpty()) {
      return lineDone(view, 0);
    }
    before = Optional.empty();
    var out = new Verdict.RunTo(Address.of(caller.getAsLong()), Optional.of(sp));
    var callee = calls == Calls.PASSED ? Optional.<Address>empty() : new Callee(view).at(pc);
    return callee.filter(entry -> isEntered(view, entry)).isPresent()
        ? entering(callee.get(), out)
        : pass(view, out);
  }

  /// Of code of which not even a name is known a step sees nothing.
  private Verdict outOfUnknown(StepView view) {
    var stack = view.symbols().stack(view.registers(), view.memory(), 2).stack();
    var cfa = stack.frames().getFirst().cfa();
    var caller = stack.callerOf(0);
    if (caller.isEmpty() || cfa.isEmpty()) {
      return lineDone(view, 0);
    }
    before = Optional.empty();
    var word = view.registers().architecture().pointerBytes();
    return pass(view, new Verdict.RunTo(caller.get().pc(), Optional.of(cfa.get().plus(-word))));
  }

  private Verdict elsewhere(StepView view, Address pc, LineRange at) {
    var scopes = InlinedCalls.at(pc, view.symbols());
    var hidden = scopes.starting();
    var isShown = isScope(scopes, hidden);
    if (isShown && leaving > 0) {
      // Amid a line, as after any other call.
      return lineDone(view, hidden);
    }
    if (isShown && hidden > 0) {
      return beforeInlined(view, pc, hidden);
    }
    if (isInside(scopes, hidden)) {
      return calls == Calls.PASSED || skips(innermost(view, pc, hidden))
          ? step(view)
          : lineDone(view, hidden);
    }
    var isOther = at.line() != line || !at.path().equals(file);
    if (isOther && at.range().start().equals(pc)) {
      if (at.isStatement()) {
        return lineDone(view, hidden);
      }
      // The next place of this line is one to stop at.
      range(at.range());
      if (!isShown) {
        remember(at, scopes, hidden);
        line = 0;
      }
      return step(view);
    }
    // Amid a line, or in more of the same: to its end.
    remember(at, scopes, hidden);
    return step(view);
  }

  private boolean isScope(InlinedCalls scopes, int index) {
    return scope.isPresent()
        && index < scopes.scopes().size()
        && scopes.scopes().get(index).equals(scope.get());
  }

  /// In a call that was inlined in what is stepped through.
  private boolean isInside(InlinedCalls scopes, int hidden) {
    for (var outer = hidden + 1; outer < scopes.scopes().size(); outer++) {
      if (isScope(scopes, outer)) {
        return true;
      }
    }
    return false;
  }

  /// At the beginning of calls that were inlined in what is stepped through.
  private Verdict beforeInlined(StepView view, Address pc, int hidden) {
    var caller = innermost(view, pc, hidden);
    var isSame =
        caller.isPresent()
            && caller.get().line().orElse(0) == line
            && caller.get().file().orElse("").equals(file);
    if (!isSame) {
      return lineDone(view, hidden);
    }
    return calls == Calls.PASSED || skips(innermost(view, pc, hidden - 1))
        ? step(view)
        : lineDone(view, hidden - 1);
  }

  // ---- calls

  private Verdict called(StepView view, Address pc, Address returnAddress) {
    var over = new Verdict.RunTo(returnAddress, Optional.of(view.registers().sp()));
    var callee = calls == Calls.PASSED ? Optional.<Address>empty() : new Callee(view).at(pc);
    if (callee.filter(entry -> isEntered(view, entry)).isEmpty()) {
      return pass(view, over);
    }
    var body = new Locator(view.symbols()).behindFrameSetup(callee.get());
    if (body.equals(pc)) {
      return lineDone(view, InlinedCalls.startingAt(pc, view.symbols()));
    }
    return entering(body, over);
  }

  private boolean isEntered(StepView view, Address entry) {
    return view.symbols().lineAt(entry).isPresent() && !skips(innermost(view, entry, 0));
  }

  private Verdict entering(Address place, Verdict.RunTo back) {
    isEntering = true;
    start = 0;
    end = 0;
    return new Verdict.RunToAny(List.of(new Verdict.RunTo(place, Optional.empty()), back));
  }

  private Verdict pass(StepView view, Verdict.RunTo back) {
    var through = new Passage(back, List.of(), view);
    passage = Optional.of(through);
    return through.run();
  }
}
