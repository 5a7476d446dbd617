package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.spoor.kernel.Ptrace;
import dev.spoor.kernel.PtraceOption;
import dev.spoor.kernel.RseqConfiguration;
import dev.spoor.kernel.SeccompFilter;
import dev.spoor.kernel.SeccompMetadata;
import dev.spoor.kernel.SyscallInfo;
import dev.spoor.kernel.SyscallUserDispatch;
import dev.spoor.kernel.UserDesc;
import dev.spoor.machine.Address;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.RegisterSet;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.linux.SignalSet;
import dev.spoor.machine.linux.Tid;
import dev.spoor.machine.x86_64.X86_64;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// [Ptrace] over the real kernel. Structures go through one buffer, kept as long as the kernel is
/// open; what has no fixed size has its own for one call.
abstract class NativePtrace implements Ptrace, WordMemory.Words {
  private static final int FXSAVE_BYTES = 512;
  private static final int SCRATCH_BYTES = 1024;
  private static final int SIGSET_BYTES = 8;
  private static final int MAX_PEEKED = 1 << 16;

  /// Codes of arch_prctl(2); asm/prctl.h.
  private static final int ARCH_SET_GS = 0x1001;

  private static final int ARCH_SET_FS = 0x1002;
  private static final int ARCH_GET_FS = 0x1003;
  private static final int ARCH_GET_GS = 0x1004;

  final LibC libc;
  final MemorySegment scratch;
  private final Thread owner = Thread.currentThread();
  private final SyscallInfoBlock syscallInfo;

  NativePtrace(Arena arena) {
    libc = new LibC();
    scratch = arena.allocate(SCRATCH_BYTES, 16);
    syscallInfo = new SyscallInfoBlock(arena);
  }

  final void requireTracerThread() {
    assert owner.equals(Thread.currentThread()) : "not the thread that opened the kernel";
  }

  private long ptrace(Requests request, Tid tid, long address, long data) {
    requireTracerThread();
    return libc.syscall(
        Numbers.PTRACE.number(), request.number(), tid.value(), address, data, 0, 0);
  }

  private long checked(Requests request, Tid tid, long address, long data) {
    var result = ptrace(request, tid, address, data);
    if (result < 0) {
      throw Failures.of(request, tid, address, data, result);
    }
    return result;
  }

  private void resume(Requests request, Tid tid, Optional<Signal> deliver) {
    checked(request, tid, 0, deliver.isEmpty() ? 0 : deliver.get().number());
  }

  // ---- PtraceAttaching

  @Override
  public void seize(Tid tid, Set<PtraceOption> options) {
    checked(Requests.PTRACE_SEIZE, tid, 0, PtraceOption.bits(options));
  }

  @Override
  public void attach(Tid tid) {
    checked(Requests.PTRACE_ATTACH, tid, 0, 0);
  }

  @Override
  public void interrupt(Tid tid) {
    checked(Requests.PTRACE_INTERRUPT, tid, 0, 0);
  }

  @Override
  public void detach(Tid tid, Optional<Signal> deliver) {
    resume(Requests.PTRACE_DETACH, tid, deliver);
  }

  @Override
  public void ptraceKill(Tid tid) {
    checked(Requests.PTRACE_KILL, tid, 0, 0);
  }

  @Override
  public void setOptions(Tid tid, Set<PtraceOption> options) {
    checked(Requests.PTRACE_SETOPTIONS, tid, 0, PtraceOption.bits(options));
  }

  @Override
  public void oldSetOptions(Tid tid, Set<PtraceOption> options) {
    checked(Requests.PTRACE_OLDSETOPTIONS, tid, 0, PtraceOption.bits(options));
  }

  // ---- PtraceResuming

  @Override
  public void cont(Tid tid, Optional<Signal> deliver) {
    resume(Requests.PTRACE_CONT, tid, deliver);
  }

  @Override
  public void syscall(Tid tid, Optional<Signal> deliver) {
    resume(Requests.PTRACE_SYSCALL, tid, deliver);
  }

  @Override
  public void singleStep(Tid tid, Optional<Signal> deliver) {
    resume(Requests.PTRACE_SINGLESTEP, tid, deliver);
  }

  @Override
  public void singleBlock(Tid tid, Optional<Signal> deliver) {
    resume(Requests.PTRACE_SINGLEBLOCK, tid, deliver);
  }

  @Override
  public void sysemu(Tid tid, Optional<Signal> deliver) {
    resume(Requests.PTRACE_SYSEMU, tid, deliver);
  }

