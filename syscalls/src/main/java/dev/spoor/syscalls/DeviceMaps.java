package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.DeviceMapCommand.Fields;
import dev.spoor.syscalls.DeviceMapCommand.Trailer;
import dev.spoor.syscalls.description.Expression;
import dev.spoor.syscalls.description.Shape;
import dev.spoor.syscalls.value.Value;
import dev.spoor.syscalls.value.Value.Field;
import java.util.ArrayList;
import java.util.List;

/// Reads what the device mapper is asked and answers, linux/dm-ioctl.h: a header, and what the
/// command is about at a place that the header tells.
final class DeviceMaps {
  /// Up to the member `data`.
  private static final int HEADER_BYTES = 305;

  /// What is shorter than this does not even tell how long it is.
  private static final int LEAST_BYTES = 12;

  private static final int VERSION_MAJOR = 4;

  /// From this minor version on a device's name is followed by the number of its events.
  private static final int WITH_EVENTS = 37;

  private static final long WORD = 0xffff_ffffL;

  private final ValueReader reader;

  DeviceMaps(ValueReader reader) {
    this.reader = reader;
  }

  /// What the header says of what is behind it.
  private record Area(long address, long start, long end, long targets, long minor, boolean entry) {
    long room(long at) {
      return end - at;
    }
  }

  /// An element, and where the header or the element says that the next one is.
  private record Element(Value value, long next) {}

  /// @param entry whether it is what is asked, not what is answered
  Value read(long address, long request, boolean entry) {
    var header = reader.fetch().get(address, HEADER_BYTES);
    if (!header.isComplete()) {
      return new Value.Unreadable(Address.of(address));
    }
    if (number(header, 12) < LEAST_BYTES) {
      return Value.Pointer.of(address);
    }
    var command = DeviceMapCommand.of((int) request & 0xff);
    var names = new HeaderNames(command, entry);
    if (!(follow("dm_ioctl", address, names) instanceof Value.Struct(var fields, var _))) {
      return Value.Pointer.of(address);
    }
    if (number(header, 0) != VERSION_MAJOR) {
      return refused(fields, 1, "unsupported device mapper ABI version");
    }
    if (number(header, 12) < HEADER_BYTES) {
      return refused(fields, 2, "data_size too small");
    }
    var trailer = entry ? command.asked() : command.answered(number(header, 28));
    var area =
        new Area(
            address,
            number(header, 16),
            number(header, 12),
            number(header, 20),
            number(header, 4),
            entry);
    return array(new Value.Struct(fields, false), trailer, area);
  }

  private static long number(Block header, int offset) {
    return header.load(offset, 4, false).orElse(0);
  }

  private Value follow(String structure, long address, Expression.Names names) {
    return reader.follow(
        new Shape.Reference(structure, List.of()), address, names, ValueReader.Part.WHOLE);
  }

  /// The leading fields, and why the others are not to be believed.
  private static Value refused(List<Field> fields, int known, String reason) {
    var told = new ArrayList<>(fields.subList(0, known));
    var last = told.removeLast();
    told.add(new Field(last.name(), new Value.Commented(last.value(), reason)));
    return new Value.Array(List.of(new Value.Struct(told, false)), Value.Rest.NONE);
  }

  private Value array(Value header, Trailer trailer, Area area) {
    var elements = new ArrayList<Value>();
    elements.add(header);
    if (!isThere(trailer, area)) {
      return new Value.Array(elements, Value.Rest.NONE);
    }
    if (reader.options().abbreviates()) {
      return new Value.Array(elements, Value.Rest.MORE);
    }
    return new Value.Array(elements, add(trailer, area, elements));
  }

  private static boolean isThere(Trailer trailer, Area area) {
    return switch (trailer) {
      case NONE -> false;
      case TARGETS -> area.targets() != 0;
      case STRING -> true;
      case DEPENDENCIES, DEVICES, VERSIONS, MESSAGE -> area.start() != area.end();
    };
  }

