package dev.spoor.syscalls;

import dev.spoor.machine.linux.Errno;
import dev.spoor.syscalls.description.Shape;
import dev.spoor.syscalls.value.Outcome;
import dev.spoor.syscalls.value.Outcome.Note;
import dev.spoor.syscalls.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Reads what successful calls return, with the remarks that belong to it.
final class ResultReader {
  private static final int EXIT_REASON_OFFSET = 8;
  private static final int MAX_ERRNO = 4095;
  private static final Shape CREATED_BUFFERS =
      new Shape.Reference("v4l2_created_buffers", List.of());

  private final ValueReader reader;

  ResultReader(ValueReader reader) {
    this.reader = reader;
  }

  Outcome.Returned read(Shape.Scalar shape, long number, CallNames names) {
    return switch (shape) {
      case Shape.Pointer _ ->
          new Outcome.Returned(number, new Value.Int(number, Value.Base.HEX), List.of());
      case Shape.Noted noted -> noted(number, noted);
      case Shape.Special special -> special(special, number, names);
      case Shape.Named(var _, var _, var table, var kind) when kind == Shape.Named.Kind.ENUM ->
          explained(number, reader.descriptions().table(table).one(number));
      case Shape.Int _, Shape.Named _ -> plain(shape, number, names);
    };
  }

  private Outcome.Returned plain(Shape.Scalar shape, long number, CallNames names) {
    return new Outcome.Returned(number, reader.scalar(shape, number, names), List.of());
  }

  private static Outcome.Returned explained(long number, Value meaning) {
    return new Outcome.Returned(
        number, Value.Int.of(number), List.of(new Note("", List.of(inWords(meaning)))));
  }

  /// What a number means, behind it: with names also where numbers are asked for.
  private static Value inWords(Value meaning) {
    if (!(meaning instanceof Value.Symbols symbols) || symbols.names().isEmpty()) {
      return meaning;
    }
    return new Value.Symbols(
        symbols.raw(),
        symbols.names(),
        symbols.unnamed(),
        symbols.base(),
        symbols.family(),
        List.of(words(symbols)));
  }

  private static Value.Worded words(Value.Symbols symbols) {
    var words = new StringBuilder(String.join("|", symbols.names()));
    if (symbols.unnamed() != 0) {
      words.append("|0x").append(Long.toHexString(symbols.unnamed()));
    }
    return new Value.Worded(symbols.raw(), symbols.base(), words.toString());
  }

  private static Outcome.Returned described(long number, Value meaning) {
    var notes =
        meaning instanceof Value.Described
            ? List.of(new Note("", List.of(meaning)))
            : List.<Note>of();
    return new Outcome.Returned(number, new Value.Int(number, Value.Base.HEX), notes);
  }

  private Outcome.Returned noted(long number, Shape.Noted noted) {
    var table = reader.descriptions().table(noted.table());
    var value = new Value.Int(number, Value.Base.HEX);
    if (number == 0 && table.name(0).isEmpty()) {
      return new Outcome.Returned(number, value, List.of());
    }
    var flags = table.flags(number);
    return switch (noted.style()) {
      case CONSTANTS ->
          new Outcome.Returned(number, value, List.of(new Note(noted.label(), List.of(flags))));
      case NAMES ->
          new Outcome.Returned(
              number, value, List.of(new Note(noted.label(), List.of(inWords(flags)))));
      case REMARK ->
          described(
              number, flags.names().isEmpty() ? flags : new Value.Described(flags, words(flags)));
    };
  }

  private Outcome.Returned created(long number, long address, CallNames names) {
    var told = reader.follow(CREATED_BUFFERS, address, names, ValueReader.Part.WHOLE);
    var notes =
        told instanceof Value.Struct ? List.of(new Note("", List.of(told))) : List.<Note>of();
    return new Outcome.Returned(number, Value.Int.of(number), notes);
  }