  @Override
  public void sysemuSingleStep(Tid tid, Optional<Signal> deliver) {
    resume(Requests.PTRACE_SYSEMU_SINGLESTEP, tid, deliver);
  }

  @Override
  public void listen(Tid tid) {
    checked(Requests.PTRACE_LISTEN, tid, 0, 0);
  }

  // ---- PtraceStops

  @Override
  public long eventMessage(Tid tid) {
    checked(Requests.PTRACE_GETEVENTMSG, tid, 0, scratch.address());
    return scratch.get(JAVA_LONG, 0);
  }

  // ---- PtraceSignals

  @Override
  public byte[] signalInfo(Tid tid) {
    checked(Requests.PTRACE_GETSIGINFO, tid, 0, scratch.address());
    return bytes(SignalInfo.SIZE_BYTES);
  }

  @Override
  public void setSignalInfo(Tid tid, byte[] info) {
    if (info.length != SignalInfo.SIZE_BYTES) {
      throw new IllegalArgumentException("a siginfo_t has 128 bytes, not " + info.length);
    }
    put(info);
    checked(Requests.PTRACE_SETSIGINFO, tid, 0, scratch.address());
  }

  @Override
  public List<SignalInfo> pendingSignals(Tid tid, PendingQueue queue, long first, int limit) {
    if (first < 0 || limit < 0) {
      throw new IllegalArgumentException("signals " + first + " to " + limit + " of a queue");
    }
    var count = Math.min(limit, MAX_PEEKED);
    try (var call = Arena.ofConfined()) {
      // struct ptrace_peeksiginfo_args.
      var arguments = call.allocate(16, 8);
      arguments.set(JAVA_LONG, 0, first);
      arguments.set(JAVA_INT, 8, queue == PendingQueue.PROCESS ? 1 : 0);
      arguments.set(JAVA_INT, 12, count);
      var infos = call.allocate(Math.max(1L, (long) count * SignalInfo.SIZE_BYTES), 8);
      var got = checked(Requests.PTRACE_PEEKSIGINFO, tid, arguments.address(), infos.address());
      var found = new ArrayList<SignalInfo>();
      for (var i = 0; i < got; i++) {
        var info = infos.asSlice((long) i * SignalInfo.SIZE_BYTES, SignalInfo.SIZE_BYTES);
        found.add(SignalInfo.parse(info.toArray(JAVA_BYTE), Abi.X86_64));
      }
      return List.copyOf(found);
    }
  }

  @Override
  public SignalSet signalMask(Tid tid) {
    checked(Requests.PTRACE_GETSIGMASK, tid, SIGSET_BYTES, scratch.address());
    return new SignalSet(scratch.get(JAVA_LONG, 0));
  }

  @Override
  public void setSignalMask(Tid tid, SignalSet blocked) {
    scratch.set(JAVA_LONG, 0, blocked.bits());
    checked(Requests.PTRACE_SETSIGMASK, tid, SIGSET_BYTES, scratch.address());
  }

  // ---- PtraceSyscalls

  @Override
  public SyscallInfo syscallInfo(Tid tid) {
    checked(
        Requests.PTRACE_GET_SYSCALL_INFO, tid, SyscallInfoBlock.SIZE_BYTES, syscallInfo.address());
    return syscallInfo.read();
  }

  @Override
  public void setSyscallInfo(Tid tid, SyscallInfo info) {
    syscallInfo.write(info);
    checked(
        Requests.PTRACE_SET_SYSCALL_INFO, tid, SyscallInfoBlock.SIZE_BYTES, syscallInfo.address());
  }

  @Override
  public RseqConfiguration rseqConfiguration(Tid tid) {
    checked(Requests.PTRACE_GET_RSEQ_CONFIGURATION, tid, 24, scratch.address());
    return new RseqConfiguration(
        Address.of(scratch.get(JAVA_LONG, 0)),
        scratch.get(JAVA_INT, 8),
        scratch.get(JAVA_INT, 12),
        scratch.get(JAVA_INT, 16));
  }

  @Override
  public SyscallUserDispatch syscallUserDispatch(Tid tid) {
    checked(Requests.PTRACE_GET_SYSCALL_USER_DISPATCH_CONFIG, tid, 32, scratch.address());
    return new SyscallUserDispatch(
        scratch.get(JAVA_LONG, 0),
        Address.of(scratch.get(JAVA_LONG, 8)),
        Address.of(scratch.get(JAVA_LONG, 16)),
        scratch.get(JAVA_LONG, 24));
  }

