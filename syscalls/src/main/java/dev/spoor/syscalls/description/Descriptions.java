package dev.spoor.syscalls.description;

import dev.spoor.machine.linux.Abi;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All descriptions as one ABI sees them. An entry is parsed when it is first asked for. For use by
/// one thread.
public final class Descriptions {
  private final Abi abi;
  private final DescriptionSource source;
  private final Map<String, Optional<Signature>> signatures = new HashMap<>();
  private final Map<String, Entry> types = new HashMap<>();
  private final Map<String, NameTable> tables = new HashMap<>();
  private final Layouts layouts;

  /// What a [Shape.Reference] refers to.
  public sealed interface Entry {
    /// A structure and where its fields lie.
    record Struct(Structure structure, Layout layout) implements Entry {}

    /// One of several shapes.
    record Union(Choice choice) implements Entry {}

    /// Another name for a shape.
    record Alias(Shape shape) implements Entry {}
  }

  /// Descriptions from `source` for `abi`.
  public Descriptions(Abi abi, DescriptionSource source) {
    this.abi = abi;
    this.source = source;
    this.layouts = new Layouts(abi, this);
  }

  /// {@return the ABI}
  public Abi abi() {
    return abi;
  }

  /// {@return the description of the call called `name`}
  public Optional<Signature> signature(String name) {
    var known = signatures.get(name);
    if (known == null) {
      known = source.signature(abi, name);
      signatures.put(name, known);
    }
    return known;
  }

  /// {@return whether this ABI has a type called `name`}
  public boolean hasType(String name) {
    return types.containsKey(name) || source.hasType(abi, name);
  }

  /// {@return what `name` is}
  ///
  /// @throws DescriptionException if there is no such type
  public Entry type(String name) {
    var known = types.get(name);
    if (known == null) {
      known =
          switch (source.type(abi, name)) {
            case DescriptionSource.Type.Struct(var structure) ->
                new Entry.Struct(structure, layouts.of(structure));
            case DescriptionSource.Type.Union(var choice) -> new Entry.Union(choice);
            case DescriptionSource.Type.Alias(var shape) -> new Entry.Alias(shape);
          };
      types.put(name, known);
    }
    return known;
  }

  /// {@return `shape`, or what it is another name for}
  public Shape resolved(Shape shape) {
    var current = shape;
    while (current instanceof Shape.Reference(var name, var _)
        && type(name) instanceof Entry.Alias(var target)) {
      current = target;
    }
    return current;
  }

  /// {@return the table of names called `name`}
  public NameTable table(String name) {
    var known = tables.get(name);
    if (known == null) {
      known = source.table(name);
      tables.put(name, known);
    }
    return known;
  }

  /// {@return the names of an ioctl command, without that of a macro with parameters}
  public List<String> commands(int command) {
    return source.ioctls(abi).names(command);
  }

  /// {@return the names by which `number` is looked for in what goes by `table`, which may be the
  /// ioctl commands: one of those without a name is `IOC_C020A408`}
  public List<String> names(String table, long number) {
    if (table.equals("ioctl")) {
      var names = commands((int) number);
      return names.isEmpty() ? List.of(nameOfUnnamed((int) number)) : names;
    }
    if (table.isEmpty() || table.equals("number")) {
      return List.of();
    }
    var name = table(table).name(number);
    return name.isPresent() ? List.of(name.get()) : List.of();
  }

  private static String nameOfUnnamed(int command) {
    var macro = IoctlMacros.of(command);
    return macro.isPresent()
        ? macro.get().name()
        : "IOC_" + HexFormat.of().withUpperCase().toHexDigits(command);
  }

  /// {@return the ioctl command called `name`}
  public Optional<Integer> ioctl(String name) {
    return source.ioctls(abi).command(name);
  }

  /// {@return the size of `shape` in memory, in bytes}
  public int bytes(Shape shape) {
    return layouts.bytes(shape);
  }
}
