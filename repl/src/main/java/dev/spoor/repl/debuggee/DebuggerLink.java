package dev.spoor.repl.debuggee;

import dev.spoor.debugger.DebugSession;
import dev.spoor.debugger.DebugSetup;
import dev.spoor.debugger.Debugger;
import dev.spoor.debugger.Notice;
import dev.spoor.debugger.breakpoint.ConditionException;
import dev.spoor.debugger.location.LocationException;
import dev.spoor.engine.CpuUse;
import dev.spoor.engine.TracerOptions;
import dev.spoor.machine.UnknownRegisterException;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugSearch;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.language.SessionValues;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.process.ProcessAccessException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The debugger, which is started when it is first needed, and what it says when it cannot. For the
/// thread that runs commands, but for [#interrupted()].
final class DebuggerLink implements AutoCloseable {
  private final Surroundings surroundings;
  private final SessionValues values;
  private final Consumer<Notice> notices;
  private volatile Optional<DebugSession> session = Optional.empty();
  private volatile boolean interrupted;

  DebuggerLink(Surroundings surroundings, SessionValues values, Consumer<Notice> notices) {
    this.surroundings = surroundings;
    this.values = values;
    this.notices = notices;
  }

  /// {@return the debugger, which is started when it is first needed}
  DebugSession session() {
    if (session.isEmpty()) {
      var names = new LazyNames();
      session =
          Optional.of(
              DebugSession.open(
                  new DebugSetup(
                      root -> DebugSearch.in(DebugDirectories.under(root), surroundings::variable),
                      names,
                      new ConditionBridge(values),
                      TracerOptions.defaults().withCpuUse(CpuUse.AUTO_UNWATCHED),
                      notices)));
    }
    return session.get();
  }

  /// The user wants what runs to halt, also what the command in work is just about to let run. From
  /// any thread.
  void interrupted() {
    interrupted = true;
    session.ifPresent(DebugSession::pause);
  }

  /// A command begins: what the user wanted before is done with.
  void begin() {
    interrupted = false;
  }

  /// Something runs now, from which the user may have wanted to be called back already.
  void running() {
    if (interrupted) {
      session.ifPresent(DebugSession::pause);
    }
  }

  /// {@return the answer to a question about the debugger, on its thread}
  ///
  /// @throws CommandException if there is none, in words
  <T> T ask(Function<Debugger, T> question) {
    return translating(() -> session().call(question));
  }

  /// Does something of which no answer is expected.
  ///
  /// @throws CommandException if it cannot be done, in words
  void inWords(Runnable work) {
    var _ =
        translating(() -> {
          work.run();
          return true;
        });
  }

  /// {@return what work gives, which may fail in ways that have words}
  ///
  /// @throws CommandException in these words
  static <T> T translating(Supplier<T> work) {
    try {
      return work.get();
    } catch (ExpressionException unusable) {
      throw new CommandException(unusable.sentence());
    } catch (LocationException
        | ConditionException
        | ProcessAccessException
        | MalformedObjectException unusable) {
      throw new CommandException(String.valueOf(unusable.getMessage()));
    } catch (UnknownRegisterException unknown) {
      throw new CommandException("value is not available: " + unknown.getMessage());
    }
  }

  @Override
  public void close() {
    session.ifPresent(DebugSession::close);
    session = Optional.empty();
  }
}
