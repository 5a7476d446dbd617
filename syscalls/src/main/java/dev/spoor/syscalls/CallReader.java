package dev.spoor.syscalls;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.SyscallTable;
import dev.spoor.syscalls.description.DescriptionSource;
import dev.spoor.syscalls.description.Descriptions;
import dev.spoor.syscalls.description.Direction;
import dev.spoor.syscalls.description.Expression;
import dev.spoor.syscalls.description.Form;
import dev.spoor.syscalls.description.Meaning;
import dev.spoor.syscalls.description.Parameter;
import dev.spoor.syscalls.description.Shape;
import dev.spoor.syscalls.description.Signature;
import dev.spoor.syscalls.description.Structure;
import dev.spoor.syscalls.description.Width;
import dev.spoor.syscalls.format.TextFormatter;
import dev.spoor.syscalls.value.Argument;
import dev.spoor.syscalls.value.DecodedCall;
import dev.spoor.syscalls.value.Outcome;
import dev.spoor.syscalls.value.ProcessReferent;
import dev.spoor.syscalls.value.Referent;
import dev.spoor.syscalls.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the calls of one ABI by their descriptions.
final class CallReader {
  private static final int E2BIG = 7;

  /// The most bytes behind a pointer that the kernel reads and writes.
  private static final int MAX_BEHIND = 4096;

  /// The most bytes of what a call leaves to the kernel that are looked at.
  private static final int MAX_BLANK = 4096;

  private final Abi abi;
  private final SyscallTable table;
  private final Descriptions descriptions;
  private final Fetch fetch;
  private final DecodeOptions options;
  private final ValueReader values;
  private final ResultReader results;
  private long stack;
  private long[] longs = new long[6];

  CallReader(
      Abi abi, SyscallTable table, DescriptionSource source, Fetch fetch, DecodeOptions options) {
    this.abi = abi;
    this.table = table;
    this.descriptions = new Descriptions(abi, source);
    this.fetch = fetch;
    this.options = options;
    this.values = new ValueReader(descriptions, fetch, options);
    this.results = new ResultReader(values);
  }

  Abi abi() {
    return abi;
  }

  Descriptions descriptions() {
    return descriptions;
  }

  Fetch fetch() {
    return fetch;
  }

  DecodeOptions options() {
    return options;
  }

  ValueReader values() {
    return values;
  }

  /// {@return whether the call's structures are shown as addresses}
  boolean isOpaque(String name) {
    return !options.opaqueCalls().isEmpty() && options.opaqueCalls().contains(name);
  }

  /// A phase of another call begins.
  ///
  /// @param opaque whether its structures are shown as addresses
  void begin(Decorations decorations, boolean opaque) {
    values.allowance().renew();
    values.leaveStructures(opaque);
    values.scalars().decorate(decorations);
  }

  /// {@return what descriptor `fd` refers to}
  Referent referent(int fd) {
    return values.scalars().referent(fd);
  }

  /// {@return what is known of the number `id` of a task, a process group, a session}
  ProcessReferent process(ProcessId kind, int id) {
    return values.scalars().process(kind, id);
  }

  /// {@return what a successful call returned}
  Outcome result(Shape.Scalar shape, long number, CallNames names) {
    return results.read(shape, number, names);
  }

  /// {@return how the call with this number is written directly, if it can be}
  TextPlan.Choice textPlans(long number, TextFormatter formatter) {
    var row = table.find(number);
    if (row.isEmpty() || options.argumentNames() || options.rawCalls().contains(row.get().name())) {
      return TextPlan.Choice.NONE;
    }
    var name = row.get().name();
    var found = descriptions.signature(name);
    if (found.isEmpty() || found.get().redirection().isPresent()) {
      return TextPlan.Choice.NONE;
    }
    var signature = found.get();
    return signature.selector().isPresent()
        ? selected(name, signature, signature.selector().get(), formatter)
        : only(TextPlan.of(name, signature, this, formatter));
  }

  private static TextPlan.Choice only(Optional<TextPlan> plan) {
    return _ -> plan;
  }

