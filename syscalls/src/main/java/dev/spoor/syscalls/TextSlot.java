package dev.spoor.syscalls;

import dev.spoor.syscalls.description.Descriptions;
import dev.spoor.syscalls.description.Direction;
import dev.spoor.syscalls.description.Expression;
import dev.spoor.syscalls.description.Parameter;
import dev.spoor.syscalls.description.Shape;
import dev.spoor.syscalls.description.Signature;
import dev.spoor.syscalls.format.TextFormatter;
import dev.spoor.syscalls.value.Value;
import java.util.Optional;

/// How one argument is written: one place in a [TextPlan].
final class TextSlot {
  private static final int MEMO_ENTRIES = 16;

  /// Ways to write an argument, from the number it is.
  private enum Way {
    /// An integer.
    NUMBER,
    /// A descriptor.
    DESCRIPTOR,
    /// A task, a process group or a session.
    PROCESS,
    /// Names of a number: worked out once, then remembered.
    NAMED,
    /// An address that is not followed.
    ADDRESS,
    /// Bytes in memory.
    BYTES,
    /// A string in memory, up to a NUL.
    STRING,
    /// Whatever else: through its value.
    VALUE
  }

  /// Where the length of bytes in memory stands, if it is not a parameter's number.
  private static final int RESULT = -1;

  private static final int EVALUATED = -2;

  private final Parameter parameter;
  private final CallReader reader;
  private final TextFormatter formatter;
  private final Way way;
  private final int register;
  private final int width;
  private final boolean signed;
  private final boolean out;
  private final Optional<Expression> shown;
  private final Optional<Expression> length;
  private final int lengthAt;
  private final int most;
  private final Value.Base base;
  private final ProcessId counted;
  private final long[] memoNumbers;
  private final String[] memoTexts;

  private TextSlot(
      Parameter parameter,
      Shape.Scalar scalar,
      Way way,
      int register,
      Signature signature,
      CallReader reader,
      TextFormatter formatter) {
    this.parameter = parameter;
    this.reader = reader;
    this.formatter = formatter;
    this.way = way;
    this.register = register;
    width = scalar.width().bytes(reader.abi());
    signed = scalar.signed();
    out = parameter.direction() == Direction.OUT;
    shown = parameter.shown();
    base = scalar instanceof Shape.Int(var _, var _, var given) ? given : Value.Base.DECIMAL;
    counted = TextPlan.processId(scalar).orElse(ProcessId.TASK);
    length = way == Way.BYTES ? Optional.of(buffer(scalar, reader).length()) : Optional.empty();
    lengthAt = length.isPresent() ? place(length.get(), signature) : EVALUATED;
    most = way == Way.STRING ? most(scalar, reader) : 0;
    memoNumbers = new long[way == Way.NAMED ? MEMO_ENTRIES : 0];
    memoTexts = new String[way == Way.NAMED ? MEMO_ENTRIES : 0];
  }

  /// {@return how `parameter` is written; empty if the call needs its values}
  ///
  /// @param behindOut whether it comes behind one that is known at the exit only
  static Optional<TextSlot> of(
      Parameter parameter,
      int register,
      boolean behindOut,
      Signature signature,
      CallReader reader,
      TextFormatter formatter) {
    var descriptions = reader.descriptions();
    var out = parameter.direction() == Direction.OUT;
    if (parameter.label() == Parameter.Label.SHOWN
        || parameter.bound().isPresent()
        || !out && parameter.direction() != Direction.IN
        || !(descriptions.resolved(parameter.shape()) instanceof Shape.Scalar scalar)
        || reader.isPair(scalar)
        || out && !isWritable(parameter, reader)) {
      return Optional.empty();
    }
    var way = way(parameter, scalar, descriptions, reader.options());
    var late = way == Way.NUMBER || way == Way.NAMED || way == Way.ADDRESS;
    return behindOut && !out && !late
        ? Optional.empty()
        : Optional.of(new TextSlot(parameter, scalar, way, register, signature, reader, formatter));
  }

  /// Whether all of it is the kernel's: nothing is to be told of it when the call has failed.
  private static boolean isWritable(Parameter parameter, CallReader reader) {
    return parameter.shape() instanceof Shape.Pointer(var target, var _)
        && !reader.fieldsAtExit(target);
  }

