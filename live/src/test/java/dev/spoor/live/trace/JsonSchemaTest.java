package dev.spoor.live.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every line of JSON against docs/trace.schema.json, by a validator that is not ours.
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsonSchemaTest {
  private static final Path ROOT =
      Path.of(System.getProperty("spoor.root", "..")).toAbsolutePath().normalize();

  private static final String SPOOR = ROOT.resolve("bin/spoor").toString();
  private static final Pattern TYPE = Pattern.compile("^\\{\"type\":\"(\\w+)\"");
  private static final Pattern DATA = Pattern.compile("\"data\":\\[(.*)]}$");

  @TempDir Path directory;
  private Schema schema;
  private String text = "";

  @BeforeAll
  void readsTheSchema() throws IOException {
    Shell.run(SPOOR, "version").orFail();
    text = Files.readString(ROOT.resolve("docs/trace.schema.json"));
    schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
  }

  /// Traces into a file; the program may end as it likes.
  private List<String> trace(List<String> words) throws IOException {
    var log = Files.createTempFile(directory, "log", ".json");
    var command = new ArrayList<>(List.of(SPOOR, "trace", "--format=json", "-o", log.toString()));
    command.addAll(words);
    Shell.run(command.toArray(String[]::new));
    return Files.readAllLines(log);
  }

  /// The types of events that there are.
  private TreeSet<String> check(List<String> lines) {
    var types = new TreeSet<String>();
    for (var line : lines) {
      assertThat(schema.validate(line, InputFormat.JSON)).describedAs(line).isEmpty();
      var type = TYPE.matcher(line);
      assertThat(type.find()).isTrue();
      types.add(type.group(1));
    }
    return types;
  }

  /// `@NAME` stands for the tracee of that name, a tab for a space inside a word.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ls -l /proc/self/fd",
        "-y -v ls -l /dev",
        "-yy -v -f sh -c ls\t/|sort|tail\t-1;kill\t-SEGV\t$$",
        "-f -yy python3 -c import\tsubprocess,socket,select;subprocess.run(['true']);socket.socketpair();select.select([],[],[],0.01)",
        "-e trace=none @ends kill",
        "-f @ends segv",
        "-f -v @calls",
        "-k -f @exec_from_thread",
        "-kk @ends segv",
        "-v -e trace=all @moves_data",
        "-k -e read=all -e write=all @moves_data",
        "-f @exec_from_thread",
        "-f @many_threads",
        "-f @siginfo_samples",
        "-f -y @two_abis",
        "-f @makes_ring",
        "-f -s 4 -e raw=openat -X raw @clone_forms",
        "-X verbose -z ls /nothing",
        "-e trace=none ls /nothing",
        "-f -Y sh -c true;kill\t-CONT\t$$",
        "-f --decode-pids=all -yy @exec_from_thread",
        "--tree sh -c ls;(true);sh\t-c\t'kill\t-SEGV\t$$';exec\tls\t/nothing",
        "--tree=lines -e trace=none @exec_from_thread",
        "--tree -c @exec_from_thread",
        "--tree -C -Y --whole-lines @many_threads",
        "-c ls /nothing",
        "-C -w -f @exec_from_thread",
        "-f --by=pid,tid,fd,path,call --histogram sh -c ls\t/nothing;ls",
        "-f -yy --by=path,fd -w -C -e inject=getppid:error=EPERM @two_abis",
        "-e inject=getppid:retval=7:delay_exit=10:poke_exit=@arg1=00 -f @two_abis",
        "-e inject=openat:error=EACCES:when=3 -e inject=read:delay_enter=10:poke_exit=@arg2=00 ls",
        "--where ret\t<\t0 --stop-after=3calls -y ls -l /dev",
        "--stop-after=match --where name\t==\texit_group ls",
        "-N --always-show-pid -e verbose=none -e abbrev=none ls -l /",
        "-qq --rotate-size=1K --rotate-keep=1 ls -l /",
      })
  void everyLineIsOfTheSchema(String line) throws IOException {
    var words =
        List.of(line.split(" ", -1)).stream()
            .map(word -> word.replace('\t', ' '))
            .map(word -> word.startsWith("@") ? Tracees.compile(word.substring(1)) + "" : word)
            .toList();

    var types = check(trace(words));

    assertThat(types).isNotEmpty();
  }

  @Test
  void alsoOfAProcessThatIsAttachedToStoppedAndLetGo() throws IOException {
    var lines = new ArrayList<String>();
    try (var program = Background.start("cat")) {
      var log = directory.resolve("attached.json").toString();
      var tracer =
          Shell.script(
              "mkfifo \"$2\"; \"$0\" trace --format=json -o \"$2\" -p \"$1\" & t=$!"
                  + "; while read -r line; do printf '%s\\n' \"$line\"; case $line in"
                  + " *'\"type\":\"attached\"'*) kill -STOP $1;; *'\"type\":\"stopped\"'*) kill -CONT $1;;"
                  + " *SIGCONT*) kill $t;; esac; done <\"$2\"; wait $t",
              SPOOR, program.pid().toString(), log);
      lines.addAll(tracer.stdout().lines().toList());
      program.endInput();
      assertThat(program.exit()).isZero();
    }

    assertThat(check(lines)).contains("attached", "stopped", "signal", "detached", "call");
  }

  @Test
  void whatIsReadAndWrittenIsThereByteForByte() throws IOException {
    var program = Tracees.compile("moves_data").toString();
    var events = trace(List.of("-s", "1", "-e", "read=all", "-e", "write=all", program));

    var hello = "hello, world\nthis is\0binary\u00ff\u0080 data and more of i";
    assertThat(check(events)).contains("call");
    assertThat(data(events, "write"))
        .containsExactly(hex(hello), "{\"hex\":\"\",\"unreadable\":\"0x1\"}");
    assertThat(data(events, "read")).contains(hex(hello));
    assertThat(data(events, "writev"))
        .containsExactly(hex("abc") + "," + hex("defghijklmnopqrstuvwxyz"));
    assertThat(data(events, "readv"))
        .containsExactly(hex("abcde") + "," + hex("fghijklmnopqrstuvwxyz"));
    assertThat(data(events, "pread64")).contains(hex("itten at 3"));
    assertThat(data(events, "recvfrom")).containsExactly(hex("sent"));
  }

  /// What stands between the brackets of the member `data` of those calls that have one.
  private static List<String> data(List<String> events, String call) {
    return events.stream()
        .filter(line -> line.contains("\"name\":\"" + call + "\""))
        .map(DATA::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .toList();
  }

  private static String hex(String bytes) {
    var hex = HexFormat.of().formatHex(bytes.getBytes(StandardCharsets.ISO_8859_1));
    return "{\"hex\":\"" + hex + "\"}";
  }

  @Test
  void thereAreEventsOfEachType() throws IOException {
    var lines = new ArrayList<String>();
    lines.addAll(trace(List.of("-f", Tracees.compile("exec_from_thread").toString())));
    lines.addAll(trace(List.of("-f", Tracees.compile("makes_ring").toString())));
    lines.addAll(trace(List.of("-f", Tracees.compile("ends").toString(), "kill")));
    lines.addAll(trace(List.of("-C", "--tree=lines", "true")));

    assertThat(check(lines))
        .containsExactlyInAnyOrder(
            "call", "exited", "killed", "note", "process", "signal", "statistics", "superseded");
  }

  @Test
  void theSchemaRefusesWhatIsNoEvent() {
    var event = "\"pid\":1,\"tid\":1,\"time\":1.5}";
    for (var wrong :
        List.of(
            "{}",
            "{\"type\":\"unheard-of\"," + event,
            "{\"type\":\"exited\"," + event,
            "{\"type\":\"exited\",\"code\":0,\"more\":1," + event,
            "{\"type\":\"call\",\"name\":\"getpid\",\"number\":39,\"abi\":\"x86_64\",\"arguments\":{},"
                + "\"result\":1,"
                + event,
            "{\"type\":\"call\",\"name\":\"f\",\"number\":1,\"abi\":\"x86_64\",\"arguments\":"
                + "{\"flags\":{\"raw\":\"x\",\"names\":[]}},\"result\":1,\"duration\":0.1,"
                + event,
            "{\"type\":\"processes\",\"left_out\":1," + event,
            "{\"type\":\"process\",\"depth\":0,\"parent\":null,\"origin\":\"fork\",\"command\":null,"
                + "\"duration\":0.1,\"threads\":1,"
                + event,
            "{\"type\":\"signal\",\"signal\":\"SIGINT\"," + event)) {
      assertThat(schema.validate(wrong, InputFormat.JSON)).describedAs(wrong).isNotEmpty();
    }
  }

  @Test
  void theCommandPrintsTheSchema() {
    assertThat(Shell.run(SPOOR, "trace", "--json-schema").orFail().stdout()).isEqualTo(text);
  }
}