  private TextPlan.Choice selected(
      String name, Signature base, Signature.Selector selector, TextFormatter formatter) {
    if (selector.number() instanceof Expression.Variable(var selecting)) {
      for (var i = 0; i < base.parameters().size(); i++) {
        var parameter = base.parameters().get(i);
        if (parameter.register() >= 0 || parameter.bound().isPresent()) {
          break;
        }
        if (descriptions.resolved(parameter.shape()) instanceof Shape.Scalar pair && isPair(pair)) {
          break;
        }
        if (parameter.name().equals(selecting)
            && descriptions.resolved(parameter.shape()) instanceof Shape.Scalar scalar) {
          return new TextPlan.ByArgument(
              i,
              scalar.width().bytes(abi),
              registers ->
                  Optional.of(variant(base, registers))
                      .filter(variant -> variant.redirection().isEmpty())
                      .flatMap(variant -> TextPlan.of(name, variant, this, formatter)));
        }
      }
    }
    return TextPlan.Choice.NONE;
  }

  PendingCall enter(long number, long[] registers, long stack, Decorations decorations) {
    this.stack = stack;
    var row = table.find(number);
    var name = row.isPresent() ? row.get().name() : "syscall_0x" + Long.toHexString(number);
    begin(decorations, isOpaque(name));
    var neverFails = row.isPresent() && row.get().neverFails();
    var signature =
        options.rawCalls().contains(name)
            ? Optional.<Signature>empty()
            : descriptions.signature(name);
    if (signature.isEmpty()) {
      var count = row.isPresent() ? row.get().arguments() : registers.length;
      return PendingCall.undescribed(abi, number, name, raw(registers, count), neverFails);
    }
    var variant = variant(signature.get(), registers);
    if (variant.redirection().isPresent()) {
      var redirected = redirected(variant.redirection().get(), registers, stack);
      if (redirected.isPresent()) {
        var other = redirected.get();
        values.leaveStructures(isOpaque(other.call()));
        var shown = isOnlyPacked(variant.redirection().get()) ? name : other.call();
        return described(number, shown, neverFails, variant(other, longs), longs, decorations);
      }
      if (!variant.parameters().isEmpty()) {
        return described(number, name, neverFails, variant, registers, decorations);
      }
      var count = row.isPresent() ? row.get().arguments() : registers.length;
      return PendingCall.undescribed(abi, number, name, raw(registers, count), neverFails);
    }
    return described(number, name, neverFails, variant, registers, decorations);
  }

  /// Whether it is the same call with its arguments in memory.
  private static boolean isOnlyPacked(Signature.Redirection redirection) {
    return redirection instanceof Signature.Redirection.Stored stored && stored.number().isEmpty();
  }

  // The call that socketcall(2) and the like really are; its arguments are then in `longs`.
  private Optional<Signature> redirected(
      Signature.Redirection redirection, long[] registers, long stack) {
    var names = new RegisterNames(registers, stack, this::word);
    return switch (redirection) {
      case Signature.Redirection.Stored stored -> stored(stored, names);
      case Signature.Redirection.Reordered(var arguments, var call) -> {
        longs = new long[6];
        for (var i = 0; i < arguments.size() && i < longs.length; i++) {
          longs[i] = arguments.get(i).evaluate(names);
        }
        yield descriptions.signature(call);
      }
    };
  }

  private long word(long address) {
    var width = abi.pointerBytes();
    return fetch.get(Block.extended(address, width, false), width).load(0, width, false).orElse(0);
  }

  private Optional<Signature> stored(Signature.Redirection.Stored stored, RegisterNames names) {
    var number = stored.number().map(expression -> expression.evaluate(names));
    var name =
        number.isPresent()
            ? descriptions.table(stored.table()).name(number.get())
            : Optional.of(stored.table());
    var width = abi.pointerBytes();
    var address = Block.extended(stored.address().evaluate(names), width, false);
    var signature = name.flatMap(descriptions::signature);
    var count = signature.isPresent() ? signature.get().parameters().size() : 0;
    var block = fetch.get(address, count * width);
    longs = new long[6];
    for (var i = 0; i < count && i < longs.length; i++) {
      longs[i] = block.load(i * width, width, false).orElse(0);
    }
    return block.isComplete() ? signature : Optional.empty();
  }