  private static Way way(
      Parameter parameter, Shape.Scalar scalar, Descriptions descriptions, DecodeOptions options) {
    return switch (scalar) {
      case Shape.Int _ -> Way.NUMBER;
      case Shape.Named _ -> Way.NAMED;
      case Shape.Noted _ -> Way.VALUE;
      case Shape.Special special -> special(special);
      case Shape.Pointer(var target, var _) ->
          parameter.followed().isPresent()
              ? Way.VALUE
              : pointer(descriptions.resolved(target), options);
    };
  }

  private static Way special(Shape.Special special) {
    if (!special.arguments().isEmpty()) {
      return Way.VALUE;
    }
    return switch (special.meaning()) {
      case FD -> Way.DESCRIPTOR;
      case PID, PGID, SID -> Way.PROCESS;
      case OFFSET -> Way.NUMBER;
      case FD_OF,
          FD_BEHIND,
          DIRFD,
          MARKDIRFD,
          RINGFD,
          IFINDEX,
          TIME,
          TIME64,
          OFFSET_PAIR,
          THREAD_AREA,
          POLLED,
          SELECTED,
          TIMED,
          VCPU_EXIT,
          NAMESPACES,
          CHILD,
          ATTACHED,
          HANDLER,
          MASKED,
          NARROW,
          CREATED_BUFFERS,
          VIDEO_CONTROL,
          BOOT_TIME,
          CALL,
          IFREQS ->
          Way.VALUE;
      case ID,
          ID16,
          MODE,
          MODE16,
          DEV,
          DEV64,
          PAGES,
          DEV32,
          DEV16,
          STATUS,
          COMMAND,
          FUTEX_WAKE_OP,
          KERNEL_VERSION,
          RLIM,
          RLIM64,
          PORT,
          HTONL,
          HTOBS,
          L2CAP_PSM,
          L2CAP_CID,
          BITS,
          HTOBE64,
          HUNDREDTHS,
          IPV4,
          CLOCK,
          FUTEX_OP,
          KEY,
          ERRNO,
          CLONE,
          PRECISE_IP,
          QUOTA_COMMAND,
          PORT_RANGE,
          MICROSECONDS,
          PAGE_STATUS,
          FAILURE,
          CHARACTER,
          SIGNALS,
          SIGNAL,
          TICKS,
          SWAP_FLAGS,
          SVE_LENGTH,
          SME_LENGTH,
          TAGGED_ADDRESS,
          TONE_PERIOD,
          TONE,
          VIDEO_PORT,
          LATIN_CHARACTER,
          MAPPED_CHARACTER,
          KEY_FUNCTION,
          VIDEO_BUFFER_FLAGS,
          IOPRIO ->
          Way.NAMED;
    };
  }

  private static Way pointer(Shape target, DecodeOptions options) {
    return switch (target) {
      case Shape.Opaque _, Shape.Nothing _, Shape.Payload _ -> Way.ADDRESS;
      case Shape.Buffer(var _, var content) when content == Shape.Buffer.Content.BYTES -> Way.BYTES;
      case Shape.Terminated(Expression.Literal(var limit), var whole)
          when whole || limit > options.stringLimit() ->
          Way.STRING;
      case Shape.Terminated _,
          Shape.Buffer _,
          Shape.Scalar _,
          Shape.Array _,
          Shape.Vector _,
          Shape.Sized _,
          Shape.Foreign _,
          Shape.Reference _ ->
          Way.VALUE;
    };
  }

  private static Shape.Buffer buffer(Shape.Scalar scalar, CallReader reader) {
    if (scalar instanceof Shape.Pointer(var target, var _)
        && reader.descriptions().resolved(target) instanceof Shape.Buffer buffer) {
      return buffer;
    }
    throw new IllegalStateException("no buffer: " + scalar);
  }

  private static int most(Shape.Scalar scalar, CallReader reader) {
    if (scalar instanceof Shape.Pointer(var target, var _)
        && reader.descriptions().resolved(target)
            instanceof Shape.Terminated(Expression.Literal(var limit), var whole)) {
      return whole
          ? Math.clamp(limit, 0, DecodeOptions.MAX_STRING_LIMIT)
          : reader.options().stringLimit();
    }
    throw new IllegalStateException("no string: " + scalar);
  }

