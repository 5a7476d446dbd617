package dev.spoor.kernel.internal;

import dev.spoor.kernel.Guardian;
import dev.spoor.kernel.TaskRepair;
import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Tid;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/// [Guardian] as a process that runs [GuardianProgram].
public final class NativeGuardian implements Guardian {
  private static final long AT_FDCWD = -100;
  private static final int O_RDWR_CLOEXEC = 0x80002;

  // What a mark asks for, from bit 48 of its first word.
  private static final long HOLD = 1L << 48;
  private static final long MOVE = 1L << 49;
  private static final long DISARM = 1L << 50;
  private static final long BACK = 1L << 51;
  private static final long RESTORE = 1L << 52;
  private static final int SLOT_SHIFT = 32;
  private static final int SIGNAL_SHIFT = 56;

  /// For a mark without a move.
  private static final TaskRepair.Move NOWHERE =
      new TaskRepair.Move(Address.of(0), Address.of(0), Address.of(0));

  private record Site(Tid process, Address at) {}

  /// @param registers the place of the task's registers, if they are kept
  private record Mark(Tid process, int index, OptionalInt registers) {}

  private final LibC libc;
  private final Thread owner = Thread.currentThread();
  private final GuardianTable table;
  private final GuardianProcess process;
  private final RobustList before;
  private final Map<Tid, Integer> slots = new HashMap<>();
  private final Map<Site, Integer> sites = new HashMap<>();
  private final Map<Tid, Mark> marks = new HashMap<>();
  private final Places freeSlots = new Places("processes", GuardianTable.SLOTS);
  private final Places freeSites = new Places("sites", GuardianTable.SITES);
  private final Places freeRegisters =
      new Places("tasks whose registers it keeps", GuardianTable.REGISTERS);
  private final Places freeMarks = new Places("marks", GuardianTable.MARKS);
  private boolean isOpen = true;

  private NativeGuardian(
      LibC libc, GuardianTable table, GuardianProcess process, RobustList before) {
    this.libc = libc;
    this.table = table;
    this.process = process;
    this.before = before;
  }

  /// Starts it for the current thread.
  public static NativeGuardian start() {
    if (Thread.currentThread().isVirtual()) {
      throw new IllegalStateException(
          "a guardian waits for the end of one kernel thread: a virtual thread has none");
    }
    var libc = new LibC();
    var table = GuardianTable.create(libc);
    var thread = (int) libc.syscall(Numbers.GETTID.number(), 0, 0, 0, 0, 0, 0);
    var before = table.own(thread);
    var stands = false;
    try {
      var process = GuardianProcess.start(libc, table.descriptor());
      stands = true;
      return new NativeGuardian(libc, table, process, before);
    } finally {
      if (!stands) {
        var _ = RobustList.replace(libc, before);
        table.close();
      }
    }
  }

  private void requireOwner() {
    if (!Thread.currentThread().equals(owner)) {
      throw new IllegalStateException("the guardian belongs to " + owner.getName());
    }
    if (!isOpen) {
      throw new IllegalStateException("the guardian was ended");
    }
  }

  @Override
  public Tid tid() {
    return process.tid();
  }

  @Override
  public void guard(Tid of, Address at, ByteString original, ByteString planted) {
    requireOwner();
    var length = original.length();
    if (length < 1 || length > MOST_BYTES_OF_A_SITE || planted.length() != length) {
      throw new IllegalArgumentException(
          "a site of " + length + " bytes, planted " + planted.length());
    }
    var slot = slot(of);
    var site = new Site(of, at);
    var known = sites.get(site);
    var index = known == null ? freeSites.take() : known;
    table.setSite(index, slot, at.value(), original.toArray(), planted.toArray());
    sites.put(site, index);
  }

  @Override
  public void release(Tid of, Address at) {
    requireOwner();
    var index = sites.remove(new Site(of, at));
    if (index != null) {
      table.clearSite(index);
      freeSites.giveBack(index);
    }
  }

