import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs strace's own tests with Spoor in strace's place:
///
///     java conformance/ReferenceSuite.java [OPTION]... TREE
///
/// TREE is a directory in which strace was configured and built, its test programs included (`make
/// check TESTS=`); conformance/README.md says how. Each test is run with the strace that was built
/// there, with `mute`, which runs the program and writes nothing, and with `bin/strace`. What the
/// built strace does not pass, and what `mute` passes too, does not count.
///
///     --states=FILE    compares with the states in FILE, and names tests that got worse
///     --write=FILE     writes the states
///     --only=REGEX     only tests whose names match
///     --fresh          runs the built strace and `mute` again, whose results are kept in TREE
///     --jobs=N         tests at a time (the number of CPUs)
///     --limit=SECONDS  how long a test may take (120); the suite's own limit is 1500
///     --keep           leaves the directories of the failed tests in TREE
class ReferenceSuite {
  enum State {
    PASS,
    FAIL,
    SKIP
  }

  /// Whose results are asked for.
  enum Tracer {
    REFERENCE,
    MUTE,
    SPOOR
  }

  record Theme(String name, Pattern tests) {}

  /// Tests of the suite that belong to one personality, such as `tests` and `tests-m32`.
  record Group(Path directory, Path sources, Map<String, String> environment) {}

  record Test(Group group, String name) {
    /// As it stands in the lists: `tests/read-write.gen`.
    String path() {
      return group.directory.getFileName() + "/" + name;
    }
  }

  /// What came of a test that counts.
  record Result(Test test, State state) {}

  private static final Path HERE = Path.of("conformance").toAbsolutePath();
  private static final String LIMIT_SECONDS = "120";

  private final Path tree;
  private final Map<String, String> options;
  private final int jobs;
  private final int limit;

  ReferenceSuite(Path tree, Map<String, String> options) {
    this.tree = tree;
    this.options = options;
    this.limit = Integer.parseInt(options.getOrDefault("limit", LIMIT_SECONDS));
    this.jobs =
        options.containsKey("jobs")
            ? Integer.parseInt(options.get("jobs"))
            : Runtime.getRuntime().availableProcessors();
  }