  @Override
  public void setSyscallUserDispatch(Tid tid, SyscallUserDispatch dispatch) {
    scratch.set(JAVA_LONG, 0, dispatch.mode());
    scratch.set(JAVA_LONG, 8, dispatch.selector().value());
    scratch.set(JAVA_LONG, 16, dispatch.start().value());
    scratch.set(JAVA_LONG, 24, dispatch.lengthBytes());
    checked(Requests.PTRACE_SET_SYSCALL_USER_DISPATCH_CONFIG, tid, 32, scratch.address());
  }

  // ---- PtraceRegisters

  @Override
  public byte[] registerSet(Tid tid, int note, int capacityBytes) {
    try (var call = Arena.ofConfined()) {
      var block = call.allocate(Math.max(capacityBytes, 1), 16);
      var vector = vector(call, block, capacityBytes);
      checked(Requests.PTRACE_GETREGSET, tid, note & 0xffff_ffffL, vector.address());
      return block.asSlice(0, vector.get(JAVA_LONG, 8)).toArray(JAVA_BYTE);
    }
  }

  @Override
  public void setRegisterSet(Tid tid, int note, byte[] block) {
    try (var call = Arena.ofConfined()) {
      var copy = call.allocate(Math.max(block.length, 1), 16);
      MemorySegment.copy(block, 0, copy, JAVA_BYTE, 0, block.length);
      var vector = vector(call, copy, block.length);
      checked(Requests.PTRACE_SETREGSET, tid, note & 0xffff_ffffL, vector.address());
    }
  }

  /// A `struct iovec`.
  private static MemorySegment vector(Arena arena, MemorySegment base, long length) {
    var vector = arena.allocate(16, 8);
    vector.set(JAVA_LONG, 0, base.address());
    vector.set(JAVA_LONG, 8, length);
    return vector;
  }

  @Override
  public RegisterImage generalRegisters(Tid tid) {
    return image(Requests.PTRACE_GETREGS, tid, X86_64.GENERAL);
  }

  @Override
  public void setGeneralRegisters(Tid tid, RegisterImage image) {
    put(whole(image, X86_64.GENERAL));
    checked(Requests.PTRACE_SETREGS, tid, 0, scratch.address());
  }

  @Override
  public RegisterImage floatingPointRegisters(Tid tid) {
    return image(Requests.PTRACE_GETFPREGS, tid, X86_64.FLOAT);
  }

  @Override
  public void setFloatingPointRegisters(Tid tid, RegisterImage image) {
    put(whole(image, X86_64.FLOAT));
    checked(Requests.PTRACE_SETFPREGS, tid, 0, scratch.address());
  }

  private RegisterImage image(Requests request, Tid tid, RegisterSet set) {
    checked(request, tid, 0, scratch.address());
    return RegisterImage.empty(X86_64.table()).withBlock(set, bytes(set.sizeBytes()));
  }

  private static byte[] whole(RegisterImage image, RegisterSet set) {
    var block = image.block(set);
    if (block.length != set.sizeBytes()) {
      throw new IllegalArgumentException(
          block.length + " of the " + set.sizeBytes() + " bytes of " + set.name() + " are known");
    }
    return block;
  }

  @Override
  public byte[] extendedFloatingPoint(Tid tid) {
    checked(Requests.PTRACE_GETFPXREGS, tid, 0, scratch.address());
    return bytes(FXSAVE_BYTES);
  }

  @Override
  public void setExtendedFloatingPoint(Tid tid, byte[] block) {
    put(Arrays.copyOf(block, FXSAVE_BYTES));
    checked(Requests.PTRACE_SETFPXREGS, tid, 0, scratch.address());
  }

  @Override
  public UserDesc threadArea(Tid tid, int entry) {
    checked(Requests.PTRACE_GET_THREAD_AREA, tid, entry, scratch.address());
    return new UserDesc(
        scratch.get(JAVA_INT, 0),
        Address.of(scratch.get(JAVA_INT, 4) & 0xffff_ffffL),
        scratch.get(JAVA_INT, 8),
        scratch.get(JAVA_INT, 12) & 0xff);
  }

