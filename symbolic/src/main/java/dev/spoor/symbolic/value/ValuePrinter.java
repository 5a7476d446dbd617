package dev.spoor.symbolic.value;

import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.type.FlagsType;
import dev.spoor.symbolic.type.FunctionType;
import dev.spoor.symbolic.type.Member;
import dev.spoor.symbolic.type.MemberPointerType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.QualifiedType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypedefType;
import dev.spoor.symbolic.type.UnknownType;
import dev.spoor.symbolic.type.UnspecifiedType;
import dev.spoor.symbolic.type.VariantPart;
import dev.spoor.symbolic.type.VoidType;
import dev.spoor.symbolic.value.ValueLayout.Part;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Writes values as text, in the form that gdb gives them. For one thread.
///
/// Whatever is in the program's memory, the text has no other characters than printable ASCII, and
/// where the layout has lines the ends of these, and it ends.
public final class ValuePrinter {
  private final ValueFormat format;
  private final Presenters presenters;
  private final StringBuilder out = new StringBuilder();
  private final NumberWriter numbers;
  private final NotationWriter notations;
  private final PointerWriter pointers;

  /// The virtual bases of the object that is being written, which has each of them once.
  private Set<String> shared = new HashSet<>();

  /// @param format how much is written
  /// @param presenters types that are shown as what they stand for
  public ValuePrinter(ValueFormat format, Presenters presenters) {
    this.format = format;
    this.presenters = presenters;
    this.numbers = new NumberWriter(format, out);
    this.notations = new NotationWriter(format, out);
    this.pointers = new PointerWriter(format, out);
  }

  /// {@return the text of a value}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if its type cannot be read
  public String text(Value value) {
    out.setLength(0);
    var isWithType =
        format.notation().isOfType() || value.type().stripped() instanceof ReferenceType;
    if (format.pointers() == ValueFormat.Pointers.WITH_TYPE && isWithType) {
      pointerType(value);
    }
    print(value, 0);
    return out.toString();
  }

  private void pointerType(Value value) {
    var type = value.type().stripped();
    var isPlain =
        !(type instanceof PointerType(var target, var _))
            || CharacterKind.of(target.type()).isPresent();
    var isThere = !(value.absence().orElse(null) instanceof Absence.OptimizedOut);
    var isWanted = isThere && (!isPlain || type instanceof ReferenceType);
    if (isWanted && presented(value).isEmpty() && presenters.of(value).isEmpty()) {
      out.append('(').append(value.type().name()).append(") ");
    }
  }

  private boolean has(Part part) {
    return format.layout().has(part);
  }

  private boolean isFull() {
    return out.length() >= format.characters();
  }

  private void print(Value value, int depth) {
    if (isFull()) {
      out.append("...");
      return;
    }
    var presentation = presenters.of(value);
    if (presentation.isPresent()) {
      present(presentation.get(), depth);
    } else {
      plain(value, depth);
    }
  }

  private void plain(Value given, int depth) {
    if (!format.notation().isOfType() && isScalar(given.type().stripped())) {
      scalar(given, notations::write);
      return;
    }
    switch (given.type().stripped()) {
      case ArrayType array -> array(given, array, depth);
      case CompoundType compound -> whole(given.held(), compound, depth);
      case BaseType base -> scalar(given, value -> numbers.base(value, base));
      case EnumerationType enumeration ->
          scalar(given, value -> numbers.enumeration(value, enumeration));
      case FlagsType flags -> scalar(given, value -> numbers.flags(value, flags));
      case PointerType(var target, var _) ->
          scalar(given, value -> pointers.pointer(value, target.type()));
      case ReferenceType _ -> reference(given, depth);
      case MemberPointerType pointer ->
          scalar(given, value -> new MemberPointerWriter(out).write(value, pointer));
      case FunctionType _ -> function(given);
      case UnspecifiedType _ -> scalar(given, numbers::unspecified);
      case VoidType _ -> out.append("void");
      case UnknownType _ -> scalar(given, numbers::bytes);
      case TypedefType _, QualifiedType _ ->
          throw new IllegalStateException("a stripped type has no name");
    }
  }

