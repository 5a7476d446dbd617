package dev.spoor.repl.debuggee;

import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Architecture;
import dev.spoor.machine.Memory;
import java.util.List;
import java.util.function.Supplier;

/// What is debugged. All but [#look] is to be called from within that.
public interface Target extends AutoCloseable {
  /// Answers a question about it, on the thread that may look at it.
  <T> T look(Supplier<T> question);

  /// {@return whether there is a process}
  boolean isLive();

  /// {@return whether it is what a process has left}
  default boolean isCore() {
    return false;
  }

  /// {@return what is known of it}
  Symbols symbols();

  /// {@return its memory, without what the debugger has put in it}
  Memory memory();

  /// {@return its CPU}
  Architecture architecture();

  /// {@return its threads, none for a mere file}
  List<TargetThread> threads();

  /// {@return whether there has been more than one thread: then a stop is told with the thread's
  /// number}
  default boolean hasHadThreads() {
    return threads().size() > 1;
  }

  /// {@return the path of the program}
  String program();

  @Override
  void close();
}