  @Override
  public void setThreadArea(Tid tid, UserDesc descriptor) {
    scratch.set(JAVA_INT, 0, descriptor.entry());
    scratch.set(JAVA_INT, 4, (int) descriptor.base().value());
    scratch.set(JAVA_INT, 8, descriptor.limit());
    scratch.set(JAVA_INT, 12, descriptor.flags());
    checked(Requests.PTRACE_SET_THREAD_AREA, tid, descriptor.entry(), scratch.address());
  }

  @Override
  public Address segmentBase(Tid tid, Segment segment) {
    checked(
        Requests.PTRACE_ARCH_PRCTL,
        tid,
        scratch.address(),
        segment == Segment.FS ? ARCH_GET_FS : ARCH_GET_GS);
    return Address.of(scratch.get(JAVA_LONG, 0));
  }

  @Override
  public void setSegmentBase(Tid tid, Segment segment, Address base) {
    checked(
        Requests.PTRACE_ARCH_PRCTL,
        tid,
        base.value(),
        segment == Segment.FS ? ARCH_SET_FS : ARCH_SET_GS);
  }

  @Override
  public long peekUser(Tid tid, int offset) {
    return peek(Requests.PTRACE_PEEKUSER, tid, offset);
  }

  @Override
  public void pokeUser(Tid tid, int offset, long word) {
    checked(Requests.PTRACE_POKEUSER, tid, offset, word);
  }

  // ---- PtraceWords

  @Override
  public long peekText(Tid tid, Address address) {
    return peek(Requests.PTRACE_PEEKTEXT, tid, address.value());
  }

  @Override
  public void pokeText(Tid tid, Address address, long word) {
    checked(Requests.PTRACE_POKETEXT, tid, address.value(), word);
  }

  @Override
  public long peekData(Tid tid, Address address) {
    return peek(Requests.PTRACE_PEEKDATA, tid, address.value());
  }

  @Override
  public void pokeData(Tid tid, Address address, long word) {
    checked(Requests.PTRACE_POKEDATA, tid, address.value(), word);
  }

  /// The raw call stores the word where `data` points and returns 0: unlike the C library's wrapper
  /// it leaves no doubt about a word of -1 (ptrace(2), C library/kernel differences).
  private long peek(Requests request, Tid tid, long address) {
    checked(request, tid, address, scratch.address());
    return scratch.get(JAVA_LONG, 0);
  }

  @Override
  public boolean canPeek(Tid tid, long address) {
    return ptrace(Requests.PTRACE_PEEKDATA, tid, address, scratch.address()) >= 0;
  }

  @Override
  public long peeked() {
    return scratch.get(JAVA_LONG, 0);
  }

  @Override
  public boolean canPoke(Tid tid, long address, long word) {
    return ptrace(Requests.PTRACE_POKEDATA, tid, address, word) >= 0;
  }

  // ---- PtraceSeccomp

  @Override
  public SeccompFilter seccompFilter(Tid tid, int index) {
    // Without a buffer the call counts the instructions.
    var count = checked(Requests.PTRACE_SECCOMP_GET_FILTER, tid, index & 0xffff_ffffL, 0);
    try (var call = Arena.ofConfined()) {
      var program = call.allocate(Math.max(8 * count, 8), 8);
      checked(Requests.PTRACE_SECCOMP_GET_FILTER, tid, index & 0xffff_ffffL, program.address());
      var instructions = new ArrayList<SeccompFilter.Instruction>();
      for (var at = 0L; at < 8 * count; at += 8) {
        instructions.add(
            new SeccompFilter.Instruction(
                Short.toUnsignedInt(program.get(JAVA_SHORT, at)),
                Byte.toUnsignedInt(program.get(JAVA_BYTE, at + 2)),
                Byte.toUnsignedInt(program.get(JAVA_BYTE, at + 3)),
                program.get(JAVA_INT, at + 4)));
      }
      return new SeccompFilter(instructions);
    }
  }

  @Override
  public SeccompMetadata seccompMetadata(Tid tid, int index) {
    scratch.set(JAVA_LONG, 0, index & 0xffff_ffffL);
    scratch.set(JAVA_LONG, 8, 0);
    checked(Requests.PTRACE_SECCOMP_GET_METADATA, tid, 16, scratch.address());
    return new SeccompMetadata(scratch.get(JAVA_LONG, 0), scratch.get(JAVA_LONG, 8));
  }

  private byte[] bytes(int count) {
    return scratch.asSlice(0, count).toArray(JAVA_BYTE);
  }

  private void put(byte[] block) {
    MemorySegment.copy(block, 0, scratch, JAVA_BYTE, 0, block.length);
  }
}
