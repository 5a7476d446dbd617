import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds the same conversations with the installed gdb and with `spoor debug`, and compares what
/// was said, command by command, as tuples (cause, function, arguments, file and line, value):
///
///     java conformance/debug/DebugSessions.java [OPTION]...
///
///     --only=REGEX     only sessions whose names match
///     --write=FILE     writes the tuples that differ
///     --states=FILE    writes each session's name with its state
///     --work=DIR       where programs and transcripts are kept (else a directory that is removed)
///     --kept=WHOSE     whose transcripts in DIR are taken as they are (.gdb; .gdb,.spoor)
///     --jobs=N         sessions at a time (the number of CPUs)
///
/// A conversation is a file in `sessions`: a head of `name: value` lines, an empty line, commands.
/// Each of the `builds` in its head makes a session of its own.
public class DebugSessions {
  enum State {
    AGREE,
    DIFFER,
    ERROR
  }

  /// A program, and how it is built: `gcc -O2`.
  record Build(String program, String how, boolean isStripped) {
    String name() {
      return program.replaceFirst("\\.\\w+$", "") + "-" + how.replaceAll("[^A-Za-z0-9]+", "-")
          + (isStripped ? "-stripped" : "");
    }
  }

  /// A conversation with a build of a program.
  record Session(
      String name, String theme, Build build, String arguments, boolean isOnCore, List<String> commands) {}

  /// What differs in a session: empty if nothing does.
  record Result(Session session, State state, List<String> differences, String excuse) {}

  record Excuse(Pattern session, String reason) {}

  private static final int LIMIT_SECONDS = 120;
  private static final String MARK = "@@";

  private final Path here;
  private final Path work;
  private final Function<List<String>, String> spoor;
  private final List<String> kept;
  private final Map<String, Path> built = new TreeMap<>();

  /// @param here the directory `conformance/debug`
  /// @param spoor what `spoor debug` says, given its words
  /// @param kept whose transcripts are taken from `work` where they are there: `.gdb`, `.spoor`
  DebugSessions(
      Path here, Path work, List<String> kept, Function<List<String>, String> spoor) {
    this.here = here;
    this.work = work;
    this.spoor = spoor;
    this.kept = kept;
  }

