package dev.spoor.trace.where;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Errno;
import dev.spoor.syscalls.description.DescriptionSource;
import dev.spoor.syscalls.description.Descriptions;
import dev.spoor.syscalls.description.Signature;
import dev.spoor.syscalls.value.Argument;
import dev.spoor.syscalls.value.DecodedCall;
import dev.spoor.syscalls.value.Outcome;
import dev.spoor.syscalls.value.Referent;
import dev.spoor.syscalls.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A call to ask conditions about.
final class MadeUpCall implements Subject {
  private static final Descriptions DESCRIPTIONS =
      new Descriptions(Abi.X86_64, new DescriptionSource());

  private final String name;
  private final List<Argument> arguments = new ArrayList<>();
  private Outcome outcome = Outcome.Unknown.INSTANCE;
  private boolean over;
  private boolean referents;
  private long nanos;

  private MadeUpCall(String name) {
    this.name = name;
  }

  static MadeUpCall of(String name) {
    return new MadeUpCall(name);
  }

  MadeUpCall with(String argument, Value value) {
    arguments.add(new Argument(argument, value));
    return this;
  }

  MadeUpCall with(String argument, long number) {
    return with(argument, Value.Int.of(number));
  }

  MadeUpCall with(String argument, String text) {
    return with(argument, text(text));
  }

  MadeUpCall flags(String argument, long bits) {
    return with(argument, new Value.Symbols(bits, List.of(), bits, Value.Base.HEX, ""));
  }

  MadeUpCall returned(long result) {
    outcome = new Outcome.Returned(result, Value.Int.of(result), List.of());
    over = true;
    return this;
  }

  MadeUpCall returned(Value result) {
    outcome = new Outcome.Returned(0, result, List.of());
    over = true;
    return this;
  }

  MadeUpCall failed(String errno) {
    outcome = new Outcome.Failed(Errno.named(errno).orElseThrow(), List.of());
    over = true;
    return this;
  }

  MadeUpCall unfinished() {
    over = true;
    return this;
  }

  MadeUpCall after(long nanoseconds) {
    nanos = nanoseconds;
    return this;
  }

  MadeUpCall knowingReferents() {
    referents = true;
    return this;
  }

  static Value text(String text) {
    return new Value.Text(ByteString.of(text), false);
  }

  static Value fd(int number) {
    return new Value.Fd(number, number == -100 ? "AT_FDCWD" : "", Referent.UNKNOWN);
  }

  static Value fd(int number, String path) {
    return new Value.Fd(number, number == -100 ? "AT_FDCWD" : "", Referent.of(ByteString.of(path)));
  }

  static Value struct(Object... namesAndValues) {
    var fields = new ArrayList<Value.Field>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      var value =
          switch (namesAndValues[i + 1]) {
            case Value known -> known;
            case Integer number -> Value.Int.of(number);
            case Long number -> Value.Int.of(number);
            case Object other -> text(other.toString());
          };
      fields.add(new Value.Field((String) namesAndValues[i], value));
    }
    return new Value.Struct(fields, false);
  }

  static Value array(Value... elements) {
    return new Value.Array(List.of(elements), Value.Rest.NONE);
  }

  @Override
  public boolean isOver() {
    return over;
  }

  @Override
  public DecodedCall call() {
    return new DecodedCall(Abi.X86_64, 42, name, arguments, outcome);
  }

  @Override
  public Optional<Signature> signature() {
    return DESCRIPTIONS.signature(name);
  }

  @Override
  public boolean knowsReferents() {
    return referents;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public int pid() {
    return 100;
  }

  @Override
  public int tid() {
    return 101;
  }

  @Override
  public ByteString comm() {
    return ByteString.of("worker");
  }

  @Override
  public long seconds() {
    return 1_700_000_000;
  }
}
