package dev.spoor.machine.linux;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.SignalInfo.BoundsFault;
import dev.spoor.machine.linux.SignalInfo.Child;
import dev.spoor.machine.linux.SignalInfo.Details;
import dev.spoor.machine.linux.SignalInfo.Fault;
import dev.spoor.machine.linux.SignalInfo.KeyFault;
import dev.spoor.machine.linux.SignalInfo.MemoryError;
import dev.spoor.machine.linux.SignalInfo.PerfTrap;
import dev.spoor.machine.linux.SignalInfo.Poll;
import dev.spoor.machine.linux.SignalInfo.Queued;
import dev.spoor.machine.linux.SignalInfo.Sent;
import dev.spoor.machine.linux.SignalInfo.SystemCall;
import dev.spoor.machine.linux.SignalInfo.Timer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// One block of a `siginfo_t` with a cursor over its fields, for both directions:
/// asm-generic/siginfo.h gives the fields' order, the ABI their widths and where they begin.
final class SignalInfoBytes {
  private static final int ERRNO = 4;
  private static final int CODE = 8;

  private final ByteBuffer block;
  private final int pointerBytes;
  private final int clockBytes;
  private int at;

  private SignalInfoBytes(byte[] bytes, Abi abi) {
    block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    pointerBytes = abi.pointerBytes();
    clockBytes = abi == Abi.X32 ? 8 : pointerBytes;
    at = pointerBytes == 8 ? 16 : 12;
  }

  static SignalInfo parse(byte[] bytes, Abi abi) {
    if (bytes.length != SignalInfo.SIZE_BYTES) {
      throw new IllegalArgumentException("a siginfo_t has 128 bytes, not " + bytes.length);
    }
    var in = new SignalInfoBytes(bytes.clone(), abi);
    var signal = Signal.of(in.block.getInt(0));
    var code = in.block.getInt(CODE);
    var details = in.details(SignalLayout.of(signal, code));
    var known = new SignalInfo(signal, in.block.getInt(ERRNO), code, details, ByteString.EMPTY);
    return new SignalInfo(
        known.signal(), known.errno(), code, details, residue(bytes, encode(known, abi)));
  }

  /// The fields of `known` are equal in both or cover what they were read from: what differs is the
  /// rest.
  private static ByteString residue(byte[] bytes, byte[] known) {
    var rest = new byte[bytes.length];
    var any = false;
    for (var i = 0; i < bytes.length; i++) {
      rest[i] = (byte) (bytes[i] ^ known[i]);
      any |= rest[i] != 0;
    }
    return any ? ByteString.of(rest) : ByteString.EMPTY;
  }

  static byte[] encode(SignalInfo info, Abi abi) {
    var bytes =
        info.residue().length() == 0 ? new byte[SignalInfo.SIZE_BYTES] : info.residue().toArray();
    var out = new SignalInfoBytes(bytes, abi);
    out.block.putInt(0, info.signal().number());
    out.block.putInt(ERRNO, info.errno());
    out.block.putInt(CODE, info.code());
    out.put(info.details());
    return bytes;
  }

  private Details details(SignalLayout layout) {
    return switch (layout) {
      case SENT -> new Sent(word(), word());
      case QUEUED -> new Queued(word(), word(), pointer());
      case TIMER -> new Timer(word(), word(), pointer(), word());
      case CHILD -> new Child(word(), word(), word(), clock(), clock());
      case FAULT -> new Fault(address());
      case MEMORY_ERROR -> new MemoryError(address(), half());
      case BOUNDS -> new BoundsFault(address(), afterPad(), address());
      case KEY -> new KeyFault(address(), (int) afterPadWord());
      case PERF -> new PerfTrap(address(), pointer(), word(), word());
      case POLL -> new Poll(pointerSigned(), word());
      case SYSTEM_CALL -> new SystemCall(address(), word(), word());
    };
  }

  private void put(Details details) {
    switch (details) {
      case Sent sent -> {
        putWord(sent.pid());
        putWord(sent.uid());
      }
      case Queued queued -> {
        putWord(queued.pid());
        putWord(queued.uid());
        putPointer(queued.value());
      }
      case Timer timer -> {
        putWord(timer.timer());
        putWord(timer.overrun());
        putPointer(timer.value());
        putWord(timer.systemPrivate());
      }
      case Child child -> {
        putWord(child.pid());
        putWord(child.uid());
        putWord(child.status());
        putClock(child.userTime());
        putClock(child.systemTime());
      }
      case Fault fault -> putPointer(fault.address().value());
      case MemoryError error -> {
        putPointer(error.address().value());
        block.putShort(at, error.leastBit());
      }
      case BoundsFault bounds -> {
        putPointer(bounds.address().value());
        at += pointerBytes;
        putPointer(bounds.lower().value());
        putPointer(bounds.upper().value());
      }
      case KeyFault key -> {
        putPointer(key.address().value());
        at += pointerBytes;
        putWord(key.key());
      }
      case PerfTrap trap -> {
        putPointer(trap.address().value());
        putPointer(trap.data());
        putWord(trap.type());
        putWord(trap.flags());
      }
      case Poll poll -> {
        putPointer(poll.band());
        putWord(poll.descriptor());
      }
      case SystemCall call -> {
        putPointer(call.address().value());
        putWord(call.number());
        putWord(call.auditArch());
      }
    }
  }

  private int word() {
    at += 4;
    return block.getInt(at - 4);
  }

  private short half() {
    return block.getShort(at);
  }

  private long pointer() {
    align(pointerBytes);
    at += pointerBytes;
    return pointerBytes == 8 ? block.getLong(at - 8) : block.getInt(at - 4) & 0xffff_ffffL;
  }

  private long pointerSigned() {
    var value = pointer();
    return pointerBytes == 8 ? value : (int) value;
  }

  private Address address() {
    return Address.of(pointer());
  }

  private Address afterPad() {
    at += pointerBytes;
    return address();
  }

  private long afterPadWord() {
    at += pointerBytes;
    return word();
  }

  /// Times are signed; x32 has them 8 bytes wide but aligned as 4.
  private long clock() {
    align(pointerBytes);
    at += clockBytes;
    return clockBytes == 8 ? block.getLong(at - 8) : block.getInt(at - 4);
  }

  private void putWord(int value) {
    block.putInt(at, value);
    at += 4;
  }

  private void putPointer(long value) {
    align(pointerBytes);
    putWide(value, pointerBytes);
  }

  private void putClock(long value) {
    align(pointerBytes);
    putWide(value, clockBytes);
  }

  private void putWide(long value, int bytes) {
    if (bytes == 8) {
      block.putLong(at, value);
    } else {
      block.putInt(at, (int) value);
    }
    at += bytes;
  }

  private void align(int bytes) {
    at = (at + bytes - 1) / bytes * bytes;
  }
}