  private static int place(Expression length, Signature signature) {
    if (length instanceof Expression.Variable(var name)) {
      if (name.equals("result")) {
        return RESULT;
      }
      for (var i = 0; i < signature.parameters().size(); i++) {
        if (signature.parameters().get(i).name().equals(name)) {
          return i;
        }
      }
    }
    return EVALUATED;
  }

  /// {@return whether the kernel writes it}
  boolean isOut() {
    return out;
  }

  /// {@return whether memory is read for it}
  boolean reads() {
    return switch (way) {
      case BYTES, STRING, VALUE -> true;
      case NUMBER, DESCRIPTOR, PROCESS, NAMED, ADDRESS -> false;
    };
  }

  boolean isShown(Expression.Names names) {
    return shown.isEmpty() || shown.get().evaluate(names) != 0;
  }

  long number(long[] registers) {
    return Block.extended(registers[register], width, signed);
  }

  /// Announces what will be read.
  void announce(long number, Expression.Names names) {
    if (reads() && isFollowed(names)) {
      reader.values().prefetch(parameter.shape(), number, names);
    }
  }

  private boolean isFollowed(Expression.Names names) {
    return parameter.followed().isEmpty() || parameter.followed().get().evaluate(names) != 0;
  }

  /// Appends the argument.
  ///
  /// @param index its own among the call's numbers
  /// @param result of the call, if it has returned
  /// @param announced whether what is read was announced
  void append(
      TextCall call,
      int index,
      long result,
      Expression.Names names,
      boolean announced,
      StringBuilder text) {
    var number = call.numbers[index];
    switch (way) {
      case NUMBER -> formatter.number(number, base, text);
      case DESCRIPTOR -> formatter.descriptor((int) number, reader.referent((int) number), text);
      case PROCESS -> formatter.process((int) number, reader.process(counted, (int) number), text);
      case NAMED -> text.append(named(number, names));
      case ADDRESS -> formatter.pointer(number, text);
      case BYTES -> bytes(number, length(call, result, names), announced, text);
      case STRING -> string(number, names, text);
      case VALUE -> value(number, names, text);
    }
  }

  private void value(long number, Expression.Names names, StringBuilder text) {
    var part = out ? ValueReader.Part.WHOLE : ValueReader.Part.ENTRY;
    formatter.value(reader.value(parameter, number, names, part), text);
  }

  private String named(long number, Expression.Names names) {
    var at = (int) (number ^ number >>> 4 ^ number >>> 12) & MEMO_ENTRIES - 1;
    var known = memoTexts[at];
    if (known != null && memoNumbers[at] == number) {
      return known;
    }
    var text = new StringBuilder();
    value(number, names, text);
    memoNumbers[at] = number;
    memoTexts[at] = text.toString();
    return memoTexts[at];
  }

  private long length(TextCall call, long result, Expression.Names names) {
    return switch (lengthAt) {
      case RESULT -> result;
      case EVALUATED -> length.isPresent() ? length.get().evaluate(names) : 0;
      default -> call.numbers[lengthAt];
    };
  }

  private void bytes(long address, long count, boolean announced, StringBuilder text) {
    if (address == 0 || count < 0) {
      formatter.pointer(address, text);
      return;
    }
    var values = reader.values();
    var limit = reader.options().stringLimit();
    var wanted = values.allowance().takeBytes((int) Math.min(count, limit));
    var looked = ValueReader.looked(wanted, count);
    var fetch = reader.fetch();
    var got = announced ? fetch.copy(address, looked) : fetch.read(address, looked);
    if (got < looked) {
      formatter.pointer(address, text);
    } else {
      formatter.bytes(fetch.bytes(), wanted, wanted < count, text);
    }
  }

  private void string(long address, Expression.Names names, StringBuilder text) {
    if (address != 0 && !reader.values().scalars().decorations().tellsContexts()) {
      var limit = reader.values().allowance().left(most);
      var first = StringFetch.first(address, limit + 1);
      var block = reader.fetch().get(address, first);
      var end = StringFetch.indexOfNul(block.bytes());
      if (end >= 0) {
        var _ = reader.values().allowance().takeBytes(end);
        formatter.bytes(block.bytes(), end, false, text);
        return;
      }
    }
    value(address, names, text);
  }
}