  private PendingCall described(
      long number,
      String name,
      boolean neverFails,
      Signature variant,
      long[] registers,
      Decorations decorations) {
    var numbers = numbers(variant, registers);
    var former = new long[numbers.length];
    var names = new CallNames(variant, numbers, former, fetch);
    prefetch(variant, numbers, names);
    rememberPointees(variant, names, former);
    // As many as there may be: what is shown at the exit of so many as were returned.
    names.returned(-1);
    var arguments = new Value[numbers.length];
    var blocks = new FormerMemory[numbers.length];
    for (var i = 0; i < arguments.length; i++) {
      var parameter = variant.parameters().get(i);
      arguments[i] = atEntry(parameter, numbers[i], names);
      blocks[i] =
          parameter.direction() == Direction.OUT || parameter.direction() == Direction.LEFT
              ? former(parameter.shape(), numbers[i], names)
              : FormerMemory.NOTHING;
    }
    return new PendingCall(
        unfinished(number, name, variant, arguments, names),
        neverFails,
        variant,
        numbers,
        former,
        blocks,
        arguments,
        decorations);
  }

  private List<Argument> raw(long[] registers, int count) {
    var arguments = new ArrayList<Argument>(count);
    for (var i = 0; i < count; i++) {
      var value = Block.extended(registers[i], abi.argumentBytes(), false);
      arguments.add(new Argument("arg" + (i + 1), new Value.Int(value, Value.Base.HEX)));
    }
    return arguments;
  }

  // The variant that the call's own numbers select, or the plain description.
  private Signature variant(Signature base, long[] registers) {
    if (base.selector().isEmpty()) {
      return base;
    }
    var selector = base.selector().get();
    var numbers = numbers(base, registers);
    var number =
        selector.number().evaluate(new CallNames(base, numbers, new long[numbers.length], fetch));
    for (var name : descriptions.names(selector.table(), number)) {
      var variant = variant(base, selector.call(), name);
      if (variant.isPresent()) {
        return variant.get();
      }
    }
    return base;
  }

  // A call that shares another's variants may have some of its own.
  private Optional<Signature> variant(Signature base, String call, String name) {
    var own =
        base.call().equals(call)
            ? Optional.<Signature>empty()
            : descriptions.signature(base.call() + ":" + name);
    return own.isPresent() ? own : descriptions.signature(call + ":" + name);
  }

  private long[] numbers(Signature signature, long[] registers) {
    var numbers = new long[signature.parameters().size()];
    var register = 0;
    for (var i = 0; i < numbers.length; i++) {
      var parameter = signature.parameters().get(i);
      if (parameter.register() >= 0) {
        register = parameter.register();
      }
      if (parameter.bound().isPresent()) {
        numbers[i] =
            parameter.bound().get().evaluate(new RegisterNames(registers, stack, this::word));
      } else if (descriptions.resolved(parameter.shape()) instanceof Shape.Scalar scalar) {
        var pair = isPair(scalar);
        var low = register < registers.length ? registers[register] : 0;
        var high = register + 1 < registers.length ? registers[register + 1] : 0;
        numbers[i] =
            pair && abi.argumentBytes() == 4
                ? high << 32 | low & 0xffff_ffffL
                : Block.extended(low, scalar.width().bytes(abi), scalar.signed());
        register += pair ? 2 : 1;
      } else {
        numbers[i] =
            register < registers.length
                ? Block.extended(registers[register], abi.argumentBytes(), false)
                : 0;
        register++;
      }
    }
    return numbers;
  }

  // A 64-bit number takes two registers of 32 bits; some calls take two of 64 bits, too.
  boolean isPair(Shape.Scalar scalar) {
    var offsetPair =
        scalar instanceof Shape.Special special && special.meaning() == Meaning.OFFSET_PAIR;
    return offsetPair
        || abi.argumentBytes() == 4
            && (scalar.width() == Width.DOUBLE || scalar.width() == Width.ALIGNED);
  }

  private void prefetch(Signature signature, long[] numbers, CallNames names) {
    for (var i = 0; i < numbers.length; i++) {
      var parameter = signature.parameters().get(i);
      if (parameter.direction() != Direction.OUT) {
        values.prefetch(parameter.shape(), numbers[i], names);
      }
    }
  }

