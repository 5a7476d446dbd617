package dev.spoor.live.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// All that a program can find out about itself, untraced, under strace and under Spoor: being
/// traced shows in no more than docs/TRACE.md says, and in nothing in which it does not show under
/// strace.
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransparencyTest {
  /// What is never the same twice: memory, addresses, numbers of tasks, times, the processor, how
  /// many signals a user has queued; the name by which a shell called a program.
  private static final Pattern BY_NATURE =
      Pattern.compile(
          "status (SigQ|Vm\\w+|Rss\\w+|\\w*Pid|\\w*Tgid|NStgid|NSpid|NSpgid|Pid|Tgid"
              + "|nonvoluntary_ctxt_switches)"
              + "|stat ([2-9]|1[0-5]|2[0-9]|3[67]|4[0-9]|50)"
              + "|syscall .*|auxiliary AT_(BASE|ENTRY|PHDR|RANDOM|SYSINFO_EHDR)");

  /// In TRACE.md, What a program can see.
  private static final Set<String> DOCUMENTED =
      Set.of(
          "PTRACE_TRACEME 0",
          "parent",
          "status TracerPid",
          "status PPid",
          "status voluntary_ctxt_switches");

  /// What a user's shell may have set, and none of which is a default.
  private static final String SETTINGS =
      "echo 0x7 >/proc/$$/coredump_filter; echo 70000 >/proc/$$/timerslack_ns"
          + "; ionice -c 2 -n 6 -p $$; chrt -b -p 0 $$ >/dev/null; ulimit -c 0; umask 077"
          + "; trap '' PIPE; exec 7</dev/null; cd /usr; ";

  private String script = "";
  private String program = "";

  @BeforeAll
  void needsPrograms() {
    Requirement.program("strace");
    Requirement.program("bash");
    script = Tracees.directory().resolve("sees_itself.sh").toString();
    program = Tracees.compile("sees_itself").toString();
    Spoor.requireCommand("trace");
  }

  /// What the program finds when `tracer` runs it: facts by name, from two runs where they agree.
  private Map<String, String> facts(String settings, List<String> tracer) {
    var facts = run(settings, tracer);
    facts.entrySet().retainAll(run(settings, tracer).entrySet());
    return facts;
  }

  private Map<String, String> run(String settings, List<String> tracer) {
    var words = new ArrayList<>(List.of("bash", "-c", settings + "\"$@\"; exit $?", "bash"));
    words.addAll(tracer);
    words.addAll(List.of("bash", "-c", ". \"$0\"; exec \"$1\"", script, program));
    var facts = new TreeMap<String, String>();
    for (var line :
        Shell.run(words, "", Map.of("SPOOR_BUILD", "no")).orFail().stdout().split("\n")) {
      var equals = line.indexOf(" = ");
      if (equals > 0 && !line.contains(" = _=")) {
        facts.put(line.substring(0, equals), line.substring(equals + 3));
      }
    }
    assertThat(facts).hasSizeGreaterThan(300);
    return facts;
  }

  /// The names of facts in which two ways to run differ.
  private static Set<String> differences(Map<String, String> one, Map<String, String> other) {
    var names = new TreeSet<String>();
    for (var name : one.keySet()) {
      var tracer = name.equals("status TracerPid") || name.equals("status PPid");
      if ((tracer || !BY_NATURE.matcher(name).matches())
          && !one.get(name).equals(other.getOrDefault(name, ""))) {
        names.add(name);
      }
    }
    return names;
  }

  private static List<String> spoor(String options) {
    var words = new ArrayList<>(List.of(Spoor.script().toString(), "trace"));
    words.addAll(List.of(options.split(" ", -1)));
    return words;
  }

  private static List<String> strace(String options) {
    var words = new ArrayList<>(List.of("strace"));
    words.addAll(List.of(options.split(" ", -1)));
    return words;
  }

  /// `ps` and kill(1) know it by that number.
  @ParameterizedTest
  @ValueSource(strings = {"-o /dev/null", "-f -o /dev/null", "--seccomp-bpf -f -o /dev/null"})
  void theTracerThatTheProgramSeesIsAProcess(String options) {
    var seen = run("", spoor(options));

    assertThat(seen.get("status TracerPid")).isEqualTo(seen.get("status PPid")).isNotEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-o /dev/null",
        "-f -yy -v -o /dev/null",
        "-c -o /dev/null",
        "--format=json -f -o /dev/null",
        "--cpu=share -f -o /dev/null",
        "-f -e trace=openat --no-seccomp -o /dev/null",
      })
  void beingTracedShowsInWhatIsDocumentedAndNothingElse(String options) {
    var untraced = facts("", List.of());

    var seen = differences(untraced, facts("", spoor(options)));

    assertThat(seen).isSubsetOf(DOCUMENTED).contains("parent", "PTRACE_TRACEME 0");
    // How often a program gives up its CPU is chance where it is not traced.
    seen.remove("status voluntary_ctxt_switches");
    assertThat(differences(untraced, facts("", strace("-o /dev/null")))).containsAll(seen);
  }

  @Test
  void whatAUsersShellHasSetIsTheSame() {
    var untraced = facts(SETTINGS, List.of());

    var seen = differences(untraced, facts(SETTINGS, spoor("-f -o /dev/null")));

    assertThat(untraced).containsEntry("coredump_filter 1", "00000007");
    assertThat(untraced).containsEntry("timerslack_ns 1", "70000");
    assertThat(seen).isSubsetOf(DOCUMENTED);
  }

  @Test
  void underAFilterNoMoreShowsThanUnderTheOneOfStrace() {
    var untraced = facts("", List.of());
    var options = "-f --seccomp-bpf -e trace=openat -o /dev/null";

    var seen = differences(untraced, facts("", spoor(options)));

    assertThat(seen).contains("status Seccomp", "status Seccomp_filters", "prctl 21");
    assertThat(differences(untraced, facts("", strace(options)))).containsAll(seen);
  }

  @Test
  void theWayToReadDoesNotShowAMask() {
    // `read` of a shell seeks back to the end of each line, and /proc makes up its text anew there.
    var reads =
        "n=0; while [ $((n+=1)) -le 100 ]; do while IFS= read -r l; do case $l in"
            + " Cpus_allowed:*) echo ${l#*:};; esac; done </proc/self/status; done | sort -u";
    var untraced = Shell.run("bash", "-c", reads).stdout();

    var traced =
        Spoor.shell("\"$0\" trace -f --cpu=share -o /dev/null bash -c \"$1\"", reads).orFail();

    assertThat(traced.stdout()).isEqualTo(untraced);
  }
}