  private static boolean isScalar(Type type) {
    return switch (type) {
      case BaseType _,
          EnumerationType _,
          FlagsType _,
          PointerType _,
          MemberPointerType _,
          FunctionType _,
          UnspecifiedType _,
          UnknownType _ ->
          true;
      default -> false;
    };
  }

  private interface Writing {
    void write(Value value);
  }

  /// What cannot be read in parts is shown whole or not at all.
  private void scalar(Value value, Writing writing) {
    var held = value.held();
    var absence = held.absence();
    if (absence.isPresent()) {
      out.append(absence.get().text());
    } else {
      writing.write(held);
    }
  }

  // Pointers.

  private void reference(Value value, int depth) {
    var presentation = presented(value);
    if (presentation.isPresent()) {
      present(presentation.get(), depth);
      return;
    }
    var absence = value.absence();
    absence.ifPresent(why -> out.append(why.text()));
    if (absence.isPresent() && !(absence.get() instanceof Absence.ImplicitPointer)) {
      return;
    }
    var isNamed = has(Part.ADDRESSES);
    if (isNamed) {
      value.pointer().ifPresent(address -> out.append('@').append(address));
    }
    // As a member it is only named: what it refers to may refer back.
    if (depth == 0) {
      value
          .target()
          .ifPresent(target -> {
            out.append(isNamed ? ": " : "");
            // What has no address is shown part by part, as it is inside of others.
            print(target, absence.isPresent() ? depth + 1 : 0);
          });
    }
  }

  /// What a reference refers to, if that is shown as what it stands for: then the reference is not
  /// seen.
  private Optional<Presentation> presented(Value value) {
    return value.type().stripped() instanceof ReferenceType && value.absence().isEmpty()
        ? value.target().flatMap(presenters::of)
        : Optional.empty();
  }

  private void function(Value value) {
    out.append('{').append(value.type().name()).append('}');
    value
        .address()
        .ifPresent(at -> {
          out.append(' ');
          pointers.address(at, value);
        });
  }

  // Arrays.

  private void array(Value given, ArrayType array, int depth) {
    var count = given.elementCount();
    var element = array.inner();
    var each = element.sizeBytes();
    if (count.isEmpty() || count.getAsLong() == 0 || each.orElse(0) == 0) {
      unbounded(given, array);
      return;
    }
    var value = given.held();
    var whole = value.sizeBytes().orElse(Long.MAX_VALUE) <= Value.MOST_BYTES;
    if (depth == 0 && whole && value.contents().wholeAbsence().isPresent()) {
      out.append(value.contents().wholeAbsence().get().text());
      return;
    }
    var kind = CharacterKind.of(element);
    if (kind.isPresent()
        && format.notation().isOfType()
        && array.dimensions().size() == 1
        && array.strideBytes().isEmpty()
        && whole
        && value.absence().isEmpty()) {
      characters(value, kind.get());
    } else if (depth >= format.depth()) {
      out.append("{...}");
    } else {
      elements(value, count.getAsLong(), whole ? (int) each.getAsLong() : 0, depth);
    }
  }

  /// As if it were a pointer to its first element.
  private void unbounded(Value value, ArrayType array) {
    if (value.address().isEmpty()) {
      out.append(value.elementCount().isPresent() ? "{}" : new Absence.OptimizedOut().text());
      return;
    }
    var address = value.address().get();
    pointers.address(address, value);
    CharacterKind.of(array.element().type())
        .ifPresent(kind -> {
          out.append(' ');
          pointers.textAt(address, kind, value);
        });
  }

  /// One NUL at the end belongs to how C writes texts and is not shown.
  private void characters(Value value, CharacterKind kind) {
    var units =
        PointerWriter.units(value.contents().toArray(), kind, value.around().memory().order());
    if (!has(Part.BEHIND_NUL)) {
      units = upToNul(units);
    }
    var isTerminated = units.length > 0 && units[units.length - 1] == 0;
    var writer = new TextWriter(kind, format, out);
    // As long as something was cut off, the NUL is among that.
    writer.text(isTerminated ? Arrays.copyOf(units, units.length - 1) : units, false);
  }

  private static long[] upToNul(long[] units) {
    for (var i = 0; i < units.length; i++) {
      if (units[i] == 0) {
        return Arrays.copyOf(units, i + 1);
      }
    }
    return units;
  }

