package dev.spoor.debugger.dump;

import dev.spoor.machine.Architecture;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.RegisterSet;
import dev.spoor.machine.linux.Tid;
import dev.spoor.machine.x86_64.XsaveLayout;
import dev.spoor.machine.x86_64.Xstate;
import dev.spoor.symbolic.process.Mapping;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The notes that the kernel puts into a core file, for a process that lives on: linux/elfcore.h,
/// linux/elf.h.
final class CoreNotes {
  private static final int NT_PRSTATUS = 1;
  private static final int NT_PRPSINFO = 3;
  private static final int NT_AUXV = 6;
  private static final int NT_FILE = 0x4649_4c45;
  private static final int NT_FPREGSET = 2;
  private static final int NT_X86_XSTATE = 0x202;
  private static final int NT_X86_XSAVE_LAYOUT = 0x205;
  private static final int XSAVE_HEADER_END = 576;
  private static final int COMPONENT_BYTES = 16;
  private static final int NT_386_TLS = 0x200;
  private static final String CORE = "CORE";
  private static final String LINUX = "LINUX";

  private static final int NAME_BYTES = 16;
  private static final int ARGUMENT_BYTES = 80;
  private static final int PAGE_BYTES = 4096;

  private final Tid process;
  private final Architecture architecture;
  private final ProcessIds ids;
  private final NoteBlock notes = new NoteBlock();

  private CoreNotes(Tid process, Architecture architecture) {
    this.process = process;
    this.architecture = architecture;
    this.ids = ProcessIds.of(process);
  }

  /// {@return the notes of a process}
  ///
  /// @param threads the one that readers show first at the head
  static byte[] of(
      Tid process, Architecture architecture, List<DumpedThread> threads, List<Mapping> mappings) {
    var made = new CoreNotes(process, architecture);
    made.notes.add(CORE, NT_PRPSINFO, made.processInfo());
    for (var thread : threads) {
      made.thread(thread);
    }
    threads.stream().findFirst().ifPresent(made::layout);
    made.notes.add(CORE, NT_AUXV, contents(process, "auxv"));
    made.notes.add(CORE, NT_FILE, made.files(mappings));
    return made.notes.toBytes();
  }

  private boolean isWide() {
    return architecture.pointerBytes() == Long.BYTES;
  }

