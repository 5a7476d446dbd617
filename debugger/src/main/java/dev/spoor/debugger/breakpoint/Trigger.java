package dev.spoor.debugger.breakpoint;

import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Signal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a [Breakpoint] waits for.
public sealed interface Trigger {
  /// An instruction is about to be carried out.
  ///
  /// @param text what the user typed
  /// @param hardware whether a debug register is to be used
  record AtCode(LocationSpec spec, String text, boolean hardware) implements Trigger {}

  /// A place in memory is written, read, or either.
  ///
  /// @param name what the user typed
  /// @param length in bytes
  /// @param hardware whether debug registers are to be used, as far as there are any left
  /// @param frame the frame that it belongs to: when that is left, the watch ends
  /// @param text how its value is written
  record OnData(
      String name,
      Address address,
      int length,
      Access access,
      boolean hardware,
      Optional<Scope> frame,
      ValueText text)
      implements Trigger {
    /// The frame that something local belongs to.
    ///
    /// @param cfa its canonical frame address
    /// @param resume where its caller goes on
    public record Scope(Address cfa, Address resume) {}

    /// Writes a value.
    @FunctionalInterface
    public interface ValueText {
      /// {@return the text of a value}
      String of(byte[] bytes);
    }

    /// What is noticed.
    public enum Access {
      /// A write that changes the value.
      WRITE,
      READ,
      ANY
    }
  }

  /// A system call is entered or returns.
  ///
  /// @param numbers in the program's ABI; empty for all
  /// @param text what the user typed
  record OnCall(Set<Long> numbers, String text) implements Trigger {
    /// Copies the set.
    public OnCall {
      numbers = Set.copyOf(numbers);
    }
  }

  /// A signal arrives.
  ///
  /// @param signals empty for all but those that the debugger itself uses
  record OnSignal(List<Signal> signals) implements Trigger {
    /// Copies the list.
    public OnSignal {
      signals = List.copyOf(signals);
    }
  }

  /// Something that the kernel or the language's runtime reports.
  ///
  /// @param pattern which of these, a regular expression; empty for all
  record OnEvent(Event event, String pattern) implements Trigger {
    /// All of a kind.
    public OnEvent(Event event) {
      this(event, "");
    }

    /// What.
    public enum Event {
      FORK,
      VFORK,
      EXEC,
      THREAD,
      LOAD,
      UNLOAD,
      THROW,
      RETHROW,
      CATCH
    }
  }
}
