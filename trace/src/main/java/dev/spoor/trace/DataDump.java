package dev.spoor.trace;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.SyscallTable;
import dev.spoor.trace.options.CarriedCalls;
import dev.spoor.trace.options.DescriptorSelection;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Where what calls read and write is, of the descriptors that are to be dumped (`-e read=`, `-e
/// write=`).
///
/// For use by one thread.
final class DataDump {
  /// `UIO_MAXIOV` of linux/uio.h: the kernel takes no more buffers in a call.
  private static final long MOST_BUFFERS = 1024;

  /// As many arguments of a call that socketcall(2) carries as are looked at.
  private static final int CARRIED_ARGUMENTS = 3;

  /// Where a call's data are.
  private enum Place {
    /// In one buffer, the second argument.
    BUFFER,
    /// In the buffers of an array of `struct iovec`, the second argument; the third is its length.
    VECTOR,
    /// In those of a `struct msghdr`, the second argument.
    MESSAGE,
    /// In those of an array of `struct mmsghdr`, the second argument, of which as many were moved
    /// as the result says.
    MESSAGES
  }

  /// A call that moves data.
  private record Mover(Place place, boolean writes) {}

  private final DescriptorSelection read;
  private final DescriptorSelection written;
  private final Map<Abi, SyscallTable> tables = new EnumMap<>(Abi.class);
  private final CarriedCalls carried = new CarriedCalls();

  /// @param read the descriptors of which what is read from them is shown
  /// @param written those of which what is written to them is shown
  DataDump(DescriptorSelection read, DescriptorSelection written) {
    this.read = read;
    this.written = written;
  }

  /// Hands over the data of a call that has returned, if there are any.
  ///
  /// @param arguments the call's registers
  /// @param result 0 if the call has failed: what was to be written is shown then, too
  void of(Abi abi, long number, long[] arguments, long result, Memory memory, DataSink into) {
    if (CarriedCalls.areIn(abi, number)) {
      carried(number, arguments, result, memory, into);
      return;
    }
    var row = tables.computeIfAbsent(abi, SyscallTable::of).find(number);
    if (row.isPresent()) {
      of(row.get().name(), abi, arguments, result, memory, into);
    }
  }

  // socketcall(2)'s second argument is where the other call's arguments are.
  private void carried(long number, long[] arguments, long result, Memory memory, DataSink into) {
    var row = carried.find(number, arguments[0]);
    var bytes = memory.read(Address.of(unsigned(arguments[1], 4)), CARRIED_ARGUMENTS * 4);
    if (row.isEmpty() || bytes.length < CARRIED_ARGUMENTS * 4) {
      return;
    }
    var words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    var stored = new long[arguments.length];
    for (var i = 0; i < CARRIED_ARGUMENTS; i++) {
      stored[i] = Integer.toUnsignedLong(words.getInt(i * 4));
    }
    of(row.get().name(), Abi.I386, stored, result, memory, into);
  }

  private void of(
      String name, Abi abi, long[] arguments, long result, Memory memory, DataSink into) {
    var found = named(name);
    if (found.isEmpty()) {
      return;
    }
    var mover = found.get();
    if (!(mover.writes() ? written : read).contains((int) arguments[0])) {
      return;
    }
    var word = abi.pointerBytes();
    switch (mover.place()) {
      case BUFFER ->
          into.buffer(arguments[1], mover.writes() ? unsigned(arguments[2], word) : result, memory);
      case VECTOR ->
          vector(
              arguments[1],
              unsigned(arguments[2], word),
              word,
              mover.writes() ? Long.MAX_VALUE : result,
              memory,
              into);
      case MESSAGE ->
          message(arguments[1], mover.writes() ? Long.MAX_VALUE : result, word, memory, into);
      case MESSAGES -> messages(arguments[1], result, word, memory, into);
    }
  }

  private void message(long header, long most, int word, Memory memory, DataSink into) {
    // Of asm-generic's struct msghdr: the name, its length, the array, its length.
    var array = memory.readUnsigned(Address.of(header + 2L * word), word);
    var count = memory.readUnsigned(Address.of(header + 3L * word), word);
    if (array.isPresent() && count.isPresent()) {
      vector(array.getAsLong(), count.getAsLong(), word, most, memory, into);
    }
  }

  private void messages(long array, long moved, int word, Memory memory, DataSink into) {
    // A struct msghdr of seven words, how many bytes of it were moved, padding.
    for (var i = 0L; i < moved && i < MOST_BUFFERS; i++) {
      var header = array + i * 8 * word;
      var count = memory.readUnsigned(Address.of(header + 3L * word), word);
      var bytes = memory.readUnsigned(Address.of(header + 7L * word), 4);
      if (count.isEmpty() || bytes.isEmpty()) {
        return;
      }
      into.message(i, count.getAsLong());
      message(header, bytes.getAsLong(), word, memory, into);
    }
  }

  private static long unsigned(long register, int widthBytes) {
    return widthBytes == 4 ? register & 0xffff_ffffL : register;
  }

  private static Optional<Mover> named(String name) {
    return switch (name) {
      case "read", "pread64", "recv", "recvfrom", "mq_timedreceive" ->
          Optional.of(new Mover(Place.BUFFER, false));
      case "readv", "preadv", "preadv2" -> Optional.of(new Mover(Place.VECTOR, false));
      case "recvmsg" -> Optional.of(new Mover(Place.MESSAGE, false));
      case "write", "pwrite64", "send", "sendto", "mq_timedsend" ->
          Optional.of(new Mover(Place.BUFFER, true));
      case "writev", "pwritev", "pwritev2", "vmsplice" ->
          Optional.of(new Mover(Place.VECTOR, true));
      case "sendmsg" -> Optional.of(new Mover(Place.MESSAGE, true));
      case "recvmmsg", "recvmmsg_time64" -> Optional.of(new Mover(Place.MESSAGES, false));
      case "sendmmsg" -> Optional.of(new Mover(Place.MESSAGES, true));
      default -> Optional.empty();
    };
  }

  private void vector(long array, long count, int word, long most, Memory memory, DataSink into) {
    // Of an array that is not there as a whole the kernel takes nothing.
    var last = array + (count - 1) * 2 * word + word;
    if (count < 1
        || count > MOST_BUFFERS
        || memory.readUnsigned(Address.of(last), word).isEmpty()) {
      return;
    }
    var left = most;
    for (var i = 0L; i < count && left > 0; i++) {
      var at = array + i * 2 * word;
      var base = memory.readUnsigned(Address.of(at), word);
      var length = memory.readUnsigned(Address.of(at + word), word);
      if (base.isEmpty() || length.isEmpty()) {
        return;
      }
      var bytes = Math.min(left, length.getAsLong());
      if (bytes < 0) {
        return;
      }
      left -= bytes;
      into.element(i, base.getAsLong(), bytes, memory);
    }
  }
}