  /// Adds the elements behind the header, each of which tells where the next one is.
  private Value.Rest add(Trailer trailer, Area area, List<Value> elements) {
    var most = reader.options().stringLimit();
    var at = area.start();
    var end = at;
    for (var count = 0; trailer != Trailer.TARGETS || count < area.targets(); count++) {
      var misplaced = count > 0 && at <= end;
      end = at + trailer.bytes() & WORD;
      if (misplaced || end < at || end == at && trailer.bytes() > 0 || end > area.end()) {
        elements.add(misplaced(trailer));
        return Value.Rest.NONE;
      }
      if (count >= most || reader.allowance().takeElements(1) == 0) {
        return Value.Rest.MORE;
      }
      var block = reader.fetch().get(area.address() + at, trailer.bytes());
      if (!block.isComplete()) {
        elements.add(new Value.Unreadable(Address.of(area.address() + at)));
        return Value.Rest.NONE;
      }
      if (trailer == Trailer.DEPENDENCIES && number(block, 0) > area.room(end) / 8) {
        elements.add(misplaced(trailer));
        return Value.Rest.NONE;
      }
      var element = element(trailer, area, at);
      elements.add(element.value());
      if (!trailer.isChain() || element.next() == 0 && trailer != Trailer.TARGETS) {
        return Value.Rest.NONE;
      }
      var from = trailer == Trailer.TARGETS && !area.entry() ? area.start() : at;
      at = from + element.next() & WORD;
    }
    return Value.Rest.NONE;
  }

  private static Value misplaced(Trailer trailer) {
    var what = trailer == Trailer.STRING ? "string" : "struct " + trailer.structure();
    return new Value.Commented(
        new Value.Worded(0, Value.Base.UNSIGNED, "???"), "misplaced " + what);
  }

  private Element element(Trailer trailer, Area area, long at) {
    var address = area.address() + at;
    var next =
        trailer.isChain()
            ? reader.fetch().get(address + trailer.nextAt(), 4).load(0, 4, false).orElse(0)
            : 0;
    var fields = new ArrayList<Field>();
    if (!trailer.structure().isEmpty()) {
      var names = new HeaderNames(DeviceMapCommand.VERSION, area.entry());
      var value = follow(trailer.structure(), address, names);
      if (!(value instanceof Value.Struct(var known, var _))) {
        return new Element(value, next);
      }
      fields.addAll(known);
    }
    if (!trailer.text().isEmpty()) {
      var textAt = at + trailer.bytes();
      var text = text(area.address() + textAt, area.room(textAt));
      fields.add(trailer == Trailer.VERSIONS ? 0 : fields.size(), new Field(trailer.text(), text));
      if (trailer == Trailer.DEVICES && text instanceof Value.Text(var bytes, var cut) && !cut) {
        addEvents(area, area.address() + textAt + bytes.length() + 1, address + next, fields);
      }
    }
    return new Element(new Value.Struct(fields, false), next);
  }

  private Value text(long address, long room) {
    return room == 0
        ? new Value.Text(ByteString.EMPTY, false)
        : reader.follow(
            new Shape.Terminated(new Expression.Literal(room), false),
            address,
            RegisterNames.NONE,
            ValueReader.Part.WHOLE);
  }

  /// Adds how many events a device has had: behind its name, aligned, if there is room for it.
  private void addEvents(Area area, long behindName, long next, List<Field> fields) {
    var at = behindName + 7 & -8L;
    if (area.minor() < WITH_EVENTS || at + 4 > next) {
      return;
    }
    reader
        .fetch()
        .get(at, 4)
        .load(0, 4, false)
        .ifPresent(events ->
            fields.add(new Field("event_nr", new Value.Int(events, Value.Base.UNSIGNED))));
  }

  /// What names mean in the header's description: which of its fields the command uses, and
  /// `entry`, whether it is what is asked.
  private record HeaderNames(DeviceMapCommand command, boolean entry) implements Expression.Names {
    @Override
    public long number(String name) {
      return switch (name) {
        case "entry" -> entry ? 1 : 0;
        case "device" -> command.uses(Fields.DEVICE);
        case "data" -> command.uses(Fields.DATA);
        case "targets" -> command.uses(Fields.TARGETS);
        case "event" -> command.uses(Fields.EVENT);
        case "resumption" -> command.uses(Fields.RESUMPTION);
        case "state" -> command.uses(Fields.STATE);
        default -> 0;
      };
    }

    @Override
    public long pointee(String name) {
      return 0;
    }

    @Override
    public long formerPointee(String name) {
      return 0;
    }
  }
}
