package dev.spoor.objects.separate;

import dev.spoor.objects.kept.KeptFiles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Where indices of debugging information are kept from run to run, by the user's environment.
public final class IndexCache {
  private static final String PLACE = "SPOOR_CACHE_PATH";
  private static final String SIZE = "SPOOR_CACHE_MIB";
  private static final long USUAL_MIB = 1024;
  private static final long MOST_MIB = 1 << 20;
  private static final int MIB_BITS = 20;

  private IndexCache() {}

  /// {@return the place; where there is no home directory either, nothing is kept}
  ///
  /// @param environment the value of a variable; empty if it is not set
  public static KeptFiles in(UnaryOperator<String> environment) {
    try {
      var size = mib(environment.apply(SIZE)) << MIB_BITS;
      return directory(environment)
          .filter(Path::isAbsolute)
          .filter(_ -> size > 0)
          .map(place -> KeptFiles.in(place, size))
          .orElseGet(KeptFiles::none);
    } catch (InvalidPathException notInThisCharset) {
      return KeptFiles.none();
    }
  }

  private static Optional<Path> directory(UnaryOperator<String> environment) {
    var own = environment.apply(PLACE);
    return own.isEmpty()
        ? DebugSearch.caches(environment).map(all -> all.resolve("spoor"))
        : Optional.of(Path.of(own).toAbsolutePath());
  }

  private static long mib(String variable) {
    try {
      return variable.isEmpty()
          ? USUAL_MIB
          : Math.clamp(Long.parseLong(variable.strip()), 0, MOST_MIB);
    } catch (NumberFormatException notANumber) {
      return USUAL_MIB;
    }
  }
}
