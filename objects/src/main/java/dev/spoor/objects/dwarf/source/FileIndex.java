package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Lazy;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.kept.KeptFile;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The index of a file: the one that is kept from an earlier run, or one made of all units and kept
/// for later ones.
final class FileIndex {
  /// What is read of each unit, and what is asked for next: where they are packed, they are
  /// unpacked beside each other.
  private static final List<String> SECTIONS =
      List.of(".debug_info", ".debug_str", ".debug_ranges", ".debug_rnglists", ".debug_line");

  private final DebugInfo info;
  private final KeptFile kept;
  private final Lazy<List<Unit>> units;
  private final Lazy<Long> fingerprint;
  private final Lazy<Optional<SourceIndex>> found;
  private final AtomicReference<@Nullable SourceIndex> made = new AtomicReference<>();

  FileIndex(DebugInfo info, KeptFile kept) {
    this.info = info;
    this.kept = kept;
    this.units =
        new Lazy<>(() -> Stream.concat(info.units().stream(), info.typeUnits().stream()).toList());
    this.fingerprint = new Lazy<>(() -> Fingerprint.of(info));
    this.found = new Lazy<>(this::find);
  }

  /// {@return the entries whose name or linkage name may be `simpleName`, in the order of the file}
  List<Die> candidates(String simpleName) {
    var known = known();
    if (known.isPresent()) {
      try {
        return known.get().candidates(simpleName);
      } catch (MalformedObjectException _) {
        // What is kept may lie; if it is the file that does, the next try says so.
      }
    }
    return make().candidates(simpleName);
  }

  /// {@return the first of the entries whose name or linkage name may be `simpleName` that is
  /// accepted; what cannot be read is passed over}
  Optional<Die> first(String simpleName, Predicate<Die> isThat) {
    var known = known();
    if (known.isPresent()) {
      try {
        return first(known.get(), simpleName, isThat);
      } catch (MalformedObjectException _) {
        // As above.
      }
    }
    return first(make(), simpleName, isThat);
  }

  private static Optional<Die> first(SourceIndex index, String simpleName, Predicate<Die> isThat) {
    for (var name = index.firstNamed(simpleName); index.isNamed(name, simpleName); name++) {
      var die = index.die(name);
      if (isAccepted(die, isThat)) {
        return Optional.of(die);
      }
    }
    return Optional.empty();
  }

  private static boolean isAccepted(Die die, Predicate<Die> isThat) {
    try {
      return isThat.test(die);
    } catch (MalformedObjectException _) {
      return false;
    }
  }

  /// {@return the index, if it is there without any work}
  Optional<SourceIndex> known() {
    var own = made.get();
    return own == null ? found.get() : Optional.of(own);
  }

  private Optional<SourceIndex> find() {
    try {
      return kept.isNothing() ? Optional.empty() : kept.read(fingerprint.get()).map(this::indexOf);
    } catch (MalformedObjectException _) {
      // It is made anew when it is needed.
      return Optional.empty();
    }
  }

  private SourceIndex indexOf(Block content) {
    return new SourceIndex(content, units.get());
  }

  private SourceIndex make() {
    var own = made.get();
    if (own != null) {
      return own;
    }
    SECTIONS.parallelStream().forEach(this::unpack);
    var fresh = SourceIndexBuilder.of(units.get());
    // What is in other files may change while this one stays as it is.
    if (!kept.isNothing() && fresh.isOfOneFile()) {
      kept.write(fingerprint.get(), fresh.content());
      // Mapped it takes no room on the heap.
      fresh = kept.read(fingerprint.get()).map(this::indexOf).orElse(fresh);
    }
    made.set(fresh);
    return fresh;
  }

  private void unpack(String section) {
    try {
      info.sections().section(section);
    } catch (MalformedObjectException _) {
      // Who reads it says so.
    }
  }
}
