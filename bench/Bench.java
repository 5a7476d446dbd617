import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/// Measures Spoor against the installed strace, `perf trace` and the yardstick loop.c, in one run:
/// the commands of a scenario take turns, so that a machine that changes its mood changes it for
/// all.
///
///     java bench/Bench.java [--runs=20] [--only=WORD] [--place=free|busy|one_cpu] [--size=full] [--list]
///
/// Prints Markdown: medians with quartiles, and ratios that are medians of the ratios of each turn.
/// Sizes are such that all scenarios with 20 runs take some hours; `--size=full` makes those larger
/// that are slow where tracer and tracee wake each other across CPUs. A command that cannot run here
/// is left out and named.
public class Bench {
  /// Where a scenario runs.
  enum Place {
    FREE,
    ONE_CPU,
    /// As many busy processes as there are CPUs run besides.
    BUSY
  }

  /// One of the commands that are compared.
  ///
  /// @param row in a scenario about scale: what its column of figures is about, such as 100 tasks
  record Contender(String name, String row, List<String> words) {
    Contender(String name, List<String> words) {
      this(name, "", words);
    }
  }

  /// @param most no more runs than that
  /// @param reference the contender that the others are compared with
  /// @param result the file that the program writes figures of its own into; see tasks.c
  record Scenario(
      String name,
      Place place,
      int most,
      String reference,
      Optional<Path> result,
      List<Contender> contenders) {
    boolean isAt(String asked) {
      return asked.isEmpty() || asked.equalsIgnoreCase(place.name());
    }
  }

  /// @param call microseconds for each call, and `worst` the longest wait of a quiet task, both as
  ///   the program measured them; 0 if it does not
  record Measured(double wall, double cpu, double residentKib, double call, double worst) {}

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final String SPOOR = ROOT.resolve("bin/spoor").toString();
  private static final List<String> PINNED = List.of("taskset", "-c", "0");
  private static final int FEW = Integer.MAX_VALUE;
  private static int runs = 20;
  private static boolean full;
  private static boolean list;
  private static String only = "";
  private static String place = "";

