package dev.spoor.debugger.breakpoint;

import dev.spoor.debugger.location.CodeLocation;
import dev.spoor.machine.linux.Tid;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a user asked to be stopped at: a breakpoint, a watchpoint or a catchpoint.
///
/// Confined to the tracer thread. Changes that matter to the program are made through
/// [dev.spoor.debugger.Breakpoints].
public final class Breakpoint {
  /// What becomes of it after a hit.
  public enum Disposition {
    KEEP,
    DELETE,
    DISABLE
  }

  private final int number;
  private final Trigger trigger;
  private Disposition disposition;
  private boolean enabled = true;
  private long hits;
  private long ignored;
  private String condition = "";
  private Optional<Tid> thread = Optional.empty();
  private List<String> commands = List.of();
  private String caught = "";
  private List<Placed> locations = List.of();
  private Optional<LogAction> log = Optional.empty();
  private String prints = "";
  private final Set<FilePlace> disabled = new HashSet<>();

  /// What a log point does in place of stopping.
  @FunctionalInterface
  public interface LogAction {
    /// Says something of a hit.
    ///
    /// @param task at the breakpoint
    void say(dev.spoor.engine.StoppedTask task);
  }

  /// @param number unique in the session
  public Breakpoint(int number, Trigger trigger, Disposition disposition) {
    this.number = number;
    this.trigger = trigger;
    this.disposition = disposition;
  }

  /// {@return its number, 1 or more; below 0 for one of the debugger's own}
  public int number() {
    return number;
  }

  /// {@return what it waits for}
  public Trigger trigger() {
    return trigger;
  }

  /// {@return what becomes of it after a hit}
  public Disposition disposition() {
    return disposition;
  }

  /// Changes what becomes of it after a hit.
  public void disposition(Disposition value) {
    disposition = value;
  }

  /// {@return whether it is in force}
  public boolean isEnabled() {
    return enabled;
  }

  /// To be called through [dev.spoor.debugger.Breakpoints] alone.
  public void enabled(boolean value) {
    enabled = value;
  }

  /// {@return how often it was hit, the ignored hits among them}
  public long hits() {
    return hits;
  }

  /// To be called through [dev.spoor.debugger.Breakpoints] alone.
  public void forgetHits() {
    hits = 0;
  }

  /// {@return how many hits are still to be passed by}
  public long ignored() {
    return ignored;
  }

  /// Sets how many hits are to be passed by.
  public void ignore(long count) {
    ignored = count;
  }

  /// Counts a hit whose condition holds.
  ///
  /// @return whether it is to stop the task
  public boolean countHit() {
    hits++;
    if (ignored > 0) {
      ignored--;
      return false;
    }
    return true;
  }

  /// {@return the condition as it was typed; empty if there is none}
  public String condition() {
    return condition;
  }

  /// To be called through [dev.spoor.debugger.Breakpoints] alone.
  public void condition(String text) {
    condition = text;
  }

  /// {@return the only thread that it stops; empty for any}
  public Optional<Tid> thread() {
    return thread;
  }

  /// Restricts it to one thread.
  public void thread(Optional<Tid> tid) {
    thread = tid;
  }

  /// {@return what the front end is to do at a hit, as it was typed}
  public List<String> commands() {
    return commands;
  }

  /// Replaces what the front end is to do at a hit.
  public void commands(List<String> lines) {
    commands = List.copyOf(lines);
  }

  /// Where it is in one program.
  public record Placed(Tid process, CodeLocation location) {}

  /// {@return where it is; none while nothing it could mean is loaded}
  public List<CodeLocation> locations() {
    return locations.stream().map(Placed::location).toList();
  }

  /// {@return where it is in the programs that run}
  public List<Placed> places() {
    return locations;
  }

  /// To be called through [dev.spoor.debugger.Breakpoints] alone.
  public void places(List<Placed> found) {
    locations = List.copyOf(found);
  }

  /// {@return what a catchpoint has met last: a process, a program; empty if nothing}
  public String caught() {
    return caught;
  }

  /// Says what a catchpoint has met.
  public void caught(String what) {
    caught = what;
  }

  /// {@return what it does in place of stopping, if it is a log point}
  public Optional<LogAction> log() {
    return log;
  }

  /// {@return what the front end prints at a hit in place of halting; empty if it halts}
  public String prints() {
    return prints;
  }

  /// Has the front end print something in place of halting.
  ///
  /// @param what in the words of the front end
  public void prints(String what) {
    prints = what;
  }

  /// A place in a file: the same in each program that has it loaded.
  public record FilePlace(String file, long address) {}

  /// {@return the places of it that are out of force while others are in force}
  public Set<FilePlace> disabledPlaces() {
    return Set.copyOf(disabled);
  }

  /// To be called through [dev.spoor.debugger.Breakpoints] alone.
  public void enabled(FilePlace place, boolean value) {
    if (value) {
      disabled.remove(place);
    } else {
      disabled.add(place);
    }
  }

  /// Makes it a log point.
  public void log(LogAction action) {
    log = Optional.of(action);
  }
}