  private Outcome.Returned special(Shape.Special special, long number, CallNames names) {
    var arguments = new long[special.arguments().size()];
    for (var i = 0; i < arguments.length; i++) {
      arguments[i] = special.arguments().get(i).evaluate(names);
    }
    return switch (special.meaning()) {
      case THREAD_AREA -> {
        var entry = reader.fetch().get(arguments[0], 4).load(0, 4, true);
        var notes =
            names.formerPointee("u_info") == 0xffff_ffffL && entry.isPresent()
                ? List.of(
                    new Note(
                        "",
                        List.of(
                            new Value.Worded(
                                entry.getAsLong(),
                                Value.Base.DECIMAL,
                                "entry_number=" + entry.getAsLong()))))
                : List.<Note>of();
        yield new Outcome.Returned(number, Value.Int.of(number), notes);
      }
      // Those that are ready were named before.
      case POLLED -> reader.scalars().undecorated(() -> polled(number, arguments, names));
      case IOPRIO ->
          new Outcome.Returned(
              number,
              Value.Int.of(number),
              List.of(new Note("", List.of(reader.scalar(special, number, names)))));
      case CREATED_BUFFERS -> created(number, arguments[0], names);
      case ATTACHED ->
          new Outcome.Returned(
              arguments[0], new Value.Int(arguments[0], Value.Base.HEX), List.of());
      case HANDLER -> handler(number);
      case MASKED ->
          new Outcome.Returned(
              number,
              new Value.Int(number, Value.Base.HEX),
              List.of(
                  new Note(
                      arguments[0] == 0 ? "mask" : "old mask",
                      List.of(FormReader.signals(number, 32)))));
      case NARROW -> narrow(number);
      case TICKS, SWAP_FLAGS -> plain(special, number, names);
      case SVE_LENGTH, SME_LENGTH, TAGGED_ADDRESS ->
          described(number, reader.scalar(special, number, names));
      case TIME, TIME64 -> {
        var words = reader.scalars().words(number);
        var notes =
            words.isPresent()
                ? List.of(
                    new Note(
                        "", List.of(new Value.Worded(number, Value.Base.DECIMAL, words.get()))))
                : List.<Note>of();
        yield new Outcome.Returned(number, Value.Int.of(number), notes);
      }
      case SIGNAL ->
          number == 0
              ? plain(special, number, names)
              : explained(number, ScalarReader.signal((int) number));
      case NAMESPACES -> entered(plain(special, number, names), 0, arguments[0]);
      case CHILD -> entered(plain(special, number, names), (int) number, arguments[0]);
      case VCPU_EXIT -> vcpuExit(number, (int) arguments[0]);
      case TIMED -> timed(number, arguments, names);
      case SELECTED -> reader.scalars().undecorated(() -> selected(number, arguments, names));
      case FD,
          FD_OF,
          FD_BEHIND,
          DIRFD,
          PID,
          PGID,
          SID,
          MARKDIRFD,
          RINGFD,
          ID,
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
          CHARACTER,
          BOOT_TIME,
          CALL,
          FAILURE,
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
          IFINDEX,
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
          SIGNALS,
          OFFSET,
          OFFSET_PAIR,
          TONE_PERIOD,
          TONE,
          VIDEO_PORT,
          LATIN_CHARACTER,
          MAPPED_CHARACTER,
          KEY_FUNCTION,
          VIDEO_CONTROL,
          VIDEO_BUFFER_FLAGS,
          IFREQS ->
          plain(special, number, names);
    };
  }

  private Outcome.Returned handler(long number) {
    var value = new Value.Int(number, Value.Base.HEX);
    var named = reader.descriptions().table("sighandler").one(number);
    return named.names().isEmpty()
        ? new Outcome.Returned(number, value, List.of())
        : new Outcome.Returned(number, value, List.of(new Note("", List.of(inWords(named)))));
  }

  private static Outcome.Returned narrow(long number) {
    var error = -(int) number;
    if (error <= 0 || error > MAX_ERRNO) {
      return new Outcome.Returned(number, Value.Int.of(number), List.of());
    }
    var errno = Errno.of(error);
    var value = new Value.Worded(number, Value.Base.UNSIGNED, number + " " + errno.name());
    return new Outcome.Returned(number, value, List.of(new Note(errno.text(), List.of())));
  }

