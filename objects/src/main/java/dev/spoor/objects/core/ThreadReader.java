package dev.spoor.objects.core;

import dev.spoor.machine.Architecture;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.RegisterSet;
import dev.spoor.machine.Registers;
import dev.spoor.machine.catalog.Architectures;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.elf.ElfClass;
import dev.spoor.objects.elf.MachineType;
import dev.spoor.objects.elf.Note;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Reads the notes of threads: a thread begins with `NT_PRSTATUS`, and what follows up to the next
/// one is of the same thread.
final class ThreadReader {
  // struct elf_prstatus of linux/elfcore.h: where pid and registers are, and what follows these.
  private static final int SIGNAL = 12;
  private static final int NARROW_PID = 24;
  private static final int NARROW_REGISTERS = 72;
  private static final int WIDE_PID = 32;
  private static final int WIDE_REGISTERS = 112;

  private static final int SEGMENT_BYTES = 16;

  private final CoreNotes notes;
  private final Optional<Architecture> architecture;
  private final Set<RegisterSet> sets = new LinkedHashSet<>();

  private final List<CoreThread> threads = new ArrayList<>();
  private Optional<RegisterImage> image = Optional.empty();

  private ThreadReader(CoreNotes notes) {
    this.notes = notes;
    this.architecture = architecture(notes);
    architecture.ifPresent(table -> table.registers().forEach(row -> sets.add(row.set())));
  }

  /// Registers are read in the order of bytes of the CPUs that there are tables of.
  static Optional<Architecture> architecture(CoreNotes notes) {
    return notes.header().order() == ByteOrder.LITTLE_ENDIAN
        ? Architectures.ofElfMachine(notes.header().machine().value())
        : Optional.empty();
  }

  static List<CoreThread> read(CoreNotes notes) {
    var reader = new ThreadReader(notes);
    notes.notes().forEach(reader::read);
    return List.copyOf(reader.threads);
  }

  private void read(Note note) {
    if (note.owner().equals(NoteType.OWNER) && note.type() == NoteType.PRSTATUS) {
      begin(notes.block(note, "NT_PRSTATUS"));
    } else if (threads.isEmpty()) {
      return;
    } else if (note.owner().equals(NoteType.OWNER) && note.type() == NoteType.SIGINFO) {
      addSignal(note);
    } else if (note.owner().equals(NoteType.LINUX) && note.type() == NoteType.I386_TLS) {
      addSegments(notes.block(note, "NT_386_TLS"));
    } else {
      addRegisters(note);
    }
  }

  /// An array of `struct user_desc` (asm/ldt.h): number and beginning of a segment, its length,
  /// flags.
  private void addSegments(Block segments) {
    var selected =
        image
            .flatMap(known -> known.architecture().find("gs"))
            .filter(gs -> image.orElseThrow().knows(gs));
    if (selected.isEmpty()) {
      return;
    }
    // The three lowest bits of a selector say which table it is of, and with which rights.
    var entry = image.orElseThrow().unsigned(selected.get()) >>> 3;
    for (var at = 0L; at + SEGMENT_BYTES <= segments.sizeBytes(); at += SEGMENT_BYTES) {
      if (segments.u32(at) == entry) {
        threads.add(threads.removeLast().with(segments.u32(at + Integer.BYTES)));
        return;
      }
    }
  }

  private void begin(Block status) {
    var isWide = notes.header().elfClass() == ElfClass.ELF64;
    var start = isWide ? WIDE_REGISTERS : NARROW_REGISTERS;
    // pr_fpvalid, padded.
    var size = status.sizeBytes() - start - notes.wide();
    if (size < 0) {
      throw status.malformed(0, "a status of " + status.sizeBytes() + " bytes");
    }
    image =
        architecture.map(table ->
            RegisterImage.empty(table)
                .withBlock(
                    table.general(),
                    status
                        .copy(start, (int) Math.min(size, table.general().sizeBytes()))
                        .toArray()));
    threads.add(
        new CoreThread(
            (int) status.u32(isWide ? WIDE_PID : NARROW_PID),
            Signal.of(status.u16(SIGNAL)),
            image.map(Registers.class::cast),
            Optional.empty(),
            OptionalLong.empty()));
  }

  private void addRegisters(Note note) {
    for (var set : sets) {
      if (set.note() == note.type() && image.isPresent()) {
        image = image.map(known -> known.withBlock(set, note.bytes().toArray()));
        threads.add(threads.removeLast().with(image.orElseThrow()));
        return;
      }
    }
  }

  private void addSignal(Note note) {
    var abi = abi();
    if (abi.isPresent() && note.bytes().length() == SignalInfo.SIZE_BYTES) {
      threads.add(threads.removeLast().with(SignalInfo.parse(note.bytes().toArray(), abi.get())));
    }
  }

  private Optional<Abi> abi() {
    var machine = notes.header().machine();
    if (architecture.isEmpty()) {
      return Optional.empty();
    }
    if (machine.equals(MachineType.X86_64)) {
      return Optional.of(notes.header().elfClass() == ElfClass.ELF64 ? Abi.X86_64 : Abi.X32);
    }
    return Optional.of(machine.equals(MachineType.I386) ? Abi.I386 : Abi.AARCH64);
  }
}
