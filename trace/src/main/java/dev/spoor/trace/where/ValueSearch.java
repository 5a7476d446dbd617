package dev.spoor.trace.where;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Signal;
import dev.spoor.syscalls.value.Value;
import java.util.List;
import java.util.Optional;

/// Goes from a value along steps to what is compared.
final class ValueSearch {
  private final List<Step> steps;
  private final Data into;

  /// Whether what is not known now never will be.
  private final boolean isOver;

  ValueSearch(List<Step> steps, Data into, boolean isOver) {
    this.steps = steps;
    this.into = into;
    this.isOver = isOver;
  }

  void search(Value value) {
    follow(value, 0);
  }

  private void follow(Value value, int step) {
    switch (value) {
      case Value.InOut(var entry, var exit) -> changed(entry, exit, step);
      case Value.Pointee(var inner) -> follow(inner, step);
      case Value.Commented(var inner, var _) -> follow(inner, step);
      case Value.Labelled(var inner, var _) -> follow(inner, step);
      case Value.Described(var inner, var _) -> follow(inner, step);
      case Value.Array(var elements, var _) -> elements(elements, step);
      case Value.Members(var elements, var complement) -> {
        if (complement) {
          others(elements, step);
        } else {
          elements(elements, step);
        }
      }
      case Value.Struct(var fields, var _) -> struct(fields, step);
      case Value.Indexed(var _, var element) -> follow(element, step);
      case Value.Fd fd -> descriptor(fd, step);
      case Value.Pending _ -> {
        if (!isOver) {
          into.leaveOpen();
        }
      }
      case Value.Int _,
          Value.Pid _,
          Value.Symbols _,
          Value.Text _,
          Value.Abstract _,
          Value.Bytes _,
          Value.Pointer _,
          Value.Unreadable _,
          Value.Expression _,
          Value.Shifted _,
          Value.Sum _,
          Value.Worded _ -> {
        if (step == steps.size()) {
          datum(value).ifPresent(into::add);
        }
      }
    }
  }

  /// The value after the call counts, or the one before where there is none.
  private void changed(Value entry, Value exit, int step) {
    if (isMember(step, "entry")) {
      follow(entry, step + 1);
    } else if (isMember(step, "exit")) {
      follow(exit, step + 1);
    } else {
      var before = into.found().size();
      follow(exit, step);
      if (into.found().size() == before && !into.isOpen()) {
        follow(entry, step);
      }
    }
  }

  private boolean isMember(int step, String name) {
    return step < steps.size()
        && steps.get(step) instanceof Step.Member(var _, var member)
        && member.equals(name);
  }

  private void elements(List<Value> elements, int step) {
    if (step < steps.size() && steps.get(step) instanceof Step.Element(var _, var index)) {
      if (index < elements.size()) {
        follow(elements.get((int) index), step + 1);
      }
      return;
    }
    for (var element : elements) {
      if (into.isFull()) {
        return;
      }
      follow(element, step);
    }
  }

  /// A set of all signals but some.
  private void others(List<Value> missing, int step) {
    if (step < steps.size()) {
      return;
    }
    for (var number = 1; number <= Signal.LAST; number++) {
      var signal = Datum.named(number, true, List.of(Signal.of(number).name()));
      if (!contains(missing, signal)) {
        into.add(signal);
      }
    }
  }