  public static void main(String[] arguments) throws Exception {
    for (var argument : arguments) {
      if (argument.startsWith("--runs=")) {
        runs = Integer.parseInt(argument.substring(7));
      } else if (argument.startsWith("--only=")) {
        only = argument.substring(7);
      } else if (argument.startsWith("--place=")) {
        place = argument.substring(8);
      } else if (argument.equals("--size=full")) {
        full = true;
      } else if (argument.equals("--list")) {
        list = true;
      } else {
        System.err.println(
            "usage: java bench/Bench.java [--runs=N] [--only=WORD] [--place=free|busy|one_cpu]"
                + " [--size=full] [--list]");
        System.exit(2);
      }
    }
    var tools = Files.createTempDirectory("spoor-bench");
    try {
      for (var program : List.of("loop", "measure", "tasks", "threads", "sleepers", "debuggee", "block")) {
        compile(program, tools);
      }
      for (var scenario : scenarios(tools)) {
        if (!scenario.name().contains(only) || !scenario.isAt(place)) {
          continue;
        }
        if (list) {
          System.out.println(scenario.name());
        } else {
          run(scenario, tools.resolve("measure"));
        }
      }
      if ("own system calls".contains(only) && !list) {
        ownCalls(tools);
      }
      if ("symbols: unwinds a second".contains(only) && !list) {
        unwinds(tools);
      }
      if ("symbols: how long a running thread of 501 is stopped".contains(only) && !list) {
        stops(tools);
      }
    } finally {
      try (var files = Files.walk(tools)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void compile(String name, Path into) throws IOException, InterruptedException {
    var source = ROOT.resolve("bench").resolve(name + ".c").toString();
    var program = into.resolve(name).toString();
    var gcc = List.of("gcc", "-g", "-O2", "-pthread", "-o", program, source);
    if (new ProcessBuilder(gcc).inheritIO().start().waitFor() != 0) {
      throw new IOException("gcc failed on " + source);
    }
  }

  // ---- what is measured

  private static List<Scenario> scenarios(Path tools) throws IOException {
    var all = new ArrayList<Scenario>();
    files(tools, all);
    busyAndThreads(tools, all);
    filters(tools, all);
    starts(tools, all);
    memory(tools, all);
    scale(tools, all);
    manyProcesses(tools, all);
    symbols(tools, all);
    debug(tools, all);
    return all;
  }

  private static List<String> dd(int count) {
    return List.of("dd", "if=/dev/zero", "of=/dev/null", "bs=1", "count=" + count);
  }

  private static String ddName(int count) {
    return "dd, " + String.format(Locale.ROOT, "%,d", 2 * count) + " calls";
  }

  private static List<String> find() {
    return List.of("find", "/usr/include", "-xdev");
  }

  private static List<String> spoor(Path tools, String... options) {
    return join(List.of(SPOOR, "trace", "-o", out(tools)), List.of(options));
  }

  private static List<String> strace(Path tools, String... options) {
    return join(List.of("strace", "-o", out(tools)), List.of(options));
  }

  private static List<String> perf(Path tools) {
    return List.of("perf", "trace", "-o", out(tools), "--");
  }

  private static String out(Path tools) {
    return tools.resolve("out").toString();
  }

  private static List<String> loop(Path tools) {
    return List.of(tools.resolve("loop").toString());
  }

  /// The ways of `--cpu`; as shipped it is `auto`.
  private static List<Contender> ways(Path tools, List<String> program, String... options) {
    var all = new ArrayList<Contender>();
    for (var way : List.of("auto", "share", "spin", "off")) {
      var words = join(spoor(tools, options), List.of("--cpu=" + way));
      var name = "spoor --cpu=" + way + (way.equals("auto") ? ", as shipped" : "");
      all.add(new Contender(name, join(words, program)));
    }
    return all;
  }

  private static void files(Path tools, List<Scenario> into) {
    var free = full ? 300_000 : 10_000;
    var idle = new ArrayList<Contender>();
    idle.add(new Contender("untraced", dd(free)));
    idle.add(new Contender("C loop", join(loop(tools), dd(free))));
    idle.add(new Contender("C loop, pinned", join(PINNED, join(loop(tools), dd(free)))));
    idle.add(new Contender("strace", join(strace(tools), dd(free))));
    idle.add(new Contender("strace, pinned", join(PINNED, join(strace(tools), dd(free)))));
    idle.add(new Contender("perf trace", join(perf(tools), dd(free))));
    idle.addAll(ways(tools, dd(free)));
    into.add(
        scenario(ddName(free) + ", text to a file, idle machine", Place.FREE, "strace", idle));
    var pinned = full ? 300_000 : 100_000;
    into.add(
        scenario(
            ddName(pinned) + ", text to a file, all on one CPU",
            Place.ONE_CPU,
            "strace",
            usual(tools, dd(pinned))));
    for (var place : List.of(Place.FREE, Place.ONE_CPU)) {
      var where = place == Place.FREE ? ", idle machine" : ", all on one CPU";
      into.add(
          scenario(
              "find /usr/include, text to a file" + where,
              place,
              "strace",
              usual(tools, find())));
    }
  }

  private static List<Contender> usual(Path tools, List<String> program) {
    return List.of(
        new Contender("untraced", program),
        new Contender("C loop", join(loop(tools), program)),
        new Contender("strace", join(strace(tools), program)),
        new Contender("perf trace", join(perf(tools), program)),
        new Contender("spoor", join(spoor(tools), program)));
  }

  private static void busyAndThreads(Path tools, List<Scenario> into) {
    var count = full ? 100_000 : 10_000;
    var busy = new ArrayList<>(usual(tools, dd(count)).subList(0, 4));
    busy.addAll(ways(tools, dd(count)));
    into.add(scenario(ddName(count) + ", text to a file, busy machine", Place.BUSY, "strace", busy));
    var calls = full ? 50_000 : 10_000;
    var program = List.of(tools.resolve("threads").toString(), Integer.toString(calls));
    var threads = new ArrayList<Contender>();
    threads.add(new Contender("untraced", program));
    threads.add(new Contender("strace -f", join(strace(tools, "-f"), program)));
    threads.add(new Contender("perf trace", join(perf(tools), program)));
    threads.addAll(ways(tools, program, "-f"));
    var name = String.format(Locale.ROOT, "4 busy threads, %,d calls each", calls);
    into.add(scenario(name + ", idle machine", Place.FREE, "strace -f", threads));
  }

  private static void filters(Path tools, List<Scenario> into) {
    var program = dd(5_000_000);
    into.add(
        scenario(
            "a filter for a call that never comes: -f -e trace=ptrace, " + ddName(5_000_000),
            Place.FREE,
            "untraced",
            List.of(
                new Contender("untraced", program),
                new Contender(
                    "strace --seccomp-bpf",
                    join(strace(tools, "-f", "--seccomp-bpf", "-e", "trace=ptrace"), program)),
                new Contender("spoor", join(spoor(tools, "-f", "-e", "trace=ptrace"), program)))));
    var some = dd(20_000);
    into.add(
        scenario(
            "the same without seccomp, " + ddName(20_000),
            Place.ONE_CPU,
            "strace",
            List.of(
                new Contender("untraced", some),
                new Contender("strace", join(strace(tools, "-f", "-e", "trace=ptrace"), some)),
                new Contender(
                    "spoor --no-seccomp",
                    join(spoor(tools, "-f", "--no-seccomp", "-e", "trace=ptrace"), some)))));
  }

  private static void starts(Path tools, List<Scenario> into) {
    var program = List.of("true");
    into.add(
        scenario(
            "start: true",
            Place.FREE,
            "strace",
            List.of(
                new Contender("untraced", program),
                new Contender("strace", join(strace(tools), program)),
                new Contender("perf trace", join(perf(tools), program)),
                new Contender("spoor", join(spoor(tools), program)))));
    into.add(
        scenario(
            "start: version and help",
            Place.FREE,
            "strace --version",
            List.of(
                new Contender("strace --version", List.of("strace", "--version")),
                new Contender("spoor version", List.of(SPOOR, "version")),
                new Contender("spoor --version", List.of(SPOOR, "--version")),
                new Contender("spoor --help", List.of(SPOOR, "--help")),
                new Contender("spoor trace --help", List.of(SPOOR, "trace", "--help")))));
  }

  private static void memory(Path tools, List<Scenario> into) {
    var contenders = new ArrayList<Contender>();
    for (var count : List.of(50_000, 500_000, 5_000_000)) {
      var calls = String.format(Locale.ROOT, ", %,d calls", 2 * count);
      contenders.add(new Contender("strace" + calls, join(strace(tools), dd(count))));
      contenders.add(new Contender("spoor" + calls, join(spoor(tools), dd(count))));
    }
    into.add(
        new Scenario(
            "memory of a long trace, text to a file",
            Place.ONE_CPU,
            full ? 3 : 1,
            contenders.getFirst().name(),
            Optional.empty(),
            contenders));
  }

  private static void scale(Path tools, List<Scenario> into) {
    for (var place : List.of(Place.ONE_CPU, Place.FREE)) {
      var where = place == Place.FREE ? ", idle machine" : ", all on one CPU";
      var calls = place == Place.FREE && !full ? 10_000 : 40_000;
      into.add(
          tasks(
              tools,
              "scale: one busy process beside idle ones" + where,
              place,
              "processes",
              List.of(0, 10, 100, 1000),
              1,
              calls));
    }
    into.add(
        tasks(
            tools,
            "scale: one busy thread beside idle ones, all on one CPU",
            Place.ONE_CPU,
            "threads",
            List.of(0, 10, 100, 1000),
            1,
            40_000));
    into.add(
        tasks(
            tools,
            "scale: 50 busy processes beside idle ones, all on one CPU",
            Place.ONE_CPU,
            "processes",
            List.of(0, 1000),
            50,
            1_000));
  }

  private static Scenario tasks(
      Path tools,
      String name,
      Place place,
      String kind,
      List<Integer> idle,
      int busy,
      int calls) {
    var result = tools.resolve("result");
    var contenders = new ArrayList<Contender>();
    for (var count : idle) {
      var program =
          List.of(
              tools.resolve("tasks").toString(),
              result.toString(),
              kind,
              Integer.toString(count),
              Integer.toString(busy),
              Integer.toString(calls));
      var row = count + " idle";
      contenders.add(new Contender("strace -f", row, join(strace(tools, "-f"), program)));
      contenders.add(new Contender("spoor -f", row, join(spoor(tools, "-f"), program)));
    }
    return new Scenario(name, place, FEW, "strace -f", Optional.of(result), contenders);
  }

  private static void manyProcesses(Path tools, List<Scenario> into) throws IOException {
    var count = full ? 10_000 : 2_000;
    var script = "i=0; while [ $i -lt " + count + " ]; do /bin/true; i=$((i+1)); done";
    into.add(
        scenario(
            String.format(Locale.ROOT, "%,d short-lived processes", count),
            Place.FREE,
            "strace -f",
            family(tools, List.of("sh", "-c", script))));
    var directory = Files.createDirectory(tools.resolve("make"));
    var makefile = new StringBuilder("all: $(patsubst %.c,%.o,$(wildcard *.c))\n%.o: %.c\n");
    makefile.append("\t$(CC) -O1 -c -o /dev/null $<\n");
    Files.writeString(directory.resolve("Makefile"), makefile);
    for (var i = 0; i < 40; i++) {
      Files.writeString(
          directory.resolve("unit" + i + ".c"),
          "#include <stdio.h>\nvoid say" + i + "(void) { puts(\"" + i + "\"); }\n");
    }
    into.add(
        scenario(
            "make -j4, 40 files of C",
            Place.FREE,
            "strace -f",
            family(tools, List.of("make", "-s", "-j4", "-C", directory.toString()))));
  }

  /// Of the C library, whose debugging information Debian's libc6-dbg has in a file of its own.
  private static void symbols(Path tools, List<Scenario> into) throws IOException {
    var library = Path.of("/lib/x86_64-linux-gnu/libc.so.6").toRealPath();
    var buildId =
        output("readelf", "-n", library.toString())
            .replaceAll("(?s).*Build ID: (\\w+).*", "$1")
            .replaceFirst("^..", "$0/");
    var debug = Path.of("/usr/lib/debug/.build-id", buildId + ".debug");
    if (Files.exists(debug)) {
      var random = new Random(1);
      var addresses = new StringBuilder();
      for (var i = 0; i < 100_000; i++) {
        var address = 0x27000 + random.nextInt(0x150000);
        addresses.append("0x").append(Integer.toHexString(address)).append('\n');
      }
      var input = Files.writeString(tools.resolve("addresses"), addresses);
      // Of some addresses nothing is known, which is a failure for one of them.
      var script = "\"$@\" < \"$0\" > /dev/null || :";
      var shell = List.of("sh", "-c", script, input.toString());
      into.add(
          scenario(
              "symbols: 100,000 addresses of the C library to functions, inlined calls and lines",
              Place.FREE,
              "addr2line -a -f -i",
              List.of(
                  new Contender(
                      "addr2line -a -f -i",
                      join(shell, List.of("addr2line", "-a", "-f", "-i", "-e", debug.toString()))),
                  new Contender(
                      "spoor locate", join(shell, List.of(SPOOR, "locate", library.toString()))))));
    }
    var big = System.getenv("SPOOR_BENCH_BIG");
    if (big != null) {
      for (var each : big.split(" ")) {
        big(tools, each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1), into);
      }
    }
    for (var threads : List.of(1, 500)) {
      // The program begins and ends in each run, for all alike.
      var script =
          "coproc \"$0\" "
              + threads
              + "; read -r p <&${COPROC[0]}; \"$@\" $p > /dev/null; echo >&${COPROC[1]}; wait";
      var shell = List.of("bash", "-c", script, tools.resolve("sleepers").toString());
      into.add(
          scenario(
              "symbols: stacks of " + threads + " threads, 30 calls deep",
              Place.FREE,
              "gdb",
              List.of(
                  new Contender(
                      "gdb",
                      join(
                          shell,
                          List.of(
                              "gdb", "-nx", "-batch", "-iex", "set debuginfod enabled off",
                              "-ex", "thread apply all bt", "-p"))),
                  new Contender("spoor stack", join(shell, List.of(SPOOR, "stack"))))));
    }
  }

  /// The same commands for both debuggers: what they take is start, work and end.
  private static void debug(Path tools, List<Scenario> into) {
    for (var place : List.of(Place.FREE, Place.ONE_CPU)) {
      debug(tools, into, place, "start: break main, run, backtrace", 1, "break main", "run", "bt");
      for (var rounds : List.of(2_000, 20_000)) {
        var run = "continue";
        debug(
            tools, into, place, rounds + " hits of a condition that does not hold", rounds,
            "start", "break work if i == -1", run);
        debug(
            tools, into, place, rounds + " such hits at an instruction with a lock prefix", rounds,
            "start", "break count if i == -1", run);
        debug(
            tools, into, place, rounds + " hits of a debug register, with such a condition", rounds,
            "start", "watch counted if counted == -1", run);
      }
      debug(
          tools, into, place, "2,000 lines stepped, over a call each second time", 1_000_000,
          "start", "next 4", "next 2000");
      debug(
          tools, into, place, "100,000 hits of a condition that does not hold", 100_000,
          "start", "break work if i == -1", "continue");
      for (var steps : List.of(20_000, 100_000)) {
        var what = steps + " instructions stepped";
        debug(
            tools, into, place, what + " beside 8 idle threads", 1_000_000,
            "break work", "run", "delete", "stepi " + steps);
        debugAlone(
            tools, into, place, what + " of the only thread", 1_000_000,
            "break work", "run", "delete", "stepi " + steps);
      }
      for (var rounds : List.of(500, 2_000)) {
        // 15 or 16 instructions each.
        var watched =
            new String[] {
              "break work", "run", "delete", "set can-use-hw-watchpoints 0",
              "watch sink if sink == -1", "continue"
            };
        var what = rounds + " rounds with a software watch and such a condition";
        debug(tools, into, place, what + " beside 8 idle threads", rounds, watched);
        debugAlone(tools, into, place, what + " of the only thread", rounds, watched);
      }
    }
    debugMemory(tools, into);
    debugAttached(tools, into);
    var program = System.getenv("SPOOR_BENCH_PROGRAM");
    if (program != null) {
      var split = program.indexOf('=');
      debugBig(tools, into, program.substring(0, split), program.substring(split + 1));
    }
  }

  private static void debugAlone(
      Path tools, List<Scenario> into, Place place, String what, int rounds, String... commands) {
    debug(into, place, what, commands, tools.resolve("debuggee").toString(), rounds + "", "0");
  }

  private static void debugMemory(Path tools, List<Scenario> into) {
    var program = tools.resolve("block").toString();
    var all = "&block[0] &block[104857600]";
    var find = "find /b " + all.replace(" ", ", ") + ", 0";
    for (var command :
        List.of(
            "print 1",
            "dump binary memory " + out(tools) + " " + all,
            find,
            "generate-core-file " + out(tools))) {
      var words = new String[] {"break done", "run", command};
      debug(
          into, Place.FREE, "100 MiB, " + command.replaceFirst(" .*", ""), words, program);
    }
  }

  private static void debugAttached(Path tools, List<Scenario> into) {
    for (var threads : List.of(1, 100)) {
      var script =
          "coproc \"$0\" "
              + threads
              + "; read -r p <&${COPROC[0]}; \"$@\" $p > /dev/null; echo >&${COPROC[1]}; wait";
      var shell = List.of("bash", "-c", script, tools.resolve("sleepers").toString());
      var gdb = List.of("gdb", "-nx", "-batch", "-iex", "set debuginfod enabled off", "-p");
      into.add(
          scenario(
              "debug: attach to " + threads + " threads and detach",
              Place.FREE,
              "gdb",
              List.of(
                  new Contender("gdb", join(shell, gdb)),
                  new Contender(
                      "spoor debug", join(shell, List.of(SPOOR, "debug", "--batch", "-p"))))));
    }
  }

  /// To the first breakpoint of a program with much debugging information, named by
  /// SPOOR_BENCH_PROGRAM="FILE=FUNCTION": the function must be called.
  private static void debugBig(Path tools, List<Scenario> into, String file, String function) {
    var words = List.of("-ex", "break " + function, "-ex", "run", "-ex", "bt", file);
    var gdb = List.of("gdb", "-nx", "-q", "--batch", "-iex", "set debuginfod enabled off");
    var spoor = join(List.of(SPOOR, "debug", "--batch"), words);
    into.add(
        scenario(
            "debug: first breakpoint of " + Path.of(file).getFileName(),
            Place.FREE,
            "gdb",
            List.of(
                new Contender("gdb", join(gdb, words)),
                new Contender(
                    "spoor debug, nothing kept", join(List.of("env", "SPOOR_CACHE_MIB=0"), spoor)),
                new Contender(
                    "spoor debug, index kept",
                    join(List.of("env", "SPOOR_CACHE_PATH=" + tools.resolve("kept")), spoor)))));
  }

  private static void debug(
      Path tools, List<Scenario> into, Place place, String what, int rounds, String... commands) {
    debug(into, place, what, commands, tools.resolve("debuggee").toString(), rounds + "", "8");
  }

  private static void debug(
      List<Scenario> into, Place place, String what, String[] commands, String... program) {
    var words = new ArrayList<String>();
    for (var command : commands) {
      words.addAll(List.of("-ex", command));
    }
    words.add("--args");
    words.addAll(List.of(program));
    var gdb = List.of("gdb", "-nx", "-q", "--batch", "-iex", "set debuginfod enabled off");
    into.add(
        scenario(
            "debug: " + what,
            place,
            "gdb",
            List.of(
                new Contender("gdb", join(gdb, words)),
                new Contender("spoor debug", join(List.of(SPOOR, "debug", "--batch"), words)))));
  }

  /// Of a file with much debugging information and a function in it, as SPOOR_BENCH_BIG="FILE=FUNCTION ..."
  /// names them: the first question by name, with and without an index that is kept, and many by
  /// address.
  private static void big(Path tools, String file, String function, List<Scenario> into)
      throws IOException {
    var name = Path.of(file).getFileName().toString();
    var gdb =
        List.of(
            "gdb", "-nx", "-batch", "-iex", "set debuginfod enabled off", "-ex", "info line " + function,
            file);
    var simple = function.substring(function.lastIndexOf(':') + 1);
    var kept = List.of("env", "SPOOR_CACHE_PATH=" + tools.resolve("kept"), SPOOR, "locate", file);
    var not = List.of("env", "SPOOR_CACHE_MIB=0", SPOOR, "locate", file);
    var first =
        List.of(
            "env", "SPOOR_CACHE_PATH=" + tools.resolve("first"), "sh", "-c",
            "rm -rf \"$SPOOR_CACHE_PATH\"; exec \"$0\" \"$@\"", SPOOR, "locate", file);
    var quiet = List.of("sh", "-c", "\"$0\" \"$@\" > /dev/null");
    into.add(
        scenario(
            "symbols: " + name + ": where " + function + " is",
            Place.FREE,
            "gdb",
            List.of(
                new Contender("gdb", join(quiet, gdb)),
                new Contender(
                    "llvm-dwarfdump --name", join(quiet, List.of("llvm-dwarfdump", "--name", simple, file))),
                new Contender("spoor locate, nothing kept", join(quiet, join(not, List.of(function)))),
                new Contender(
                    "spoor locate, the first time, index written",
                    join(quiet, join(first, List.of(function)))),
                new Contender(
                    "spoor locate, index kept", join(quiet, join(kept, List.of(function)))))));
    var text = Pattern.compile("\\.text +\\w+ +(\\w+) \\w+ (\\w+) ").matcher(output("readelf", "-SW", file));
    if (!text.find()) {
      return;
    }
    var random = new Random(1);
    var addresses = new StringBuilder();
    for (var i = 0; i < 100_000; i++) {
      var offset = random.nextInt(Integer.parseInt(text.group(2), 16));
      addresses.append("0x").append(Long.toHexString(Long.parseLong(text.group(1), 16) + offset));
      addresses.append('\n');
    }
    var input = Files.writeString(tools.resolve(name + ".addresses"), addresses);
    var shell = List.of("sh", "-c", "\"$@\" < \"$0\" > /dev/null || :", input.toString());
    into.add(
        scenario(
            "symbols: " + name + ": 100,000 addresses to functions, inlined calls and lines",
            Place.FREE,
            "addr2line -a -f -i",
            List.of(
                new Contender(
                    "addr2line -a -f -i",
                    join(shell, List.of("addr2line", "-a", "-f", "-i", "-e", file))),
                new Contender("spoor locate, nothing kept", join(shell, not)),
                new Contender("spoor locate, index kept", join(shell, kept)))));
  }

  private static String output(String... words) throws IOException {
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static List<Contender> family(Path tools, List<String> program) {
    return List.of(
        new Contender("untraced", program),
        new Contender("strace -f", join(strace(tools, "-f"), program)),
        new Contender("perf trace", join(perf(tools), program)),
        new Contender("spoor -f", join(spoor(tools, "-f"), program)));
  }

  private static Scenario scenario(
      String name, Place place, String reference, List<Contender> contenders) {
    return new Scenario(name, place, FEW, reference, Optional.empty(), contenders);
  }

  private static List<String> join(List<String> head, List<String> tail) {
    var both = new ArrayList<>(head);
    both.addAll(tail);
    return both;
  }

  // ---- measuring

  private static void run(Scenario scenario, Path measure) throws Exception {
    System.err.println(scenario.name() + " ...");
    var turns = Math.min(runs, scenario.most());
    var results = new LinkedHashMap<Contender, List<Measured>>();
    var failures = new ArrayList<String>();
    var load = scenario.place() == Place.BUSY ? busyProcesses() : List.<Process>of();
    try {
      // Once to warm up the files, and to see what can run here.
      for (var contender : scenario.contenders()) {
        try {
          if (scenario.most() > 1) {
            once(scenario, contender.words(), measure);
          }
          results.put(contender, new ArrayList<>());
        } catch (IOException failure) {
          failures.add(contender.name());
        }
      }
      for (var turn = 0; turn < turns; turn++) {
        for (var contender : results.keySet()) {
          results.get(contender).add(onceOrAgain(scenario, contender.words(), measure));
        }
      }
    } finally {
      load.forEach(Process::destroyForcibly);
    }
    System.out.println("### " + scenario.name() + " (" + turns + (turns == 1 ? " run" : " runs") + ")\n");
    if (scenario.result().isPresent()) {
      printScale(results);
    } else {
      printTimes(scenario, results);
    }
    for (var name : failures) {
      System.out.println("\nCannot run here: " + name);
    }
    System.out.println();
  }

  /// One failure does not end hours of measuring; it is told, and the run is made again.
  private static Measured onceOrAgain(Scenario scenario, List<String> command, Path measure)
      throws IOException, InterruptedException {
    try {
      return once(scenario, command, measure);
    } catch (IOException failure) {
      System.err.println(failure.getMessage());
      return once(scenario, command, measure);
    }
  }

  private static List<Process> busyProcesses() throws IOException {
    var all = new ArrayList<Process>();
    for (var i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      all.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
    }
    return all;
  }

  private static Measured once(Scenario scenario, List<String> command, Path measure)
      throws IOException, InterruptedException {
    var words = new ArrayList<String>();
    if (scenario.place() == Place.ONE_CPU) {
      words.addAll(PINNED);
    }
    words.add(measure.toString());
    words.addAll(command);
    var process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var line = new String(process.getInputStream().readAllBytes()).strip();
    if (process.waitFor() != 0 || line.isEmpty()) {
      throw new IOException("failed: " + words);
    }
    var figures = numbers(line);
    var own = scenario.result().isPresent() ? own(scenario.result().get()) : new double[2];
    return new Measured(figures[0], figures[1] + figures[2], figures[3], own[0], own[1]);
  }

  private static double[] own(Path result) throws IOException {
    var figures = numbers(Files.readString(result).strip());
    Files.delete(result);
    return figures;
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  // ---- printing

  private static void printTimes(Scenario scenario, Map<Contender, List<Measured>> results) {
    System.out.println(
        "| | wall s (quartiles) | CPU s | resident MiB | wall / " + scenario.reference() + " |");
    System.out.println("| --- | --- | --- | --- | --- |");
    var reference = new double[0];
    for (var entry : results.entrySet()) {
      if (entry.getKey().name().equals(scenario.reference())) {
        reference = values(entry.getValue(), Measured::wall);
      }
    }
    for (var entry : results.entrySet()) {
      var wall = values(entry.getValue(), Measured::wall);
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %.3f | %.1f | %s |%n",
          entry.getKey().name(),
          quartiles(wall, "%.3f"),
          quantile(values(entry.getValue(), Measured::cpu), 0.5),
          quantile(values(entry.getValue(), Measured::residentKib), 0.5) / 1024,
          quartiles(ratios(wall, reference), "%.2f"));
    }
  }

  private static void printScale(Map<Contender, List<Measured>> results) {
    System.out.println(
        "| tasks | | us a call (quartiles) | of that with the fewest tasks "
            + "| longest wait of a quiet task, ms | CPU s | resident MiB |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    var first = new LinkedHashMap<String, double[]>();
    for (var entry : results.entrySet()) {
      var contender = entry.getKey();
      var call = values(entry.getValue(), Measured::call);
      first.putIfAbsent(contender.name(), call);
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %s | %s | %.3f | %.1f |%n",
          contender.row(),
          contender.name(),
          quartiles(call, "%.1f"),
          quartiles(ratios(call, first.get(contender.name())), "%.2f"),
          quartiles(values(entry.getValue(), each -> each.worst() / 1000), "%.2f"),
          quantile(values(entry.getValue(), Measured::cpu), 0.5),
          quantile(values(entry.getValue(), Measured::residentKib), 0.5) / 1024);
    }
  }

  private static double[] values(
      List<Measured> all, java.util.function.ToDoubleFunction<Measured> figure) {
    return all.stream().mapToDouble(figure).toArray();
  }

  private static double[] ratios(double[] values, double[] reference) {
    var ratios = new double[Math.min(values.length, reference.length)];
    for (var i = 0; i < ratios.length; i++) {
      ratios[i] = values[i] / reference[i];
    }
    return ratios;
  }

  private static String quartiles(double[] values, String format) {
    if (values.length == 0) {
      return "";
    }
    var pattern = values.length == 1 ? format : format + " (" + format + " to " + format + ")";
    return String.format(
        Locale.ROOT, pattern, quantile(values, 0.5), quantile(values, 0.25), quantile(values, 0.75));
  }

  /// By linear interpolation between the two nearest.
  private static double quantile(double[] values, double q) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    var at = q * (sorted.length - 1);
    var low = (int) Math.floor(at);
    var high = (int) Math.ceil(at);
    return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
  }

  // ---- the tracers' own system calls

  private static void ownCalls(Path tools) throws IOException, InterruptedException {
    var count = 5_000;
    System.out.println("### own system calls for each traced call, " + ddName(count) + "\n");
    System.out.println("| | wait4 | ptrace | process_vm_readv | write | all |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    ownCalls("strace", countsOfStrace(tools, count), 2 * count);
    for (var way : List.of("auto", "share", "off")) {
      ownCalls("spoor --cpu=" + way, countsOfSpoor(tools, way, count), 2 * count);
    }
    System.out.println();
  }

  private static void ownCalls(String name, Map<String, Long> counts, int calls) {
    if (counts.isEmpty()) {
      System.out.println("| " + name + " | cannot run here | | | | |");
      return;
    }
    System.out.print("| " + name);
    for (var call : List.of("wait4", "ptrace", "process_vm_readv", "write")) {
      System.out.printf(Locale.ROOT, " | %.2f", (double) counts.getOrDefault(call, 0L) / calls);
    }
    var all = counts.values().stream().mapToLong(Long::longValue).sum();
    System.out.printf(Locale.ROOT, " | %.2f |%n", (double) all / calls);
  }

  /// Counted by another strace, which does not follow the first to its child.
  private static Map<String, Long> countsOfStrace(Path tools, int count)
      throws IOException, InterruptedException {
    var table = tools.resolve("counts");
    var outer = List.of("strace", "-c", "-U", "calls,name", "-o", table.toString());
    var _ = errors(join(outer, join(strace(tools), dd(count))));
    var counts = new LinkedHashMap<String, Long>();
    for (var line : Files.readAllLines(table)) {
      var words = line.strip().split(" +");
      if (words.length == 2 && words[0].matches("\\d+") && !words[1].equals("total")) {
        counts.put(words[1], Long.parseLong(words[0]));
      }
    }
    return counts;
  }

  private static Map<String, Long> countsOfSpoor(Path tools, String way, int count)
      throws IOException, InterruptedException {
    var text = errors(join(spoor(tools, "-d", "--cpu=" + way), dd(count)));
    var counts = new LinkedHashMap<String, Long>();
    var each = Pattern.compile("(\\d+) (\\w+) \\(").matcher(text);
    while (each.find()) {
      counts.put(each.group(2), Long.parseLong(each.group(1)));
    }
    return counts;
  }

  // ---- stacks

  /// Of a thread of `sleepers`, in a core that gdb writes.
  private static void unwinds(Path tools) throws IOException, InterruptedException {
    var core = tools.resolve("core");
    var gdb =
        List.of(
            "gdb", "-nx", "-batch", "-iex", "set debuginfod enabled off", "-ex", "thread 2", "-ex",
            "generate-core-file " + core, "-p");
    besideSleepers(tools, "1", gdb);
    System.out.println("### symbols: unwinds a second of CPU time\n");
    var unwinds = ROOT.resolve("bench/Unwinds.java").toString();
    for (var line : output(SPOOR, "run", unwinds, core.toString()).lines().toList()) {
      System.out.println("- " + line);
    }
    System.out.println();
  }

  /// The thread looks at its clock all the time.
  private static void stops(Path tools) throws IOException, InterruptedException {
    var gdb = List.of("gdb", "-nx", "-batch", "-iex", "set debuginfod enabled off");
    System.out.println("### symbols: how long a running thread of 501 is stopped, ms\n");
    System.out.println("| | longest time (quartiles) |");
    System.out.println("| --- | --- |");
    for (var contender :
        List.of(
            new Contender("nobody looks", List.of("true")),
            new Contender("gdb", join(gdb, List.of("-ex", "thread apply all bt", "-p"))),
            new Contender("spoor stack", List.of(SPOOR, "stack")))) {
      var longest = new double[runs];
      for (var i = 0; i < runs; i++) {
        longest[i] = besideSleepers(tools, "500 watch", contender.words()) / 1000;
      }
      System.out.println("| " + contender.name() + " | " + quartiles(longest, "%.1f") + " |");
    }
    System.out.println();
  }

  /// {@return the last number that the program prints}
  private static double besideSleepers(Path tools, String arguments, List<String> command)
      throws IOException, InterruptedException {
    var script =
        "coproc \"$0\" "
            + arguments
            + "; exec {in}<&${COPROC[0]}; read -r p <&$in; \"$@\" $p > /dev/null 2>&1; echo >&${COPROC[1]}; "
            + "tail -n 1 <&$in | sed 's/^$/0/'";
    var shell = List.of("bash", "-c", script, tools.resolve("sleepers").toString());
    var text = output(join(shell, command).toArray(String[]::new)).lines().toList();
    return text.isEmpty() ? 0 : numbers(text.getLast())[0];
  }

  private static String errors(List<String> words) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    var text = new String(process.getErrorStream().readAllBytes());
    process.waitFor();
    return text;
  }
}
