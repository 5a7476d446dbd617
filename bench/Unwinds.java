// Unwinds the stack of a core's first thread again and again and prints how often it can do so in a
// second that the thread has a CPU: bin/spoor run bench/Unwinds.java CORE [SECONDS]
import dev.spoor.objects.core.CoreFile;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugFiles;
import dev.spoor.symbolic.SourceSymbols;
import dev.spoor.symbolic.core.CoreSpace;
import dev.spoor.symbolic.unwind.CallConvention;
import dev.spoor.symbolic.unwind.Frame;
import dev.spoor.symbolic.unwind.FrameRegisters;
import dev.spoor.symbolic.unwind.FrameWalker;
import dev.spoor.symbolic.variable.DebuggedObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntSupplier;

static final Path ROOT = Path.of("/");
static final int MOST = 1000;

void main(String[] arguments) throws Exception {
  var seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
  var files = DebugFiles.in(DebugDirectories.usual());
  try (var core = CoreFile.open(Path.of(arguments[0]), ROOT);
      var space = CoreSpace.of(core, ROOT);
      var symbols = new SourceSymbols(space, files, name -> name);
      var objects = DebuggedObjects.of(space, files)) {
    var registers = core.threads().getFirst().registers().orElseThrow();
    var convention = CallConvention.of(registers.architecture()).orElseThrow();
    var walker = FrameWalker.of(space, convention);
    var innermost = Frame.innermost(FrameRegisters.of(registers));
    rates("frames", seconds, () -> walker.walk(innermost, core.memory(), MOST).frames().size());
    rates(
        "frames, those of jumps too", seconds,
        () -> objects.withTailCalls(walker.walk(innermost, core.memory(), MOST)).frames().size());
    rates(
        "frames, their names and lines", seconds,
        () -> {
          var frames = walker.walk(innermost, core.memory(), MOST).frames();
          frames.forEach(frame -> symbols.placesOf(frame.lookupAddress()));
          return frames.size();
        });
  }
}

/// Of the first second, in which all is found and compiled, and of the last; and what the very first
/// one took.
void rates(String what, int seconds, IntSupplier once) throws IOException {
  var start = nanoseconds();
  once.getAsInt();
  System.out.printf(Locale.ROOT, "%s: the first %d us%n", what, (nanoseconds() - start) / 1000);
  for (var second = 1; second <= seconds; second++) {
    var begin = nanoseconds();
    var frames = 0;
    var count = 0;
    for (; nanoseconds() - begin < 1_000_000_000L; count++) {
      frames = once.getAsInt();
    }
    if (second == 1 || second == seconds) {
      System.out.printf(
          Locale.ROOT, "%s: %d frames, second %d: %d a second%n", what, frames, second, count);
    }
  }
}

/// For which this thread has had a CPU (proc(5), /proc/pid/schedstat).
long nanoseconds() throws IOException {
  return Long.parseLong(Files.readString(Path.of("/proc/thread-self/schedstat")).split(" ")[0]);
}
