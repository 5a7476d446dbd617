package dev.spoor.trace.where;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Errno;
import dev.spoor.syscalls.description.Signature;
import dev.spoor.syscalls.value.Outcome;
import dev.spoor.syscalls.value.Value;
import java.util.List;
import java.util.Optional;

/// Something that has values for a call.
sealed interface Operand {
  /// Adds the values it has.
  void values(Subject subject, Data into);

  /// {@return the values it has}
  default Data of(Subject subject) {
    var data = new Data();
    values(subject, data);
    return data;
  }

  /// What is written in the condition itself.
  record Literal(Datum datum) implements Operand {
    @Override
    public void values(Subject subject, Data into) {
      into.add(datum);
    }
  }

  /// An argument, or what steps from it lead to.
  record Argument(String name, List<Step> steps) implements Operand {
    public Argument {
      steps = List.copyOf(steps);
    }

    @Override
    public void values(Subject subject, Data into) {
      var value = subject.call().argument(name);
      if (value.isPresent()) {
        new ValueSearch(steps, into, subject.isOver()).search(value.get());
      }
    }
  }

  /// A number that the call returned.
  record Result() implements Operand {
    @Override
    public void values(Subject subject, Data into) {
      switch (subject.call().outcome()) {
        case Outcome.Returned returned -> into.add(result(returned));
        case Outcome.Failed _ -> into.add(Datum.of(-1, false));
        case Outcome.Unknown _ -> leaveOpen(subject, into);
      }
    }

    private static Datum result(Outcome.Returned returned) {
      var datum = ValueSearch.datum(returned.value());
      return datum.isPresent() && datum.get().number().isPresent()
          ? datum.get()
          : Datum.of(returned.raw(), false);
    }
  }

  /// The error that the call failed with: its number, or its name.
  record Failure(Kind kind) implements Operand {
    @Override
    public void values(Subject subject, Data into) {
      switch (subject.call().outcome()) {
        case Outcome.Failed(var errno, var _) -> into.add(datum(errno));
        case Outcome.Returned _ -> {}
        case Outcome.Unknown _ -> leaveOpen(subject, into);
      }
    }

    private Datum datum(Errno errno) {
      return kind == Kind.TEXT
          ? Datum.of(ByteString.of(errno.name()))
          : Datum.named(errno.value(), false, List.of(errno.name()));
    }
  }

  /// How long the call took.
  record Duration() implements Operand {
    @Override
    public void values(Subject subject, Data into) {
      if (subject.call().outcome() instanceof Outcome.Unknown) {
        leaveOpen(subject, into);
      } else {
        into.add(Datum.of(subject.nanos(), false));
      }
    }
  }

  /// What does not depend on how the call ends.
  record Known(BuiltIn name) implements Operand {
    @Override
    public void values(Subject subject, Data into) {
      var datum =
          switch (name) {
            case PID -> Datum.of(subject.pid(), false);
            case TID -> Datum.of(subject.tid(), false);
            case COMM -> Datum.of(subject.comm());
            case NAME -> Datum.of(ByteString.of(subject.call().name()));
            case NR -> Datum.of(subject.call().number(), true);
            case ABI -> Datum.of(ByteString.of(subject.call().abi().label()));
            case TIME -> Datum.of(subject.seconds(), false);
            case RET, RESULT, ERRNO, ERROR, DURATION, PATH, FD ->
                throw new IllegalStateException(name.word() + " is an operand of its own");
          };
      into.add(datum);
    }
  }

  /// Every name of a file among the arguments, and what descriptors refer to if that is known.
  record Paths(SignatureFacts facts) implements Operand {
    private static final List<Step> REFERENT = List.of(new Step.Member(0, "path"));

    @Override
    public void values(Subject subject, Data into) {
      if (subject.signature().isPresent()) {
        var signature = subject.signature().get();
        names(subject, signature, into);
        if (subject.knowsReferents()) {
          referents(subject, signature, into);
        }
      }
    }

    private void names(Subject subject, Signature signature, Data into) {
      for (var argument : subject.call().arguments()) {
        if (facts.isPath(signature, argument.name())) {
          new ValueSearch(List.of(), into, subject.isOver()).search(argument.value());
        }
      }
    }

    private void referents(Subject subject, Signature signature, Data into) {
      new Descriptors(facts, REFERENT).values(subject, into);
      switch (subject.call().outcome()) {
        case Outcome.Returned returned ->
            new ValueSearch(REFERENT, into, true).search(returned.value());
        case Outcome.Failed _ -> {}
        case Outcome.Unknown _ -> {
          if (facts.returnsDescriptor(signature)) {
            leaveOpen(subject, into);
          }
        }
      }
    }
  }

  /// Every descriptor among the arguments, also in structures and sets.
  record Descriptors(SignatureFacts facts, List<Step> steps) implements Operand {
    public Descriptors {
      steps = List.copyOf(steps);
    }

    @Override
    public void values(Subject subject, Data into) {
      if (subject.signature().isEmpty()) {
        return;
      }
      for (var argument : subject.call().arguments()) {
        if (facts.mayHoldDescriptors(subject.signature().get(), argument.name())) {
          search(argument.value(), subject, into);
        }
      }
    }

    private void search(Value value, Subject subject, Data into) {
      switch (value) {
        // The working directory is named so that other names can be read; it is not accessed.
        case Value.Fd fd when fd.raw() < 0 && !steps.isEmpty() -> {}
        case Value.Fd _, Value.Pending _ ->
            new ValueSearch(steps, into, subject.isOver()).search(value);
        case Value.Struct(var fields, var _) ->
            fields.forEach(field -> search(field.value(), subject, into));
        case Value.Array(var elements, var _) ->
            elements.forEach(element -> search(element, subject, into));
        case Value.Members(var elements, var _) ->
            elements.forEach(element -> search(element, subject, into));
        case Value.Pointee(var inner) -> search(inner, subject, into);
        case Value.Indexed(var _, var inner) -> search(inner, subject, into);
        case Value.Commented(var inner, var _) -> search(inner, subject, into);
        case Value.Labelled(var inner, var _) -> search(inner, subject, into);
        case Value.Described(var inner, var _) -> search(inner, subject, into);
        case Value.InOut(var entry, var exit) -> {
          search(entry, subject, into);
          search(exit, subject, into);
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
            Value.Worded _,
            Value.Shifted _,
            Value.Sum _ -> {}
      }
    }
  }

  /// Two numbers combined; of several values, each with each.
  record Combined(Arithmetic operator, Operand left, Operand right) implements Operand {
    @Override
    public void values(Subject subject, Data into) {
      var ones = left.of(subject);
      var others = right.of(subject);
      if (ones.isOpen() || others.isOpen()) {
        into.leaveOpen();
      }
      for (var one : ones.found()) {
        for (var other : others.found()) {
          if (into.isFull()) {
            return;
          }
          combined(one.number(), other.number()).ifPresent(into::add);
        }
      }
    }

    private Optional<Datum> combined(Optional<Datum.Numeric> one, Optional<Datum.Numeric> other) {
      if (one.isEmpty() || other.isEmpty()) {
        return Optional.empty();
      }
      var unsigned = one.get().isUnsignedWith(other.get());
      return Optional.of(
          Datum.of(operator.apply(one.get().bits(), other.get().bits(), unsigned), unsigned));
    }
  }

  private static void leaveOpen(Subject subject, Data into) {
    if (!subject.isOver()) {
      into.leaveOpen();
    }
  }
}