  private static boolean contains(List<Value> values, Datum wanted) {
    for (var value : values) {
      if (datum(value).filter(one -> one.is(Relation.EQUAL, wanted)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private void struct(List<Value.Field> fields, int step) {
    if (step == steps.size()) {
      into.add(Datum.WHOLE);
    } else if (steps.get(step) instanceof Step.Member(var _, var name)) {
      for (var field : fields) {
        if (field.name().equals(name) || field.name().isEmpty() && isCalled(field.value(), name)) {
          follow(field.value(), step + 1);
          return;
        }
        if (field.name().startsWith(name + ".")) {
          var title = field.name().substring(name.length() + 1);
          follow(field.value(), isMember(step + 1, title) ? step + 2 : step + 1);
          return;
        }
      }
    }
  }

  /// `inet_pton(AF_INET6, "::1", &sin6_addr)` is what `sin6_addr` is.
  private static boolean isCalled(Value value, String name) {
    if (value instanceof Value.Expression(var _, var _, var arguments)) {
      for (var argument : arguments) {
        if (argument instanceof Value.Symbols symbols && symbols.names().contains("&" + name)) {
          return true;
        }
      }
    }
    return false;
  }

  private void descriptor(Value.Fd fd, int step) {
    if (step == steps.size()) {
      into.add(Datum.named(fd.raw(), false, fd.name().isEmpty() ? List.of() : List.of(fd.name())));
    } else if (isMember(step, "path") && fd.referent().path().length() > 0) {
      into.add(Datum.of(fd.referent().path()));
    } else if (isMember(step, "detail") && !fd.referent().detail().isEmpty()) {
      into.add(Datum.of(ByteString.of(fd.referent().detail())));
    }
  }

  /// {@return a value without parts as comparisons see it; empty if they see nothing}
  static Optional<Datum> datum(Value value) {
    return switch (value) {
      case Value.Int(var raw, var base) -> Optional.of(Datum.of(raw, isUnsigned(base)));
      case Value.Symbols symbols ->
          Optional.of(
              Datum.named(
                  symbols.raw(),
                  isUnsigned(symbols.base()),
                  symbols.unnamed() == 0 ? symbols.names() : List.of()));
      case Value.Text(var bytes, var truncated) -> Optional.of(Datum.of(bytes, truncated));
      case Value.Bytes(var bytes, var truncated) -> Optional.of(Datum.of(bytes, truncated));
      case Value.Abstract(var bytes) -> Optional.of(Datum.of(abstractName(bytes)));
      case Value.Pointer(var address) -> Optional.of(Datum.of(address.value(), true));
      case Value.Unreadable(var at) -> Optional.of(Datum.of(at.value(), true));
      case Value.Expression(var raw, var function, var arguments) ->
          Optional.of(expression(raw, function, arguments));
      case Value.Worded(var raw, var base, var text) ->
          Optional.of(
              new Datum(
                  Optional.of(new Datum.Numeric(raw, isUnsigned(base))),
                  Optional.of(new Datum.Words(ByteString.of(text), false)),
                  List.of()));
      case Value.Fd fd -> Optional.of(Datum.of(fd.raw(), false));
      case Value.Shifted shifted -> Optional.of(Datum.of(shifted.number() << shifted.by(), true));
      case Value.Sum sum -> Optional.of(Datum.of(sum.raw(), true));
      case Value.Pid pid -> Optional.of(Datum.of(pid.raw(), false));
      case Value.Pending _,
          Value.InOut _,
          Value.Pointee _,
          Value.Struct _,
          Value.Array _,
          Value.Members _,
          Value.Commented _,
          Value.Labelled _,
          Value.Indexed _,
          Value.Described _ ->
          Optional.empty();
    };
  }

  private static boolean isUnsigned(Value.Base base) {
    return base != Value.Base.DECIMAL && base != Value.Base.DECIMAL_AND_NAMES;
  }

  /// As ss(8) and others write it.
  private static ByteString abstractName(ByteString bytes) {
    var name = new byte[bytes.length() + 1];
    name[0] = '@';
    System.arraycopy(bytes.toArray(), 0, name, 1, bytes.length());
    return ByteString.of(name);
  }

  private static Datum expression(long raw, String function, List<Value> arguments) {
    for (var argument : arguments) {
      if (argument instanceof Value.Text(var text, var _)) {
        // An IPv6 address fits no number.
        return function.equals("inet_pton") ? Datum.of(text) : Datum.of(raw, text);
      }
    }
    return Datum.of(raw, true);
  }
}