  private static ByteBuffer over(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// `struct elf_prpsinfo`.
  private byte[] processInfo() {
    var wide = isWide();
    var bytes = new byte[wide ? 136 : 124];
    var info = over(bytes);
    info.put(1, (byte) 't');
    var at = wide ? 16 : 8;
    if (wide) {
      info.putInt(at, ids.user()).putInt(at + 4, ids.group());
      at += 8;
    } else {
      info.putShort(at, (short) ids.user()).putShort(at + 2, (short) ids.group());
      at += 4;
    }
    info.putInt(at, process.value());
    info.putInt(at + 4, ids.parent());
    info.putInt(at + 8, ids.processGroup());
    info.putInt(at + 12, ids.session());
    put(info, at + 16, contents(process, "comm"), NAME_BYTES);
    put(info, at + 16 + NAME_BYTES, contents(process, "cmdline"), ARGUMENT_BYTES);
    return bytes;
  }

  /// Cut to one byte less than there is room for, with blanks in place of what ends a word.
  private static void put(ByteBuffer info, int at, byte[] text, int room) {
    var length = text.length;
    while (length > 0 && (text[length - 1] == 0 || text[length - 1] == '\n')) {
      length--;
    }
    for (var i = 0; i < Math.min(length, room - 1); i++) {
      info.put(at + i, text[i] == 0 ? (byte) ' ' : text[i]);
    }
  }

  private void thread(DumpedThread thread) {
    notes.add(CORE, NT_PRSTATUS, status(thread));
    thread
        .threadPointer()
        .ifPresent(pointer -> notes.add(LINUX, NT_386_TLS, segment(thread, (int) pointer)));
    for (var set : sets()) {
      var block = arranged(set, thread.registers().block(set));
      if (set.note() != RegisterSet.NO_NOTE && block.length > 0) {
        notes.add(set.note() == NT_FPREGSET ? CORE : LINUX, set.note(), block);
      }
    }
  }

  /// All but the general registers.
  private Set<RegisterSet> sets() {
    var sets = new LinkedHashSet<RegisterSet>();
    architecture.registers().forEach(register -> sets.add(register.set()));
    sets.remove(architecture.general());
    return sets;
  }

  /// The state of AVX and what came behind it is where gdb looks for it, whatever this CPU does.
  private static byte[] arranged(RegisterSet set, byte[] block) {
    return set.note() == NT_X86_XSTATE && block.length > XSAVE_HEADER_END
        ? XsaveLayout.asIntels(new Xstate(ByteString.of(block)).supported(), block)
        : block;
  }

  /// Where the components of the extended state are, of the first thread and so of all: an array of
  /// `struct x86_xfeat_component` (asm/elf.h).
  private void layout(DumpedThread thread) {
    for (var set : sets()) {
      var block = arranged(set, thread.registers().block(set));
      if (set.note() == NT_X86_XSTATE && block.length > XSAVE_HEADER_END) {
        var state = new Xstate(ByteString.of(block));
        state
            .layout()
            .map(layout -> layout.components(state.supported()))
            .ifPresent(components -> notes.add(LINUX, NT_X86_XSAVE_LAYOUT, table(components)));
      }
    }
  }

  private static byte[] table(List<XsaveLayout.Component> components) {
    var bytes = new byte[components.size() * COMPONENT_BYTES];
    var table = over(bytes);
    for (var each : components) {
      table.putInt(each.feature()).putInt(each.bytes()).putInt(each.offset()).putInt(0);
    }
    return bytes;
  }

  /// `struct user_desc` (asm/ldt.h) of the segment of the thread's own variables: all of the memory
  /// from there on, by 32-bit code, in pages.
  private byte[] segment(DumpedThread thread, int base) {
    var bytes = new byte[4 * Integer.BYTES];
    var selector = (int) thread.registers().unsigned(architecture.find("gs").orElseThrow());
    over(bytes).putInt(selector >>> 3).putInt(base).putInt(0xf_ffff).putInt(0x51);
    return bytes;
  }

  /// `struct elf_prstatus`.
  private byte[] status(DumpedThread thread) {
    var wide = isWide();
    var registers = thread.registers().block(architecture.general());
    var bytes = new byte[wide ? 336 : 144];
    var info = over(bytes);
    info.putInt(0, thread.signal());
    info.putShort(12, (short) thread.signal());
    var at = wide ? 32 : 24;
    info.putInt(at, thread.tid().value());
    info.putInt(at + 4, ids.parent());
    info.putInt(at + 8, ids.processGroup());
    info.putInt(at + 12, ids.session());
    info.put(wide ? 112 : 72, registers);
    info.putInt(info.capacity() - (wide ? 8 : 4), 1);
    return bytes;
  }

  /// `NT_FILE`: how many, the unit of offsets, the mappings, the names.
  private byte[] files(List<Mapping> mappings) {
    var mapped = mappings.stream().filter(Mapping::hasFile).toList();
    var word = architecture.pointerBytes();
    var bytes = new byte[(2 + 3 * mapped.size()) * word];
    var table = over(bytes);
    word(table, mapped.size());
    word(table, PAGE_BYTES);
    var names = new ByteArrayOutputStream();
    for (var mapping : mapped) {
      word(table, mapping.range().start().value());
      word(table, mapping.range().end().value());
      word(table, mapping.offset() / PAGE_BYTES);
      names.writeBytes(mapping.path().getBytes(StandardCharsets.UTF_8));
      names.write(0);
    }
    var all = new ByteArrayOutputStream();
    all.writeBytes(bytes);
    all.writeBytes(names.toByteArray());
    return all.toByteArray();
  }

  private void word(ByteBuffer table, long value) {
    if (isWide()) {
      table.putLong(value);
    } else {
      table.putInt((int) value);
    }
  }

  private static byte[] contents(Tid process, String file) {
    try {
      return Files.readAllBytes(Path.of("/proc", process.toString(), file));
    } catch (IOException gone) {
      return new byte[0];
    }
  }
}