  private static void rememberPointees(Signature signature, CallNames names, long[] former) {
    for (var i = 0; i < former.length; i++) {
      var changed =
          signature.parameters().get(i).direction().isTwofold()
              || signature.result() instanceof Shape.Special special
                  && special.meaning() == Meaning.THREAD_AREA;
      if (changed) {
        former[i] = names.pointee(i);
      }
    }
  }

  private FormerMemory former(Shape shape, long address, CallNames names) {
    if (values.leavesStructures()
        || address == 0
        || !(shape instanceof Shape.Pointer(var target, var _))) {
      return FormerMemory.NOTHING;
    }
    var resolved = descriptions.resolved(target);
    if (resolved instanceof Shape.Array(var count, var element, var _)
        && hasFieldsChanged(element)) {
      var shown = values.shownElements(count.evaluate(names));
      return new FormerMemory(List.of(fetch.get(address, shown * descriptions.bytes(element))));
    }
    if (!(resolved instanceof Shape.Reference(var name, var _))
        || !hasFieldsChanged(resolved)
        || !(descriptions.type(name) instanceof Descriptions.Entry.Struct struct)) {
      return FormerMemory.NOTHING;
    }
    var blocks = new ArrayList<Block>(2);
    blocks.add(fetch.get(address, struct.layout().bytes()));
    addBehind(struct, blocks.getFirst(), 0, names, blocks);
    return new FormerMemory(blocks);
  }

  // What pointers in a structure lead to that the kernel reads and writes.
  private void addBehind(
      Descriptions.Entry.Struct struct,
      Block block,
      int offset,
      Expression.Names around,
      List<Block> blocks) {
    var names = values.names(struct, block, offset, Optional.empty(), around);
    for (var i = 0; i < struct.structure().fields().size(); i++) {
      var field = struct.structure().fields().get(i);
      var shape = descriptions.resolved(field.shape());
      var at = offset + struct.layout().offset(i);
      if (shape instanceof Shape.Reference(var name, var _)
          && descriptions.type(name) instanceof Descriptions.Entry.Struct inner) {
        addBehind(inner, block, at, names, blocks);
      } else if (shape instanceof Shape.Pointer(var target, var width)
          && descriptions.resolved(target) instanceof Shape.Foreign(var form, var arguments)
          && form == Form.BPF_OBJECT
          && (field.followed().isEmpty() || field.followed().get().evaluate(names) != 0)) {
        var length = Math.clamp(arguments.getLast().evaluate(names), 0, MAX_BEHIND);
        blocks.add(fetch.get(block.load(at, width.bytes(abi), false).orElse(0), length));
      }
    }
  }

  // Whether the kernel reads and writes one of a structure's fields.
  private boolean hasFieldsChanged(Shape shape) {
    if (!(descriptions.resolved(shape) instanceof Shape.Reference(var name, var _))
        || !(descriptions.type(name) instanceof Descriptions.Entry.Struct(var structure, var _))) {
      return false;
    }
    for (var field : structure.fields()) {
      if (field.direction() == Direction.IN_OUT || hasFieldsChanged(field.shape())) {
        return true;
      }
    }
    return false;
  }

  private Value atEntry(Parameter parameter, long number, CallNames names) {
    return switch (parameter.direction()) {
      case OUT, LEFT, INTERRUPTED -> Value.Pending.INSTANCE;
      case IN, IN_OUT, REFUSED, RETOLD, RETURNED, CONTINUED ->
          isBlank(parameter, number, names)
              ? Value.Pending.INSTANCE
              : value(parameter, number, names, ValueReader.Part.ENTRY);
    };
  }

  private boolean isBlank(Parameter parameter, long address, CallNames names) {
    if (parameter.blank().isEmpty() || values.leavesStructures()) {
      return false;
    }
    var bytes = Math.clamp(parameter.blank().get().evaluate(names), 0, MAX_BLANK);
    var block = fetch.get(address, bytes);
    return block.isComplete() && block.isZero();
  }

