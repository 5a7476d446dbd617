import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Measures Spoor against the installed strace and against the yardstick loop.c, in one run: the
/// commands of a scenario take turns, so that a machine that changes its mood changes it for all.
///
///     java bench/Bench.java [--runs=20] [--only=WORD]
///
/// Prints Markdown: medians with quartiles, and ratios that are medians of the ratios of each turn.
public class Bench {
  record Scenario(String name, String pinned, Map<String, List<String>> commands) {}

  record Measured(double wall, double cpu, double residentKib) {}

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static int runs = 20;
  private static String only = "";

  public static void main(String[] arguments) throws Exception {
    for (var argument : arguments) {
      if (argument.startsWith("--runs=")) {
        runs = Integer.parseInt(argument.substring(7));
      } else if (argument.startsWith("--only=")) {
        only = argument.substring(7);
      } else {
        System.err.println("usage: java bench/Bench.java [--runs=N] [--only=WORD]");
        System.exit(2);
      }
    }
    var tools = Files.createTempDirectory("spoor-bench");
    compile("loop", tools);
    compile("measure", tools);
    for (var scenario : scenarios(tools)) {
      if (scenario.name().contains(only)) {
        run(scenario, tools.resolve("measure"));
      }
    }
    for (var file : List.of("loop", "measure", "out")) {
      Files.deleteIfExists(tools.resolve(file));
    }
    Files.delete(tools);
  }

  private static void compile(String name, Path into) throws IOException, InterruptedException {
    var source = ROOT.resolve("bench").resolve(name + ".c").toString();
    var gcc = List.of("gcc", "-O2", "-o", into.resolve(name).toString(), source);
    if (new ProcessBuilder(gcc).inheritIO().start().waitFor() != 0) {
      throw new IOException("gcc failed on " + source);
    }
  }

  private static List<Scenario> scenarios(Path tools) {
    var out = tools.resolve("out").toString();
    var spoor = ROOT.resolve("bin/spoor").toString();
    var loop = tools.resolve("loop").toString();
    var find = List.of("find", "/usr/include", "-xdev");
    var all = new ArrayList<Scenario>();
    for (var pinned : List.of("", "one CPU")) {
      var where = pinned.isEmpty() ? ", free" : ", all on one CPU";
      // A stop costs ten times as much where tracer and tracee wake each other across CPUs.
      var count = pinned.isEmpty() ? 4_000 : 40_000;
      var dd = List.of("dd", "if=/dev/zero", "of=/dev/null", "bs=1", "count=" + count);
      all.add(
          new Scenario(
              "dd, " + 2 * count + " calls, text to a file" + where,
              pinned,
              commands(
                  "untraced", dd,
                  "C loop", join(List.of(loop), dd),
                  "strace", join(List.of("strace", "-o", out), dd),
                  "spoor", join(List.of(spoor, "trace", "-o", out), dd))));
      all.add(
          new Scenario(
              "find /usr/include, text to a file" + where,
              pinned,
              commands(
                  "untraced", find,
                  "C loop", join(List.of(loop), find),
                  "strace", join(List.of("strace", "-o", out), find),
                  "spoor", join(List.of(spoor, "trace", "-o", out), find))));
    }
    all.add(
        new Scenario(
            "true: the cost of a start",
            "",
            commands(
                "untraced", List.of("true"),
                "strace", List.of("strace", "-o", out, "true"),
                "spoor", List.of(spoor, "trace", "-o", out, "true"))));
    return all;
  }

  private static List<String> join(List<String> head, List<String> tail) {
    var both = new ArrayList<>(head);
    both.addAll(tail);
    return both;
  }

  @SafeVarargs
  private static <T> Map<String, T> commands(Object... pairs) {
    var map = new LinkedHashMap<String, T>();
    for (var i = 0; i < pairs.length; i += 2) {
      @SuppressWarnings("unchecked")
      var command = (T) pairs[i + 1];
      map.put((String) pairs[i], command);
    }
    return map;
  }

  private static void run(Scenario scenario, Path measure) throws Exception {
    var results = new LinkedHashMap<String, List<Measured>>();
    scenario.commands().keySet().forEach(name -> results.put(name, new ArrayList<>()));
    for (var turn = -1; turn < runs; turn++) {
      for (var entry : scenario.commands().entrySet()) {
        var measured = once(scenario, entry.getValue(), measure);
        if (turn >= 0) {
          results.get(entry.getKey()).add(measured);
        }
      }
    }
    print(scenario, results);
  }

  private static Measured once(Scenario scenario, List<String> command, Path measure)
      throws IOException, InterruptedException {
    var words = new ArrayList<String>();
    if (!scenario.pinned().isEmpty()) {
      words.addAll(List.of("taskset", "-c", "0"));
    }
    words.add(measure.toString());
    words.addAll(command);
    var process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var line = new String(process.getInputStream().readAllBytes()).strip();
    if (process.waitFor() != 0 || line.isEmpty()) {
      throw new IOException("failed: " + words);
    }
    var figures = Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
    return new Measured(figures[0], figures[1] + figures[2], figures[3]);
  }

  private static void print(Scenario scenario, Map<String, List<Measured>> results) {
    System.out.println("### " + scenario.name() + " (" + runs + " runs)\n");
    System.out.println("| | wall s (quartiles) | CPU s | resident MiB | wall / strace |");
    System.out.println("| --- | --- | --- | --- | --- |");
    var reference = results.get("strace").stream().mapToDouble(Measured::wall).toArray();
    results.forEach(
        (name, all) -> {
          var wall = all.stream().mapToDouble(Measured::wall).toArray();
          var ratio = new double[wall.length];
          for (var i = 0; i < wall.length; i++) {
            ratio[i] = wall[i] / reference[i];
          }
          System.out.printf(
              Locale.ROOT,
              "| %s | %.3f (%.3f to %.3f) | %.3f | %.1f | %.2f (%.2f to %.2f) |%n",
              name,
              quantile(wall, 0.5),
              quantile(wall, 0.25),
              quantile(wall, 0.75),
              quantile(all.stream().mapToDouble(Measured::cpu).toArray(), 0.5),
              quantile(all.stream().mapToDouble(Measured::residentKib).toArray(), 0.5) / 1024,
              quantile(ratio, 0.5),
              quantile(ratio, 0.25),
              quantile(ratio, 0.75));
        });
    System.out.println();
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
}