  public static void main(String[] words) throws IOException, InterruptedException {
    Map<String, String> options = new LinkedHashMap<>();
    List<String> rest = new ArrayList<>();
    for (String word : words) {
      if (word.startsWith("--")) {
        int equals = word.indexOf('=');
        options.put(
            word.substring(2, equals < 0 ? word.length() : equals),
            equals < 0 ? "" : word.substring(equals + 1));
      } else {
        rest.add(word);
      }
    }
    if (!options.keySet().stream()
            .allMatch(List.of("states", "write", "only", "fresh", "jobs", "keep", "limit")::contains)
        || rest.size() != 1
        || !Files.isExecutable(Path.of(rest.getFirst(), "src/strace"))) {
      System.err.println(
          "usage: java conformance/ReferenceSuite.java [--states=FILE] [--write=FILE]"
              + " [--only=REGEX] [--fresh] [--jobs=N] [--limit=SECONDS] [--keep] TREE   (TREE: where strace was built)");
      System.exit(2);
    }
    boolean good = new ReferenceSuite(Path.of(rest.getFirst()).toRealPath(), options).run();
    System.exit(good ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    Pattern only = Pattern.compile(options.getOrDefault("only", ""));
    List<Test> tests = new ArrayList<>();
    for (String name : List.of("tests", "tests-m32", "tests-mx32")) {
      if (Files.exists(tree.resolve(name).resolve("Makefile"))) {
        Group group = group(tree.resolve(name));
        names(group).stream()
            .map(test -> new Test(group, test))
            .filter(test -> only.matcher(test.path()).find())
            .forEach(tests::add);
      }
    }
    Map<String, State> reference = results(Tracer.REFERENCE, tests);
    List<Test> passed =
        tests.stream().filter(test -> reference.get(test.path()) == State.PASS).toList();
    Map<String, State> mute = results(Tracer.MUTE, passed);
    List<Test> counted =
        passed.stream().filter(test -> mute.get(test.path()) != State.PASS).toList();
    Map<String, State> spoor = results(Tracer.SPOOR, counted);
    List<Result> results =
        counted.stream().map(test -> new Result(test, spoor.get(test.path()))).toList();

    System.out.printf(
        "%n%d tests; the built strace passes %d, of which %d need what a tracer writes%n%n",
        tests.size(), passed.size(), counted.size());
    print(byTheme(results));
    if (options.containsKey("write")) {
      Files.write(
          Path.of(options.get("write")),
          results.stream().map(result -> result.test.path() + "\t" + result.state).toList());
    }
    return !options.containsKey("states") || !worse(results, Path.of(options.get("states")));
  }

  /// Whether tests that passed according to the list do not any more; they are named.
  private static boolean worse(List<Result> results, Path list) throws IOException {
    Map<String, State> before = read(list);
    List<String> lost =
        results.stream()
            .filter(result -> result.state != State.PASS)
            .map(result -> result.test.path())
            .filter(path -> before.get(path) == State.PASS)
            .toList();
    lost.forEach(path -> System.out.println("passed before: " + path));
    return !lost.isEmpty();
  }

  private static Map<String, State> read(Path list) throws IOException {
    Map<String, State> states = new TreeMap<>();
    for (String line : Files.readAllLines(list)) {
      String[] columns = line.split("\t");
      states.put(columns[0], State.valueOf(columns[1]));
    }
    return states;
  }

  private static Map<String, List<Result>> byTheme(List<Result> results) throws IOException {
    List<Theme> themes =
        Files.readAllLines(HERE.resolve("themes.txt")).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t"))
            .map(columns -> new Theme(columns[0], Pattern.compile(columns[1])))
            .toList();
    Map<String, List<Result>> sorted = new LinkedHashMap<>();
    themes.forEach(theme -> sorted.put(theme.name, new ArrayList<>()));
    for (Result result : results) {
      String name = result.test.name.replaceFirst("\\.gen$", "");
      themes.stream()
          .filter(theme -> theme.tests.matcher(name).find())
          .findFirst()
          .ifPresent(theme -> sorted.get(theme.name).add(result));
    }
    return sorted;
  }

  private static void print(Map<String, List<Result>> themes) {
    System.out.println("| theme | counted | passed | failed | skipped | passed in 100 |");
    System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
    themes.forEach((name, results) -> row(name, results));
    row("all", themes.values().stream().flatMap(Collection::stream).toList());
  }

  private static void row(String name, List<Result> results) {
    Map<State, Long> counts = new EnumMap<>(State.class);
    results.forEach(result -> counts.merge(result.state, 1L, Long::sum));
    long passed = counts.getOrDefault(State.PASS, 0L);
    System.out.printf(
        "| %s | %d | %d | %d | %d | %s |%n",
        name,
        results.size(),
        passed,
        counts.getOrDefault(State.FAIL, 0L),
        counts.getOrDefault(State.SKIP, 0L),
        results.isEmpty() ? "" : String.valueOf(100 * passed / results.size()));
  }

  /// The results of a tracer: those of the other two are kept between runs.
  private Map<String, State> results(Tracer tracer, List<Test> tests)
      throws IOException, InterruptedException {
    Path kept = tree.resolve("conformance-" + tracer.name().toLowerCase() + ".txt");
    boolean keeps = tracer != Tracer.SPOOR;
    Map<String, State> states = new ConcurrentHashMap<>();
    if (keeps && !options.containsKey("fresh") && Files.exists(kept)) {
      states.putAll(read(kept));
    }
    List<Test> wanted = tests.stream().filter(test -> !states.containsKey(test.path())).toList();
    int[] done = {0};
    try (var pool = Executors.newFixedThreadPool(jobs)) {
      List<Future<?>> runs = new ArrayList<>();
      for (Test test : wanted) {
        runs.add(
            pool.submit(
                () -> {
                  State state = run(tracer, test);
                  states.put(test.path(), state);
                  progress(tracer, test, state, done, wanted.size());
                  return state;
                }));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    }
    if (keeps) {
      Files.write(
          kept,
          new TreeMap<>(states)
              .entrySet().stream()
                  .map(entry -> entry.getKey() + "\t" + entry.getValue())
                  .toList());
    }
    return states;
  }

  private static synchronized void progress(
      Tracer tracer, Test test, State state, int[] done, int all) {
    done[0]++;
    if (tracer == Tracer.SPOOR && state != State.PASS) {
      System.out.printf("%s %s%n", state, test.path());
    }
    if (done[0] % 50 == 0 || done[0] == all) {
      System.err.printf("%s: %d of %d%n", tracer.name().toLowerCase(), done[0], all);
    }
  }

  private State run(Tracer tracer, Test test) throws IOException, InterruptedException {
    Group group = test.group;
    ProcessBuilder command =
        new ProcessBuilder(
            group.sources.resolve("run.sh").toString(),
            group.sources.resolve(test.name + ".test").toString());
    Map<String, String> environment = command.environment();
    environment.putAll(group.environment);
    environment.put("srcdir", group.sources.toString());
    environment.put("TIMEOUT_DURATION", String.valueOf(limit));
    environment.put("SPOOR_BUILD", "no");
    switch (tracer) {
      case REFERENCE -> environment.remove("STRACE");
      case MUTE -> environment.put("STRACE", HERE.resolve("mute").toString());
      case SPOOR ->
          environment.put("STRACE", HERE.resolveSibling("bin").resolve("strace").toString());
    }
    Path log = Files.createTempFile("conformance", ".log");
    int status;
    try {
      command.directory(group.directory.toFile());
      command.redirectInput(Path.of("/dev/null").toFile());
      command.redirectErrorStream(true).redirectOutput(log.toFile());
      Process process = command.start();
      try {
        // Its own limit has sent SIGXCPU and SIGKILL before.
        if (!process.waitFor(limit + 30L, TimeUnit.SECONDS)) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly().waitFor();
        }
      } finally {
        process.destroyForcibly();
      }
      status = process.waitFor();
      Path remains = group.directory.resolve(test.name.replaceFirst("\\.gen$", "") + ".dir");
      if (options.containsKey("keep") && tracer == Tracer.SPOOR && status != 0) {
        Files.copy(
            log,
            group.directory.resolve(test.name + ".spoor.log"),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      } else {
        remove(remains);
      }
    } finally {
      Files.delete(log);
    }
    return switch (status) {
      case 0 -> State.PASS;
      case 77 -> State.SKIP;
      default -> State.FAIL;
    };
  }

  private static void remove(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(directory)) {
      paths = walk.sorted(java.util.Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }

  /// What the suite's own makefile gives to its tests.
  private static Group group(Path directory) throws IOException {
    Map<String, String> variables = variables(directory.resolve("Makefile"));
    Map<String, String> environment = new TreeMap<>();
    environment.put("STRACE_ARCH", variables.get("ARCH"));
    environment.put("STRACE_NATIVE_ARCH", variables.get("NATIVE_ARCH"));
    for (String name : List.of("SIZEOF_KERNEL_LONG_T", "SIZEOF_LONG", "MIPS_ABI")) {
      environment.put(name, variables.getOrDefault(name, ""));
    }
    return new Group(
        directory, directory.resolve(variables.get("srcdir")).toRealPath(), environment);
  }

  private static Map<String, String> variables(Path makefile) throws IOException {
    Pattern assignment = Pattern.compile("([A-Za-z_]+) = (.*)");
    return Files.readAllLines(makefile).stream()
        .map(assignment::matcher)
        .filter(java.util.regex.Matcher::matches)
        .collect(
            Collectors.toMap(
                match -> match.group(1), match -> match.group(2).strip(), (one, other) -> one));
  }

  /// The tests that the makefile would run, without `.test`.
  private static List<String> names(Group group) throws IOException {
    Pattern word = Pattern.compile("([A-Za-z0-9_.+-]+)\\.test\\b");
    List<String> names = new ArrayList<>();
    Optional<String> list = Optional.empty();
    for (String line : Files.readAllLines(group.directory.resolve("Makefile"))) {
      if (line.matches("(?:GEN_TESTS|DECODER_TESTS|MISC_TESTS|STACKTRACE_TESTS)\\w* = .*")) {
        list = Optional.of(line);
      }
      if (list.isPresent()) {
        var match = word.matcher(line);
        while (match.find()) {
          names.add(match.group(1));
        }
        if (!line.endsWith("\\")) {
          list = Optional.empty();
        }
      }
    }
    return names.stream().distinct().toList();
  }
}
