package dev.spoor.debugger.step;

import dev.spoor.debugger.symbols.FrameStack;
import dev.spoor.machine.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Until one of several places is reached, or the frame is left.
public final class RunToPlaces implements StepPlan {
  private final List<Verdict.RunTo> places;
  private boolean isUnderWay;

  private RunToPlaces(List<Verdict.RunTo> places) {
    this.places = List.copyOf(places);
  }

  /// {@return a plan that ends at the first of `addresses` that the task comes to in whatever
  /// frame, or when the frame of a level has returned: gdb's `advance`}
  public static RunToPlaces advance(List<Address> addresses, FrameStack stack, int level) {
    return of(addresses, Optional.empty(), stack, level);
  }

  /// {@return the same, but a deeper call of the same function passes by the places that lie in it:
  /// gdb's `until` with a place}
  ///
  /// @param function tells whether an address lies in the function of the level
  public static RunToPlaces until(
      List<Address> addresses,
      java.util.function.Predicate<Address> function,
      FrameStack stack,
      int level) {
    return of(addresses, Optional.of(function), stack, level);
  }

  private static RunToPlaces of(
      List<Address> addresses,
      Optional<java.util.function.Predicate<Address>> function,
      FrameStack stack,
      int level) {
    var frame = stack.frames().get(level);
    var sp = frame.frame().registers().sp();
    var places = new ArrayList<Verdict.RunTo>();
    for (var address : addresses) {
      // Within the frame the stack pointer is never below where a call it has made would put it.
      var isOwn = function.filter(test -> test.test(address)).isPresent();
      places.add(new Verdict.RunTo(address, isOwn ? Optional.of(sp.plus(-1)) : Optional.empty()));
    }
    var caller = stack.stack().callerOf(frame.index());
    if (caller.isPresent() && frame.frame().cfa().isPresent()) {
      var word = frame.frame().registers().architecture().pointerBytes();
      places.add(
          new Verdict.RunTo(caller.get().pc(), Optional.of(frame.frame().cfa().get().plus(-word))));
    }
    return new RunToPlaces(places);
  }

  @Override
  public Verdict look(StepView view) {
    if (isUnderWay) {
      return new Verdict.Finished(new Verdict.Outcome.Reached());
    }
    isUnderWay = true;
    return new Verdict.RunToAny(places);
  }
}
