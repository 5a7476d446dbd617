package dev.spoor.engine;

import dev.spoor.machine.Address;
import dev.spoor.machine.x86_64.DebugControl;
import dev.spoor.machine.x86_64.DebugSlot;
import dev.spoor.machine.x86_64.DebugStatus;
import dev.spoor.machine.x86_64.X86_64;
import java.util.Optional;

/// The four debug registers of one stopped task, x86. A hit stops the task with SIGTRAP
/// (`TRAP_HWBKPT`), after a write or read, before an instruction. They are cleared when the tracer
/// lets the task go; they do not pass to children or threads, and an execve(2) clears them.
///
/// Usable as long as the [StoppedTask] they came from.
public final class DebugRegisters {
  private static final int STATUS = 6;
  private static final int CONTROL = 7;

  interface Peek {
    long word(int offset);
  }

  interface Poke {
    void word(int offset, long word);
  }

  private final Peek peek;
  private final Poke poke;

  DebugRegisters(Peek peek, Poke poke) {
    this.peek = peek;
    this.poke = poke;
  }

  /// {@return what slot `slot` watches; empty if it is not armed}
  ///
  /// @param slot 0 to 3
  public Optional<DebugSlot> slot(int slot) {
    var control = control();
    return control.isEnabled(slot)
        ? Optional.of(control.slot(slot, Address.of(get(slot))))
        : Optional.empty();
  }

  /// Makes slot `slot` watch what `watched` says.
  ///
  /// @throws IllegalStateException if the kernel refuses it: the message says why
  public void set(int slot, DebugSlot watched) {
    // Armed only when the address is there: else the old address would be watched in the new way.
    put(CONTROL, control().without(slot).bits());
    put(slot, watched.address().value());
    put(CONTROL, control().with(slot, watched).bits());
  }

  /// Disarms slot `slot`.
  public void clear(int slot) {
    put(CONTROL, control().without(slot).bits());
    put(slot, 0);
  }

  /// {@return why the CPU trapped last, and forgets it}
  public DebugStatus takeStatus() {
    var status = new DebugStatus(get(STATUS));
    put(STATUS, 0);
    return status;
  }

  private DebugControl control() {
    return new DebugControl(get(CONTROL));
  }

  private long get(int register) {
    return peek.word(X86_64.DEBUG_USER_OFFSET + Long.BYTES * register);
  }

  private void put(int register, long value) {
    poke.word(X86_64.DEBUG_USER_OFFSET + Long.BYTES * register, value);
  }

  /// Disarms all four, whatever they hold.
  void clearAll() {
    put(CONTROL, DebugControl.OFF.bits());
    for (var slot = 0; slot < DebugControl.SLOTS; slot++) {
      put(slot, 0);
    }
  }
}