  @Override
  public void mark(Tid of, Tid task, TaskRepair repair) {
    requireOwner();
    var slot = slot(of);
    var known = marks.get(task);
    var mark = known == null ? new Mark(of, freeMarks.take(), OptionalInt.empty()) : known;
    marks.put(task, mark);
    if (repair.isRestored() && mark.registers.isEmpty()) {
      mark = new Mark(of, mark.index, OptionalInt.of(copyRegisters(task)));
      marks.put(task, mark);
    }
    var head = Integer.toUnsignedLong(task.value()) | (long) slot << SLOT_SHIFT | wishes(repair);
    if (repair.isRestored()) {
      var place = GuardianTable.registersOf(mark.registers.orElseThrow());
      table.setMark(mark.index, head, place, 0, 0);
    } else {
      var move = repair.move().orElse(NOWHERE);
      table.setMark(mark.index, head, move.from().value(), move.sp().value(), move.to().value());
    }
  }

  private static long wishes(TaskRepair repair) {
    var signal = repair.signal().isPresent() ? repair.signal().get().number() : 0;
    var place = repair.isRestored() ? RESTORE : repair.move().isPresent() ? MOVE : 0;
    return place
        | (repair.isHeld() ? HOLD : 0)
        | (repair.isMovedBack() && !repair.isRestored() ? BACK : 0)
        | (repair.isDisarmed() ? DISARM : 0)
        | (long) signal << SIGNAL_SHIFT;
  }

  private int copyRegisters(Tid task) {
    var place = freeRegisters.take();
    var copied = false;
    try {
      table.copyRegisters(place, task.value());
      copied = true;
      return place;
    } finally {
      if (!copied) {
        freeRegisters.giveBack(place);
      }
    }
  }

  @Override
  public void unmark(Tid task) {
    requireOwner();
    var mark = marks.remove(task);
    if (mark != null) {
      table.clearMark(mark.index);
      freeMarks.giveBack(mark.index);
      mark.registers.ifPresent(freeRegisters::giveBack);
    }
  }

  @Override
  public void forget(Tid of) {
    requireOwner();
    for (var site : new ArrayList<>(sites.keySet())) {
      if (site.process.equals(of)) {
        release(of, site.at);
      }
    }
    for (var entry : new ArrayList<>(marks.entrySet())) {
      if (entry.getValue().process.equals(of)) {
        unmark(entry.getKey());
      }
    }
    var slot = slots.remove(of);
    if (slot != null) {
      process.drop(slot);
      table.wake();
      freeSlots.giveBack(slot);
    }
  }

  /// The place of a process, whose memory the guardian has.
  private int slot(Tid of) {
    var known = slots.get(of);
    if (known != null) {
      return known;
    }
    var slot = freeSlots.take();
    var taken = false;
    try {
      handOver(of, slot);
      taken = true;
    } finally {
      if (!taken) {
        freeSlots.giveBack(slot);
      }
    }
    slots.put(of, slot);
    return slot;
  }

  private void handOver(Tid of, int slot) {
    var memory = openMemory(of);
    try {
      table.setProcess(slot, of.value());
      process.keep(slot, memory);
      table.wake();
    } finally {
      libc.syscall(Numbers.CLOSE.number(), memory, 0, 0, 0, 0, 0);
    }
  }

  private int openMemory(Tid of) {
    try (var arena = Arena.ofConfined()) {
      var path = new ProcTasks().directory(of) + "/mem";
      var name = arena.allocateFrom(path).address();
      var opened = libc.syscall(Numbers.OPENAT.number(), AT_FDCWD, name, O_RDWR_CLOEXEC, 0, 0, 0);
      if (opened < 0) {
        throw Failures.of("open(" + path + ")", opened);
      }
      return (int) opened;
    }
  }

  @Override
  public void close() {
    if (!isOpen) {
      return;
    }
    requireOwner();
    isOpen = false;
    var _ = RobustList.replace(libc, before);
    table.disown();
    table.wake();
    process.reap();
    process.close();
    table.close();
  }
}