  public static void main(String[] words) throws IOException, InterruptedException {
    Map<String, String> options = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      options.put(equals < 0 ? word : word.substring(0, equals), word.substring(equals + 1));
    }
    if (!List.of("--only", "--write", "--states", "--work", "--kept", "--jobs").containsAll(options.keySet())) {
      System.err.println(
          "usage: java conformance/debug/DebugSessions.java [--only=REGEX] [--write=FILE]"
              + " [--states=FILE] [--work=DIR] [--kept=WHOSE] [--jobs=N]");
      System.exit(2);
    }
    Path here = Path.of("conformance/debug").toAbsolutePath();
    String command = here.resolve("../../bin/spoor").normalize().toString();
    Path work =
        options.containsKey("--work")
            ? Files.createDirectories(Path.of(options.get("--work"))).toRealPath()
            : Files.createTempDirectory("debug-sessions");
    Function<List<String>, String> spoor =
        debug -> output(Stream.concat(Stream.of(command, "debug"), debug.stream()).toList(), here);
    int jobs =
        options.containsKey("--jobs")
            ? Integer.parseInt(options.get("--jobs"))
            : Runtime.getRuntime().availableProcessors();
    List<Result> results;
    try {
      var only = Pattern.compile(options.getOrDefault("--only", "")).asPredicate();
      List<String> kept = Arrays.asList(options.getOrDefault("--kept", ".gdb").split(","));
      results = new DebugSessions(here, work, kept, spoor).run(only, jobs);
    } finally {
      if (!options.containsKey("--work")) {
        remove(work);
      }
    }
    print(results);
    if (options.containsKey("--write")) {
      Files.write(
          Path.of(options.get("--write")),
          results.stream().flatMap(result -> result.differences.stream()).toList());
    }
    if (options.containsKey("--states")) {
      Files.write(
          Path.of(options.get("--states")),
          results.stream().map(result -> result.session.name + "\t" + result.state).toList());
    }
    boolean good =
        results.stream().allMatch(each -> each.state == State.AGREE || !each.excuse.isEmpty());
    System.exit(good ? 0 : 1);
  }

  /// What differs between gdb and a debugger inside this process, by the sessions' names. Called by
  /// a test, which compiles this file.
  ///
  /// @param here the directory `conformance/debug`
  /// @param work a directory for programs and cores
  /// @param spoor what the debugger says, given its words
  public static Map<String, List<String>> differences(
      Path here, Path work, Predicate<String> only, Function<List<String>, String> spoor)
      throws IOException, InterruptedException {
    Map<String, List<String>> all = new TreeMap<>();
    for (Result result : new DebugSessions(here, work, List.of(), spoor).run(only, 1)) {
      all.put(result.session.name, result.excuse.isEmpty() ? result.differences : List.of());
    }
    return all;
  }

  private List<Result> run(Predicate<String> only, int jobs)
      throws IOException, InterruptedException {
    List<Session> sessions = sessions().stream().filter(each -> only.test(each.name)).toList();
    List<Excuse> excuses = excuses();
    List<Result> results = new ArrayList<>();
    try (var pool = Executors.newFixedThreadPool(jobs)) {
      List<Future<Result>> runs = new ArrayList<>();
      for (Session session : sessions) {
        runs.add(pool.submit(() -> result(session, excuses)));
      }
      for (Future<Result> run : runs) {
        results.add(run.get());
      }
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    }
    return results;
  }

  private Result result(Session session, List<Excuse> excuses) throws IOException {
    String excuse =
        excuses.stream()
            .filter(each -> each.session.matcher(session.name).matches())
            .map(Excuse::reason)
            .findFirst()
            .orElse("");
    try {
      List<String> words = words(session, program(session.build));
      List<String> gdb = new ArrayList<>(List.of("gdb", "--batch", "-nx", "-q"));
      gdb.addAll(words);
      List<String> debug = new ArrayList<>(List.of("--batch", "-nx", "-q"));
      debug.addAll(words);
      String theirs = kept(session, words, ".gdb", () -> output(gdb, here));
      String ours = kept(session, words, ".spoor", () -> spoor.apply(debug));
      List<String> differences =
          differences(session, Transcript.parse(theirs), Transcript.parse(ours));
      return new Result(
          session, differences.isEmpty() ? State.AGREE : State.DIFFER, differences, excuse);
    } catch (UncheckedIOException failed) {
      return new Result(
          session, State.ERROR, List.of(session.name + ": " + failed.getMessage()), excuse);
    }
  }

  /// What a debugger said before, given the same words, if that is to be taken.
  private String kept(
      Session session, List<String> words, String suffix, Callable<String> conversation)
      throws IOException {
    Path transcript = work.resolve(session.name + suffix);
    Path given = work.resolve(session.name + suffix + "-words");
    String key = words.toString();
    if (kept.contains(suffix)
        && Files.exists(transcript)
        && Files.exists(given)
        && Files.readString(given).equals(key)) {
      return Files.readString(transcript);
    }
    try {
      String said = conversation.call();
      Files.writeString(transcript, said);
      Files.writeString(given, key);
      return said;
    } catch (IOException | RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IOException(failed);
    }
  }

  private static List<String> differences(
      Session session, Map<Integer, List<String>> theirs, Map<Integer, List<String>> ours) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < session.commands.size(); i++) {
      List<String> gdb = theirs.getOrDefault(i, List.of());
      List<String> spoor = ours.getOrDefault(i, List.of());
      if (!gdb.equals(spoor)) {
        all.add(session.name + " [" + i + "] " + session.commands.get(i).replace("\n", "; "));
        gdb.forEach(line -> all.add((spoor.contains(line) ? "    " : "  g ") + line));
        spoor.stream().filter(line -> !gdb.contains(line)).forEach(line -> all.add("  s " + line));
      }
    }
    return all;
  }

  /// A debugger's words for a session: each command, with a mark before it.
  private List<String> words(Session session, Path program) throws IOException {
    List<String> words = new ArrayList<>();
    Files.createDirectories(work.resolve("blocks"));
    for (String line :
        List.of(
            "set width 0",
            "set height 0",
            "set confirm off",
            "set args " + session.arguments + " < /dev/null > /dev/null 2> /dev/null")) {
      words.addAll(List.of("-ex", line));
    }
    for (int i = 0; i < session.commands.size(); i++) {
      String command = session.commands.get(i).replace("$PLUGIN", plugin(session.build));
      words.addAll(List.of("-ex", "echo \\n" + MARK + i + MARK + "\\n"));
      if (command.contains("\n")) {
        Path block = work.resolve("blocks").resolve(session.name + "-" + i);
        Files.writeString(block, command + "\n");
        words.addAll(List.of("-x", block.toString()));
      } else {
        words.addAll(List.of("-ex", command));
      }
    }
    words.add(program.toString());
    if (session.isOnCore) {
      words.add(core(session, program).toString());
    }
    return words;
  }

  private String plugin(Build build) {
    return work.resolve(build.name()).resolve("plugin.so").toString();
  }

  /// A core that the kernel would have written when the program died.
  private Path core(Session session, Path program) throws IOException {
    Path core = program.resolveSibling(session.name + ".core");
    output(
        List.of("gdb", "--batch", "-nx", "-q", "-ex", "run < /dev/null > /dev/null 2> /dev/null",
            "-ex", "generate-core-file " + core, program.toString()),
        here);
    if (!Files.exists(core)) {
      throw new UncheckedIOException(new IOException("no core"));
    }
    return core;
  }

  /// The program of a build, built once.
  private synchronized Path program(Build build) throws IOException {
    Path known = built.get(build.name());
    if (known != null) {
      return known;
    }
    Path directory = Files.createDirectories(work.resolve(build.name()));
    Path source = source(build.program);
    Path program = directory.resolve(build.program.replaceFirst("\\.\\w+$", ""));
    List<String> flags = new ArrayList<>();
    for (String line : Files.readAllLines(source)) {
      if (line.startsWith("// build: ")) {
        flags.addAll(Arrays.asList(line.substring(10).split(" ")));
      } else if (line.startsWith("// library: ")) {
        compile(build, source(line.substring(12)), directory.resolve("plugin.so"),
            List.of("-shared", "-fPIC"));
      }
    }
    compile(build, source, program, flags);
    if (build.isStripped) {
      Path symbols = Path.of(program + ".debug");
      must(List.of("objcopy", "--only-keep-debug", program.toString(), symbols.toString()), here);
      must(List.of("strip", "--strip-all", program.toString()), here);
      must(List.of("objcopy", "--add-gnu-debuglink=" + symbols, program.toString()), here);
    }
    built.put(build.name(), program);
    return program;
  }

  private Path source(String name) {
    Path own = here.resolve("programs").resolve(name);
    return Files.exists(own) ? own : here.resolve("../../tracees").resolve(name).normalize();
  }

  private void compile(Build build, Path source, Path to, List<String> flags) {
    List<String> how = new ArrayList<>(Arrays.asList(build.how.split(" ")));
    if (source.toString().endsWith(".cc")) {
      how.set(0, how.getFirst().equals("gcc") ? "g++" : "clang++");
    }
    how.add(1, "-g");
    List<String> command = new ArrayList<>(how);
    command.addAll(List.of("-w", "-o", to.toString(), source.getFileName().toString()));
    command.addAll(flags);
    must(command, source.getParent());
  }

  private static void must(List<String> command, Path directory) {
    String said = output(command, directory);
    if (!said.isBlank()) {
      throw new UncheckedIOException(new IOException(String.join(" ", command) + ": " + said));
    }
  }

  /// What a command writes, to either of its outputs.
  private static String output(List<String> command, Path directory) {
    try {
      Path log = Files.createTempFile("debug-session", ".log");
      try {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeAll(List.of("DEBUGINFOD_URLS", "LINES", "COLUMNS"));
        builder.environment().put("SPOOR_BUILD", "no");
        builder.redirectInput(Path.of("/dev/null").toFile());
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        Process process = builder.start();
        try {
          if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new UncheckedIOException(
                new IOException(
                    command.getFirst()
                        + " did not end; it said:\n"
                        + Files.readString(log, StandardCharsets.ISO_8859_1)));
          }
        } finally {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly().waitFor();
        }
        return Files.readString(log, StandardCharsets.ISO_8859_1);
      } finally {
        Files.delete(log);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(interrupted));
    }
  }

  private List<Session> sessions() throws IOException {
    List<Session> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(here.resolve("sessions"))) {
      for (Path file : files.sorted().toList()) {
        all.addAll(sessions(file));
      }
    }
    return all;
  }

  private static List<Session> sessions(Path file) throws IOException {
    List<String> lines =
        Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).toList();
    int end = lines.indexOf("");
    Map<String, String> head =
        lines.subList(0, end).stream()
            .map(line -> line.split(": ?", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].strip()));
    List<String> commands = commands(lines.subList(end + 1, lines.size()));
    String name = file.getFileName().toString().replace(".session", "");
    List<Session> all = new ArrayList<>();
    for (String how : head.get("builds").split("; *")) {
      Build build =
          new Build(head.get("program"), how, head.getOrDefault("stripped", "no").equals("yes"));
      all.add(
          new Session(
              name + "@" + how.replaceAll("[ -]+", "-"),
              head.get("theme"),
              build,
              head.getOrDefault("args", ""),
              head.getOrDefault("core", "no").equals("yes"),
              commands));
    }
    return all;
  }

  /// Commands of several lines, up to their `end`, as one.
  private static List<String> commands(List<String> lines) {
    List<String> all = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    for (String line : lines) {
      boolean opens = line.matches("(commands|define|document|while|if)\\b.*");
      if (block.isEmpty() && !opens) {
        all.add(line);
      } else if (line.equals("end")) {
        all.add(block + line);
        block.setLength(0);
      } else {
        block.append(line).append('\n');
      }
    }
    return all.stream().filter(line -> !line.isBlank()).toList();
  }

  private List<Excuse> excuses() throws IOException {
    Path file = here.resolve("excuses.txt");
    return Files.readAllLines(file).stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> line.split("\t", 2))
        .map(columns -> new Excuse(Pattern.compile(columns[0]), columns[1]))
        .toList();
  }

  private static void print(List<Result> results) {
    for (Result result : results) {
      if (result.state != State.AGREE) {
        System.out.printf(
            "%s %s%s%n",
            result.state,
            result.session.name,
            result.excuse.isEmpty() ? "" : " (" + result.excuse + ")");
      }
    }
    Map<String, List<Result>> themes =
        results.stream()
            .collect(Collectors.groupingBy(r -> r.session.theme, TreeMap::new, Collectors.toList()));
    System.out.println("\n| theme | sessions | commands | agree | differ | error |");
    System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
    themes.forEach(DebugSessions::row);
    row("all", results);
  }

  private static void row(String name, List<Result> results) {
    Map<State, Long> counts = new EnumMap<>(State.class);
    results.forEach(result -> counts.merge(result.state, 1L, Long::sum));
    System.out.printf(
        "| %s | %d | %d | %d | %d | %d |%n",
        name,
        results.size(),
        results.stream().mapToInt(result -> result.session.commands.size()).sum(),
        counts.getOrDefault(State.AGREE, 0L),
        counts.getOrDefault(State.DIFFER, 0L),
        counts.getOrDefault(State.ERROR, 0L));
  }

  private static void remove(Path directory) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(directory)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }

  /// What a debugger said, as tuples, by the number of the command.
  static final class Transcript {
    /// Lines that tell of moments which come in no order, or of the debugger alone.
    private static final Pattern NOISE =
        Pattern.compile(
            "\\s*|\\[New (Thread|LWP|inferior) .*|\\[Thread .* exited\\]|\\[Switching to .*"
                + "|\\[Thread debugging using .*|Using host libthread_db .*|Continuing\\."
                + "|Starting program: .*|Reading symbols from .*|Type .quit. .*"
                + "|process \\d+ is executing new program: .*");
    private static final Pattern STOP =
        Pattern.compile(
            "(?:Thread (?<thread>[\\d.]+) \"(?<name>[^\"]*)\" )?(?:hit )?"
                + "(?<kind>Breakpoint|Temporary breakpoint|Catchpoint|Temporary catchpoint) (?<number>[\\d.]+)"
                + "(?<event> \\([^)]*(?:\\([^)]*\\))?[^)]*\\))?, (?<frame>.*)");
    private static final Pattern FRAME =
        Pattern.compile(
            "(?<level>#\\d+ +)?(?:(?<pc>0x[0-9a-f]+) in )?(?<function>\\S.*?|<signal handler called>)"
                + " ?\\((?<arguments>.*)\\)(?: (?:at (?<file>\\S+):(?<line>\\d+)|from (?<library>\\S+)))?");
    private static final Pattern TILL_EXIT = Pattern.compile("Run till exit from (?<frame>.*)");
    private static final Pattern SOURCE = Pattern.compile("(?<line>\\d+)\\t(?<text>.*)");
    private static final Pattern VALUE = Pattern.compile("(?<name>\\$?[\\w.]+) = (?<value>.*)");

    private Transcript() {}

    static Map<Integer, List<String>> parse(String text) {
      Map<Integer, List<String>> commands = new TreeMap<>();
      int at = -1;
      for (String line : text.split("\r?\n")) {
        if (line.matches(MARK + "\\d+" + MARK)) {
          at = Integer.parseInt(line.substring(2, line.length() - 2));
        } else if (at >= 0 && !NOISE.matcher(line).matches()) {
          commands.computeIfAbsent(at, key -> new ArrayList<>()).add(tuple(comparable(line)));
        }
      }
      return commands;
    }

    /// A line without the numbers that are others in each run: of processes and threads, and
    /// addresses on the stack, which lies where the environment's length puts it.
    private static String comparable(String line) {
      return line.replaceAll("(?<=[Pp]rocess )\\d+", "PID")
          .replaceAll("(?<=LWP )\\d+", "TID")
          .replaceAll("Thread 0x[0-9a-f]+", "Thread ADDRESS")
          .replaceAll("0x7ffffff[0-9a-f]{5}\\b", "STACK")
          .replaceAll("0xffff[0-9a-f]{4}(?= |$|,|\\))", "STACK")
          .replaceAll("/\\S*/(?=[^/\\s]+:\\d+)", "");
    }

    private static String tuple(String line) {
      Matcher stop = STOP.matcher(line);
      if (stop.matches()) {
        return "stop: "
            + stop.group("kind") + " " + stop.group("number")
            + given(" of thread ", stop.group("thread"))
            + given(" ", stop.group("name"))
            + given(" ", stop.group("event"))
            + " | "
            + frame(stop.group("frame"));
      }
      Matcher source = SOURCE.matcher(line);
      if (source.matches()) {
        return "source: " + source.group("line") + " | " + source.group("text");
      }
      Matcher exit = TILL_EXIT.matcher(line);
      if (exit.matches()) {
        return "till exit | " + frame(exit.group("frame"));
      }
      Matcher value = VALUE.matcher(line);
      if (value.matches()) {
        return "value: " + value.group("name") + " | " + value.group("value");
      }
      return frame(line);
    }

    private static String frame(String line) {
      Matcher frame = FRAME.matcher(line);
      if (!frame.matches() || frame.group("level") == null && frame.group("file") == null
          && frame.group("library") == null && frame.group("pc") == null) {
        return "text: " + line.strip().replaceAll("\\s+", " ");
      }
      return "frame:"
          + given(" ", frame.group("level"))
          + given(" pc ", frame.group("pc"))
          + " | " + frame.group("function")
          + " | " + frame.group("arguments")
          + " | " + given("", frame.group("file")) + given(":", frame.group("line"))
          + given("from ", frame.group("library"));
    }

    private static String given(String before, String text) {
      return text == null ? "" : before + text.strip();
    }
  }
}