  Value value(Parameter parameter, long number, Expression.Names names, ValueReader.Part part) {
    if (!(values.chosenScalar(parameter.shape(), names) instanceof Shape.Scalar scalar)) {
      return new Value.Int(number, Value.Base.HEX);
    }
    if (scalar instanceof Shape.Pointer(var target, var _)) {
      var followed =
          parameter.followed().isEmpty() || parameter.followed().get().evaluate(names) != 0;
      return followed ? values.follow(target, number, names, part) : Value.Pointer.of(number);
    }
    return values.scalar(
        scalar, Block.extended(number, scalar.width().bytes(abi), scalar.signed()), names);
  }

  private DecodedCall unfinished(
      long number, String name, Signature signature, Value[] entry, CallNames names) {
    var arguments = new ArrayList<Argument>(entry.length);
    for (var i = 0; i < entry.length; i++) {
      var parameter = signature.parameters().get(i);
      if (isShown(parameter, names)) {
        arguments.add(argument(parameter, beforeExit(parameter, entry[i])));
      }
    }
    return new DecodedCall(abi, number, name, arguments, Outcome.Unknown.INSTANCE);
  }

  private Value beforeExit(Parameter parameter, Value entry) {
    if (parameter.direction() == Direction.CONTINUED && entry instanceof Value.Struct) {
      return Value.Pending.INSTANCE;
    }
    return isChanged(parameter, entry) ? new Value.InOut(entry, Value.Pending.INSTANCE) : entry;
  }

  // Whether what is shown may change until the call returns, and how is told behind it.
  private boolean isChanged(Parameter parameter, Value entry) {
    return switch (entry) {
      case Value.Struct _ ->
          parameter.direction().isToldTwice()
              || hasFieldsAtExit(parameter)
              || parameter.direction() == Direction.REFUSED
              || parameter.repeated().isPresent()
              || parameter.direction() == Direction.IN_OUT && isUnion(parameter.shape());
      case Value.Array _ -> parameter.direction().isToldTwice() && isFollowed(entry);
      case Value.Pointee _ ->
          parameter.direction() == Direction.IN_OUT
              && parameter.shape() instanceof Shape.Pointer(var target, var _)
              && descriptions.resolved(target) instanceof Shape.Scalar;
      case Value _ -> false;
    };
  }

  private boolean hasFieldsAtExit(Parameter parameter) {
    return parameter.direction().isTwofold()
        && parameter.shape() instanceof Shape.Pointer(var target, var _)
        && fieldsAtExit(target);
  }

  // One thing before the call and another one after it.
  private boolean isUnion(Shape shape) {
    return shape instanceof Shape.Reference(var name, var _)
        && descriptions.type(name) instanceof Descriptions.Entry.Union;
  }

  /// Whether some of its fields are the kernel's and others the program's.
  boolean fieldsAtExit(Shape target) {
    return switch (descriptions.resolved(target)) {
      case Shape.Sized sized -> fieldsAtExit(sized.target());
      case Shape.Reference(var name, var _) ->
          descriptions.type(name) instanceof Descriptions.Entry.Struct(var structure, var _)
              && hasFieldsAtExit(structure);
      case Shape.Array(var _, var element, var _) -> fieldsAtExit(element);
      // Where what is read is to go is the program's.
      case Shape.Foreign(var form, var _) -> form == Form.IOVEC;
      case Shape.Scalar _,
          Shape.Buffer _,
          Shape.Terminated _,
          Shape.Vector _,
          Shape.Opaque _,
          Shape.Payload _,
          Shape.Nothing _ ->
          false;
    };
  }