  /// @param eachBytes 0 if the array is too large to be compared for repeats
  private void elements(Value value, long count, int eachBytes, int depth) {
    out.append('{');
    var isInLines = has(Part.ELEMENT_LINES);
    var contents =
        eachBytes > 0 ? value.contents() : Contents.absent(0, new Absence.OptimizedOut());
    var shown = 0;
    var at = 0L;
    for (; at < count && shown < format.elements() && !isFull(); ) {
      separate(at == 0, isInLines, depth);
      if (has(Part.INDEXES)) {
        out.append('[').append(at).append("] = ");
      }
      print(value.element(at), depth + 1);
      var run = eachBytes > 0 ? runFrom(contents, (int) at, (int) count, eachBytes) : 1;
      if (run > format.repeats()) {
        out.append(" <repeats ").append(run).append(" times>");
        shown += format.repeats();
        at += run;
      } else {
        shown++;
        at++;
      }
    }
    out.append(at < count ? "..." : "");
    close(isInLines, depth);
  }

  /// What stands before each of several values.
  private void separate(boolean isFirst, boolean isInLines, int depth) {
    if (isInLines) {
      out.append(isFirst ? "\n" : ",\n").append("  ".repeat(depth + 1));
    } else {
      out.append(isFirst ? "" : ", ");
    }
  }

  private void close(boolean isInLines, int depth) {
    if (isInLines) {
      out.append('\n').append("  ".repeat(depth));
    }
    out.append('}');
  }

  private static int runFrom(Contents contents, int from, int count, int eachBytes) {
    var end = from + 1;
    while (end < count && contents.isSame(from * eachBytes, end * eachBytes, eachBytes)) {
      end++;
    }
    return end - from;
  }

  // Structures.

  private void whole(Value value, CompoundType type, int depth) {
    var outside = shared;
    shared = new HashSet<>();
    compound(value, type, depth);
    shared = outside;
  }

  private void compound(Value value, CompoundType type, int depth) {
    if (type.isDeclaration() && value.sizeBytes().isEmpty()) {
      out.append("<incomplete type>");
      return;
    }
    var size = value.sizeBytes().orElse(0);
    // Inside of others each part says it for itself.
    if (depth == 0 && size > 0 && size <= Value.MOST_BYTES) {
      var absence = value.contents().wholeAbsence();
      if (absence.isPresent()) {
        out.append(absence.get().text());
        return;
      }
    }
    var isHidden = type.kind() == CompoundType.Kind.UNION && depth > 0 && !has(Part.UNIONS);
    if (depth >= format.depth() || isHidden) {
      out.append("{...}");
      return;
    }
    out.append('{');
    var start = out.length();
    parts(value, type, depth);
    close(has(Part.MEMBER_LINES) && out.charAt(start) == '\n', depth);
  }

  private void parts(Value value, CompoundType type, int depth) {
    var start = out.length();
    for (var base : type.bases()) {
      if (base.isVirtual() && !shared.add(base.type().type().name())) {
        continue;
      }
      nextBase(start, depth);
      out.append('<').append(TextWriter.printable(plainName(base.type().type()))).append("> = ");
      base(value.base(base), depth + 1);
    }
    var isOfMembers = !type.bases().isEmpty();
    for (var member : type.members()) {
      if (member.isStatic() && !has(Part.STATIC_MEMBERS)) {
        continue;
      }
      if (isOfMembers) {
        membersOf(type, start, depth);
      } else {
        next(start, depth);
      }
      isOfMembers = false;
      if (isFull()) {
        out.append("...");
        return;
      }
      member(value, member, depth);
    }
    for (var part : type.variantParts()) {
      variant(value, part, start, depth);
    }
    if (type.members().isEmpty() && type.variantParts().isEmpty()) {
      out.append(out.length() == start ? "" : ", ").append("<No data fields>");
    }
  }

  /// Behind what a class is derived from, a comma is followed by a blank on each line.
  private void nextBase(int start, int depth) {
    if (has(Part.MEMBER_LINES)) {
      out.append(out.length() == start ? "\n" : ", \n").append("  ".repeat(depth + 1));
    } else {
      out.append(out.length() == start ? "" : ", ");
    }
  }

