package dev.spoor.kernel.internal;

import dev.spoor.machine.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// The data of one launch, as the launcher finds it in its memory ([LauncherProgram]):
///
///     0   int   the socket
///     8   long  report of a failure: address of the record
///     16  long  its errno
///     24  byte  what the gate read
///     32  long  results that nobody wants
///     40  int   status with which it ends, with a failure or without a tracer
///     44  int   the same if what failed is ENOENT
///     64        records of 64 bytes: int number, int meaning, six arguments, and the address at
///               which the result is stored, which may be an argument of a later record
///               strings and arrays that the records point to
final class LaunchBlock {
  /// What a record's result means.
  enum Meaning {
    ANYTHING(0),
    NOT_AN_ERROR(1),
    GATE(2),
    /// The process quits unless it is the child that the call made.
    FORK(3);

    private final int number;

    Meaning(int number) {
      this.number = number;
    }
  }

  private static final int STATUSES = 40;
  private static final int RECORDS = 64;
  private static final int RECORD_BYTES = 64;
  private static final int GATE_BYTE = StaticProgram.DATA + 24;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int UNWANTED = StaticProgram.DATA + 32;

  /// A value of a record or array that is an address in the block, once it is known.
  private record Pointer(int at, int target) {}

  private final int socket;
  private final int failed;
  private final int notFound;
  private final List<String> descriptions = new ArrayList<>();
  private ByteBuffer records = bufferOf(RECORD_BYTES * 16);
  private ByteBuffer data = bufferOf(4096);

  /// Places in `records` that hold an offset into `data`.
  private final List<Integer> recordPointers = new ArrayList<>();

  /// Places in `data` that hold an offset into `data`.
  private final List<Pointer> dataPointers = new ArrayList<>();

  /// @param failed the status of a process that could not become the program
  /// @param notFound its status if there is none
  LaunchBlock(int socket, int failed, int notFound) {
    this.socket = socket;
    this.failed = failed;
    this.notFound = notFound;
  }

  private static ByteBuffer bufferOf(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// {@return a buffer with room for `bytes` more}
  private static ByteBuffer roomFor(ByteBuffer buffer, int bytes) {
    if (buffer.remaining() >= bytes) {
      return buffer;
    }
    var needed = Math.addExact(buffer.position(), bytes);
    var larger = bufferOf((int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * needed)));
    return larger.put(buffer.flip());
  }

  /// An argument of a record.
  sealed interface Argument {}

  /// A number.
  record Plain(long value) implements Argument {}

  /// The address of something in the block.
  record In(int offset) implements Argument {}

  static Argument plain(long value) {
    return new Plain(value);
  }

  /// Adds a string with its NUL.
  In string(ByteString text) {
    return bytes(text.toArray(), 1);
  }

  /// Adds bytes, followed by `zeros` zero bytes, aligned to 8.
  In bytes(byte[] bytes, int zeros) {
    data = roomFor(data, bytes.length + zeros + 8);
    var offset = data.position();
    data.put(bytes);
    data.position(alignedEnd(offset + bytes.length + zeros));
    return new In(offset);
  }

  private static int alignedEnd(int end) {
    return (end + 7) & -8;
  }

  /// Adds longs.
  In longs(long... values) {
    var bytes = new byte[values.length * Long.BYTES];
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (var value : values) {
      buffer.putLong(value);
    }
    return bytes(bytes, 0);
  }

  /// Adds an array of pointers to the strings, ended by a null pointer.
  In vector(List<ByteString> strings) {
    var pointers = new int[strings.size()];
    for (var i = 0; i < pointers.length; i++) {
      pointers[i] = string(strings.get(i)).offset();
    }
    var vector = bytes(new byte[Math.multiplyExact(pointers.length + 1, Long.BYTES)], 0);
    for (var i = 0; i < pointers.length; i++) {
      pointAt(new In(vector.offset() + i * Long.BYTES), new In(pointers[i]));
    }
    return vector;
  }

  /// Makes the eight bytes at `place` the address of `target`.
  void pointAt(In place, In target) {
    dataPointers.add(new Pointer(place.offset(), target.offset()));
  }

  /// Adds a record.
  ///
  /// @param description what it does, in words
  /// @param arguments up to six; the rest is 0
  void call(String description, Meaning meaning, LauncherCall call, Argument... arguments) {
    records = roomFor(records, RECORD_BYTES);
    descriptions.add(description);
    records.putInt(call.number()).putInt(meaning.number);
    for (var i = 0; i < 6; i++) {
      argument(i < arguments.length ? arguments[i] : plain(0));
    }
    records.putLong(UNWANTED);
  }

  /// Makes the result of the record added last the first argument of the one to be added next.
  void passOn() {
    var next = StaticProgram.DATA + RECORDS + records.position();
    records.putLong(records.position() - Long.BYTES, next + Long.BYTES);
  }

  private void argument(Argument argument) {
    switch (argument) {
      case Plain(var value) -> records.putLong(value);
      case In(var offset) -> {
        recordPointers.add(records.position());
        records.putLong(offset);
      }
    }
  }

  /// Adds the sign of life: a byte to the tracer.
  void beginning() {
    call(
        "begin",
        Meaning.NOT_AN_ERROR,
        LauncherCall.SENDTO,
        plain(socket),
        plain(GATE_BYTE),
        plain(1),
        plain(MSG_NOSIGNAL));
  }

  /// Adds the gate.
  void gate() {
    call("wait", Meaning.GATE, LauncherCall.READ, plain(socket), plain(GATE_BYTE), plain(1));
  }

  /// {@return what the record at an address that the launcher reported does, in words}
  String descriptionAt(long address) {
    var index = (address - StaticProgram.DATA - RECORDS) / RECORD_BYTES;
    return index >= 0 && index < descriptions.size()
        ? descriptions.get((int) index)
        : "prepare itself";
  }

  /// {@return the block}
  byte[] toArray() {
    var dataAt = RECORDS + records.position();
    var base = StaticProgram.DATA + dataAt;
    var bytes = new byte[Math.addExact(dataAt, data.position())];
    var block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    block.putInt(socket).putInt(STATUSES, failed).putInt(STATUSES + 4, notFound).position(RECORDS);
    for (var at : recordPointers) {
      records.putLong(at, base + records.getLong(at));
    }
    for (var pointer : dataPointers) {
      data.putLong(pointer.at(), base + pointer.target());
    }
    block.put(records.flip()).put(data.flip());
    return bytes;
  }
}
