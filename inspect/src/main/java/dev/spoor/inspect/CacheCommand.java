package dev.spoor.inspect;

import dev.spoor.objects.kept.KeptFiles;
import dev.spoor.objects.separate.IndexCache;
import java.util.List;
import java.util.function.UnaryOperator;

/// `spoor cache`: what is kept from run to run.
final class CacheCommand implements Command {
  private static final Option CLEAR = Option.flag('c', "clear");
  private static final int KIB_BITS = 10;

  private final UnaryOperator<String> environment;

  /// @param environment the value of a variable of the user's; empty if it is not set
  CacheCommand(UnaryOperator<String> environment) {
    this.environment = environment;
  }

  @Override
  public String name() {
    return "cache";
  }

  @Override
  public String summary() {
    return "show or clear what is kept of debugging information";
  }

  @Override
  public List<Option> options() {
    return List.of(CLEAR);
  }

  @Override
  public String help() {
    return """
    Usage: spoor cache [-c]

    Lists the indices of debugging information, and large sections of it unpacked, that are kept
    from run to run, the one that was used last first: its size, when it was used, and its file,
    named by the build-id. They are in $SPOOR_CACHE_PATH, else in $XDG_CACHE_HOME/spoor, else in
    ~/.cache/spoor, and have at most $SPOOR_CACHE_MIB MiB together, 1024 if that is not set; with 0
    nothing is kept. Any of the files may be removed at any time.

    Options:
      -c, --clear         remove them all

    Exit status: 0, 1 if some could not be removed, 2 if the command was not understood.
    """;
  }

  @Override
  public int run(CommandLine line, Output out) {
    line.requireAtMost(0);
    var kept = IndexCache.in(environment);
    if (kept.directory().isEmpty()) {
      out.line("nothing is kept");
      return 0;
    }
    if (line.has(CLEAR)) {
      return clear(kept, out);
    }
    var bytes = 0L;
    for (var entry : kept.entries()) {
      out.line(kib(entry.sizeBytes()) + " KiB  " + entry.used() + "  " + entry.path());
      bytes += entry.sizeBytes();
    }
    out.line(
        kib(bytes) + " of " + kib(kept.mostBytes()) + " KiB in " + kept.directory().orElseThrow());
    return 0;
  }

  private static int clear(KeptFiles kept, Output out) {
    var left = kept.clear();
    left.forEach(entry -> out.line("cannot remove " + entry.path()));
    return left.isEmpty() ? 0 : CommandException.FAILED;
  }

  private static long kib(long bytes) {
    return (bytes + (1 << KIB_BITS) - 1) >> KIB_BITS;
  }
}