  private boolean hasFieldsAtExit(Structure structure) {
    for (var field : structure.fields()) {
      if (field.direction() != Direction.IN
          || descriptions.resolved(field.shape()) instanceof Shape.Reference inner
              && fieldsAtExit(inner)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isShown(Parameter parameter, CallNames names) {
    return !(parameter.shape() instanceof Shape.Nothing)
        && (parameter.shown().isEmpty() || parameter.shown().get().evaluate(names) != 0);
  }

  DecodedCall failed(PendingCall call, Errno errno) {
    var entry = call.asUnfinished();
    begin(call.decorations(), isOpaque(entry.name()));
    var outcome = new Outcome.Failed(errno, List.of());
    if (call.signature().isEmpty()) {
      return new DecodedCall(abi, entry.number(), entry.name(), entry.arguments(), outcome);
    }
    var signature = call.signature().get();
    var names = new CallNames(signature, call.numbers(), call.formerPointees(), fetch);
    names.failed(errno);
    var arguments = new ArrayList<Argument>(call.numbers().length);
    for (var i = 0; i < call.numbers().length; i++) {
      var parameter = signature.parameters().get(i);
      if (isShown(parameter, names)) {
        arguments.add(argument(parameter, unwritten(parameter, call, i, names, errno)));
      }
    }
    return new DecodedCall(abi, entry.number(), entry.name(), arguments, outcome);
  }

  private Argument argument(Parameter parameter, Value value) {
    var labelled = options.argumentNames() || parameter.label() == Parameter.Label.SHOWN;
    return new Argument(parameter.name(), value, labelled ? parameter.name() : "");
  }

  // EINTR, or one of linux/errno.h's codes for calls that a signal interrupted.
  private static boolean isInterruption(Errno errno) {
    return switch (errno.value()) {
      case 4, 512, 513, 514, 516 -> true;
      default -> false;
    };
  }

  private Value unwritten(
      Parameter parameter, PendingCall call, int index, CallNames names, Errno errno) {
    if (parameter.direction() == Direction.INTERRUPTED && isInterruption(errno)) {
      return value(parameter, call.numbers()[index], names, ValueReader.Part.WHOLE);
    }
    var number = call.numbers()[index];
    var before = call.entryValues()[index];
    if (before instanceof Value.Pending && parameter.direction().isTwofold()) {
      return Value.Pointer.of(number);
    }
    if (parameter.direction() == Direction.RETURNED) {
      return isFollowed(before) ? new Value.InOut(before, Value.Pointer.of(number)) : before;
    }
    if (parameter.direction() == Direction.LEFT) {
      return read(parameter, call, index, names, ValueReader.Part.WHOLE);
    }
    if (parameter.direction() == Direction.CONTINUED) {
      return continued(before, value(parameter, number, names, ValueReader.Part.EXIT));
    }
    if (parameter.direction() == Direction.RETOLD) {
      return combined(before, value(parameter, number, names, ValueReader.Part.ENTRY), false);
    }
    if (parameter.direction() == Direction.REFUSED && errno.value() == E2BIG) {
      return combined(before, value(parameter, number, names, ValueReader.Part.EXIT), false);
    }
    if (parameter.direction() == Direction.IN_OUT && isRepeated(parameter, names)) {
      return atExit(parameter, call, index, names);
    }
    if (parameter.direction() == Direction.IN
        || parameter.direction() == Direction.IN_OUT
        || parameter.direction() == Direction.REFUSED) {
      return before;
    }
    if (!(values.chosenScalar(parameter.shape(), names) instanceof Shape.Pointer(var target, _))) {
      return value(parameter, number, names, ValueReader.Part.WHOLE);
    }
    return number != 0 && fieldsAtExit(target)
        ? read(parameter, call, index, names, ValueReader.Part.ENTRY)
        : Value.Pointer.of(number);
  }

  DecodedCall returned(PendingCall call, long result) {
    var entry = call.asUnfinished();
    begin(call.decorations(), isOpaque(entry.name()));
    if (call.signature().isEmpty()) {
      var raw = options.rawCalls().contains(entry.name());
      var value = new Value.Int(result, raw ? Value.Base.HEX : Value.Base.DECIMAL);
      var outcome = new Outcome.Returned(result, value, List.of());
      return new DecodedCall(abi, entry.number(), entry.name(), entry.arguments(), outcome);
    }
    var signature = call.signature().get();
    var names = new CallNames(signature, call.numbers(), call.formerPointees(), fetch);
    var scalar =
        values.chosenScalar(signature.result(), names) instanceof Shape.Scalar found
            ? found
            : new Shape.Int(Width.LONG, true, Value.Base.DECIMAL);
    var number = Block.extended(result, scalar.width().bytes(abi), scalar.signed());
    names.returned(number);
    prefetchResults(signature, call.numbers(), names);
    var arguments = new ArrayList<Argument>(call.numbers().length);
    for (var i = 0; i < call.numbers().length; i++) {
      var parameter = signature.parameters().get(i);
      if (isShown(parameter, names)) {
        arguments.add(argument(parameter, atExit(parameter, call, i, names)));
      }
    }
    var outcome = results.read(scalar, number, names);
    return new DecodedCall(abi, entry.number(), entry.name(), arguments, outcome);
  }

  private void prefetchResults(Signature signature, long[] numbers, CallNames names) {
    for (var i = 0; i < numbers.length; i++) {
      var parameter = signature.parameters().get(i);
      if (parameter.direction() != Direction.IN
          && (parameter.followed().isEmpty() || parameter.followed().get().evaluate(names) != 0)) {
        values.prefetch(parameter.shape(), numbers[i], names);
      }
    }
  }

  private Value atExit(Parameter parameter, PendingCall call, int index, CallNames names) {
    var number = call.numbers()[index];
    return switch (parameter.direction()) {
      case IN, REFUSED -> call.entryValues()[index];
      case OUT, LEFT -> read(parameter, call, index, names, ValueReader.Part.WHOLE);
      case INTERRUPTED -> Value.Pointer.of(number);
      case CONTINUED ->
          continued(
              call.entryValues()[index], value(parameter, number, names, ValueReader.Part.EXIT));
      case IN_OUT, RETOLD, RETURNED -> {
        var before = call.entryValues()[index];
        var partial = hasFieldsAtExit(parameter);
        var part = partial ? ValueReader.Part.EXIT : ValueReader.Part.WHOLE;
        var after = value(parameter, number, names, part);
        yield before instanceof Value.Pending
            ? after
            : parameter.direction().isToldTwice() && isFollowed(before) && isFollowed(after)
                ? new Value.InOut(before, after)
                : combined(before, after, isRepeated(parameter, names));
      }
    };
  }

  private static boolean isRepeated(Parameter parameter, CallNames names) {
    return parameter.repeated().isPresent() && parameter.repeated().get().evaluate(names) != 0;
  }

  private static Value continued(Value before, Value after) {
    if (!(before instanceof Value.Struct(var fields, var abbreviated))
        || !(after instanceof Value.Struct(var others, var _))) {
      return before;
    }
    var all = new ArrayList<>(fields);
    all.addAll(others);
    return new Value.Struct(all, abbreviated);
  }

  /// Whether there is something that the kernel can write to.
  private static boolean isFollowed(Value value) {
    return value instanceof Value.Struct
        || value instanceof Value.Array(var elements, var rest)
            && !elements.isEmpty()
            && !(rest instanceof Value.Rest.Unreadable);
  }

  /// @param repeated whether what comes after is told also if it is what was before
  private static Value combined(Value before, Value after, boolean repeated) {
    var told =
        !repeated && before.equals(after)
            || after instanceof Value.Struct(var fields, var _) && fields.isEmpty()
            || after instanceof Value.Pointer
            || after instanceof Value.Unreadable;
    if (told) {
      return before;
    }
    return after instanceof Value.Pointee(Value.InOut _) ? after : new Value.InOut(before, after);
  }

  /// A structure's part, with what it was at the call's entry beside it.
  private Value read(
      Parameter parameter, PendingCall call, int index, CallNames names, ValueReader.Part part) {
    var former = call.former(index);
    var number = call.numbers()[index];
    values.formerly(former);
    if (former.argument().isPresent()
        && parameter.shape() instanceof Shape.Pointer(var target, var _)
        && (parameter.followed().isEmpty() || parameter.followed().get().evaluate(names) != 0)
        && descriptions.resolved(target) instanceof Shape.Reference(var name, var _)
        && descriptions.type(name) instanceof Descriptions.Entry.Struct struct) {
      var block = fetch.get(number, struct.layout().bytes());
      if (block.isComplete()) {
        var whole = values.struct(struct, block, 0, names, part, former.argument());
        values.formerly(FormerMemory.NOTHING);
        return whole;
      }
    }
    var value = value(parameter, number, names, part);
    values.formerly(FormerMemory.NOTHING);
    return value;
  }
}
