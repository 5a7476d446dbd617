package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.FileAddressRange;
import dev.spoor.objects.elf.FileAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A function that has code: one entry of its own, or one for a place where it is inlined.
///
/// @param name with the namespaces and classes that it is in, `ns::Class::method`; without
///   parameters. Empty if the entry has none
/// @param die the entry with the code: variables and further scopes are below it
public record Function(String name, Die die) {
  /// {@return the function of an entry}
  public static Function of(Die die) {
    return new Function(QualifiedName.of(die), die);
  }

  /// {@return its name as the linker knows it, if that is another and can be read}
  public Optional<String> linkageName() {
    try {
      return linkageName(die.origins());
    } catch (MalformedObjectException _) {
      return Optional.empty();
    }
  }

  static Optional<String> linkageName(List<Die> origins) {
    for (var origin : origins) {
      var name =
          origin
              .text(AttributeName.LINKAGE_NAME)
              .or(() -> origin.text(AttributeName.MIPS_LINKAGE_NAME));
      if (name.isPresent()) {
        return name;
      }
    }
    return Optional.empty();
  }

  /// {@return whether it is asked for by this name, as [SourceLocations#functions] takes it}
  ///
  /// The entry of a method of Rust has the number of the block that is the trait's for the type,
  /// `{impl#0}::f`: both are in the linkage name alone.
  boolean isNamed(String asked, UnaryOperator<String> readable) {
    if (QualifiedName.isNamed(name, asked)) {
      return true;
    }
    var own = linkageName();
    return own.filter(asked::equals).isPresent()
        || asked.startsWith("<")
            && own.filter(linkage -> QualifiedName.isOfTrait(readable.apply(linkage), asked))
                .isPresent();
  }

  /// {@return its addresses, in any order}
  public List<FileAddressRange> ranges() {
    return die.ranges();
  }

  /// {@return where it is entered (DWARF 5, section 2.18)}
  public Optional<FileAddress> entry() {
    var own = die.address(AttributeName.ENTRY_PC).or(() -> die.address(AttributeName.LOW_PC));
    return own.isPresent() ? own : ranges().stream().map(FileAddressRange::start).findFirst();
  }
}