  private Outcome.Returned polled(long number, long[] arguments, CallNames names) {
    var address = arguments[0];
    var count = arguments[1];
    var value = Value.Int.of(number);
    if (number == 0) {
      return new Outcome.Returned(number, value, List.of(new Note("Timeout", List.of())));
    }
    if (reader.leavesStructures()) {
      return new Outcome.Returned(number, value, List.of());
    }
    var shown = Math.clamp(count, 0, 1024);
    var block = reader.fetch().get(address, shown * 8);
    var ready = new ArrayList<Value>();
    var most = reader.shownElements(Integer.MAX_VALUE);
    Value.Rest rest = Value.Rest.NONE;
    for (var i = 0; i < block.bytes().length / 8; i++) {
      var events = block.load(8 * i + 6, 2, false).orElse(0);
      if (events != 0 && ready.size() == most) {
        rest = Value.Rest.MORE;
        break;
      }
      if (events != 0) {
        ready.add(
            new Value.Struct(
                List.of(
                    new Value.Field(
                        "fd", reader.scalars().fd((int) block.load(8 * i, 4, true).orElse(0))),
                    new Value.Field("revents", reader.descriptions().table("poll").flags(events))),
                false));
      }
    }
    var notes = new ArrayList<Note>();
    notes.add(new Note("", List.of(new Value.Array(ready, rest))));
    if (arguments.length > 2 && arguments[2] != 0) {
      notes.add(left(arguments.length > 3 ? "timespec64" : "timespec", arguments[2], names));
    }
    return new Outcome.Returned(number, value, notes);
  }

  // struct kvm_run of linux/kvm.h, which is mapped from the virtual CPU's descriptor.
  private Outcome.Returned vcpuExit(long number, int vcpu) {
    var area = reader.scalars().decorations().vcpuArea(vcpu);
    var reason =
        area.isPresent()
            ? reader.fetch().get(area.getAsLong() + EXIT_REASON_OFFSET, 4).load(0, 4, false)
            : OptionalLong.empty();
    return reason.isPresent()
        ? explained(number, reader.descriptions().table("kvmexit").one(reason.getAsLong()))
        : new Outcome.Returned(number, Value.Int.of(number), List.of());
  }

  private Outcome.Returned entered(Outcome.Returned returned, int task, long flags) {
    var notes = Namespaces.entered(reader.scalars().decorations(), task, flags);
    return notes.isEmpty()
        ? returned
        : new Outcome.Returned(returned.raw(), returned.value(), notes);
  }

  private Outcome.Returned timed(long number, long[] arguments, CallNames names) {
    var type = arguments.length > 1 ? "timespec64" : "timespec";
    var told = arguments[0] != 0 && !reader.leavesStructures();
    var notes = told ? List.of(left(type, arguments[0], names)) : List.<Note>of();
    return new Outcome.Returned(number, Value.Int.of(number), notes);
  }

  private Outcome.Returned selected(long number, long[] arguments, CallNames names) {
    var notes = new ArrayList<Note>();
    if (number == 0) {
      notes.add(new Note("Timeout", List.of()));
    } else {
      set("in", arguments[1], arguments[0], notes);
      set("out", arguments[2], arguments[0], notes);
      set("except", arguments[3], arguments[0], notes);
    }
    if (arguments[4] != 0 && number > 0) {
      var width = arguments.length > 5 ? arguments[5] : 0;
      var type = width == 0 ? "timeval" : width == 64 ? "timespec64" : "timespec";
      notes.add(left(type, arguments[4], names));
    }
    if (number > 0 && notes.isEmpty()) {
      notes.add(new Note("", List.of()));
    }
    return new Outcome.Returned(number, Value.Int.of(number), notes);
  }

  // What select(2), pselect(2) and ppoll(2) leave in their time-out on Linux.
  private Note left(String type, long address, CallNames names) {
    var shape = new Shape.Reference(type, List.of());
    return new Note("left", List.of(reader.follow(shape, address, names, ValueReader.Part.WHOLE)));
  }

  private void set(String label, long address, long count, List<Note> notes) {
    if (address != 0) {
      var form = dev.spoor.syscalls.description.Form.FDSET;
      var set = reader.form(form, address, new long[] {count});
      if (set instanceof Value.Members(var elements, var _) && elements.isEmpty()) {
        return;
      }
      notes.add(new Note(label, List.of(set)));
    }
  }
}