  private void membersOf(CompoundType type, int start, int depth) {
    nextBase(start, depth);
    if (has(Part.MEMBER_LINES)) {
      out.append("members of ")
          .append(TextWriter.printable(plainName(type)))
          .append(":\n")
          .append("  ".repeat(depth + 1));
    }
  }

  private void base(Value value, int depth) {
    if (presenters.of(value).isEmpty() && value.type().stripped() instanceof CompoundType type) {
      compound(value.held(), type, depth);
    } else {
      print(value, depth);
    }
  }

  private void next(int start, int depth) {
    separate(out.length() == start, has(Part.MEMBER_LINES), depth);
  }

  private static String plainName(Type type) {
    return type.stripped() instanceof CompoundType compound
        ? compound.tag().orElse("")
        : type.name();
  }

  private void member(Value value, Member member, int depth) {
    out.append(member.isStatic() ? "static " : "");
    member.name().ifPresent(name -> out.append(TextWriter.printable(name)).append(" = "));
    print(value.member(member), depth + 1);
  }

  private void variant(Value value, VariantPart part, int start, int depth) {
    var choice =
        part.discriminant().isPresent()
            ? value.member(part.discriminant().get()).number()
            : java.util.OptionalLong.of(0);
    if (choice.isEmpty()) {
      next(start, depth);
      out.append("<error: which variant it is cannot be read>");
      return;
    }
    var variant = part.variantOf(choice.getAsLong());
    if (variant.isEmpty()) {
      next(start, depth);
      out.append("<error: there is no variant ").append(choice.getAsLong()).append('>');
      return;
    }
    for (var member : variant.get().members()) {
      next(start, depth);
      member(value, member, depth);
    }
  }

  // What stands for something else.

  private void present(Presentation presentation, int depth) {
    switch (presentation) {
      case Presentation.Instead(var value) -> print(value, depth);
      case Presentation.Words(var words) -> out.append(TextWriter.printable(words));
      case Presentation.Characters(var element, var address, var length, var around) ->
          pointers.presented(element, address, length, around);
      case Presentation.Structure structure -> structure(structure, depth);
      case Presentation.Items(var title, var items, var isMore) -> {
        out.append(TextWriter.printable(title));
        if (depth >= format.depth()) {
          out.append(title.isEmpty() ? "{...}" : " = {...}");
        } else if (!items.isEmpty() || isMore) {
          out.append(title.isEmpty() ? "{" : " = {");
          items(items, isMore, depth);
        }
      }
    }
  }

  private void structure(Presentation.Structure structure, int depth) {
    var signs = structure.signs();
    out.append(TextWriter.printable(structure.title()));
    if (structure.items().isEmpty() && !structure.title().isEmpty()) {
      return;
    }
    out.append(structure.title().isEmpty() || signs == Presentation.Signs.ROUND ? "" : " ")
        .append(signs.opening());
    if (depth >= format.depth()) {
      out.append("...").append(signs.closing());
      return;
    }
    var isInLines = has(Part.MEMBER_LINES) && !structure.items().isEmpty();
    var isFirst = true;
    for (var item : structure.items()) {
      separate(isFirst, isInLines, depth);
      isFirst = false;
      if (isFull()) {
        out.append("...");
        break;
      }
      item.name().ifPresent(name -> out.append(TextWriter.printable(name)).append(": "));
      print(item.value(), depth + 1);
    }
    out.append(isInLines ? "\n" + "  ".repeat(depth) : "").append(signs.closing());
  }

  private void items(Iterable<Presentation.Item> items, boolean isMore, int depth) {
    var isFirst = true;
    var isInLines = false;
    for (var item : items) {
      var isElement = item.name().isEmpty() && item.key().isEmpty();
      isInLines = has(isElement ? Part.ELEMENT_LINES : Part.MEMBER_LINES);
      separate(isFirst, isInLines, depth);
      isFirst = false;
      if (isFull()) {
        break;
      }
      item.name().ifPresent(name -> out.append(TextWriter.printable(name)).append(" = "));
      item.key()
          .ifPresent(key -> {
            out.append('[');
            print(key, depth + 1);
            out.append("] = ");
          });
      print(item.value(), depth + 1);
    }
    out.append(isMore || isFull() ? "..." : "");
    close(isInLines, depth);
  }
}
