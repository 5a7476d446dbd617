package dev.spoor.trace.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Tid;
import dev.spoor.syscalls.format.TextStyle;
import dev.spoor.trace.options.SummaryOptions.Column;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionParserTest {
  private static Request request(String line) {
    var words = line.isEmpty() ? List.<String>of() : Arrays.asList(line.split(" ", -1));
    return OptionParser.parse(words.stream().map(ByteString::of).toList());
  }

  private static TraceOptions options(String line) {
    return ((Request.Trace) request(line)).options();
  }

  private static UsageException refusal(String line) {
    return catchThrowableOfType(UsageException.class, () -> request(line));
  }

  @ParameterizedTest
  @CsvSource({
    "-k,false,256",
    "--stack-traces,false,256",
    "--stack-trace,false,256",
    "--stack-trace=symbol,false,256",
    "-kk,true,256",
    "-k -k,true,256",
    "--stack-trace --stack-trace,false,256",
    "--stack-trace=source,true,256",
    "--stack-traces=source --stack-trace=symbol,false,256",
    "--stack-trace-frame-limit=3 -k,false,3",
  })
  void stacksAreAskedForInSeveralWays(String line, boolean withSource, int frames) {
    assertThat(options(line + " ls").stacks()).contains(new StackTraces(withSource, frames));
  }

  @Test
  void stacksAreShownWhereThereAreLines() {
    assertThat(options("ls").showsStacks()).isFalse();
    assertThat(options("-k ls").showsStacks()).isTrue();
    assertThat(options("-k -C ls").showsStacks()).isTrue();
    assertThat(options("-k -c ls").showsStacks()).isFalse();
    assertThat(options("-k --tree ls").showsStacks()).isFalse();
    assertThat(options("-k --tree=lines ls").showsStacks()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--stack-trace=both",
        "--stack-trace=",
        "--stack-trace-frame-limit=0",
        "--stack-trace-frame-limit=x"
      })
  void stacksOfAnotherKindAreRefused(String option) {
    assertThat(refusal(option + " ls")).hasMessageStartingWith("invalid --stack-trace");
  }

  @Test
  void aProgramIsTracedWithAllItsArguments() {
    var options = options("ls -l -f");

    assertThat(options.program().stream().map(ByteString::toString))
        .containsExactly("ls", "-l", "-f");
    assertThat(options.follow()).isFalse();
    assertThat(options.decode().stringLimit()).isEqualTo(32);
    assertThat(options.line().column()).isEqualTo(40);
  }

  @Test
  void statisticsByKeysAreATableInsteadOfLinesUnlessLinesAreAskedFor() {
    var alone = options("--by path,call ls").summary().orElseThrow();
    var behind = options("-C --histogram -U p99,calls ls").summary().orElseThrow();

    assertThat(alone.withLines()).isFalse();
    assertThat(alone.isPlain()).isFalse();
    assertThat(alone.keys()).containsExactly(SummaryKey.PATH, SummaryKey.CALL);
    assertThat(alone.columns()).isEqualTo(Column.WITH_PERCENTILES);
    assertThat(behind.withLines()).isTrue();
    assertThat(behind.histogram()).isTrue();
    assertThat(behind.columns()).containsExactly(Column.P99, Column.CALLS, Column.NAME);
  }

  @ParameterizedTest
  @CsvSource({
    "--by x, unknown --by key: 'x'",
    "--by=, unknown --by key: ''",
    "'--by pid,', unknown --by key: ''",
    "'--by pid,fd,pid', --by key has been provided more than once: 'pid'",
    "--by pid -c -C, -c/--summary-only and -C/--summary are mutually exclusive"
  })
  void keysOfStatisticsAreChecked(String line, String message) {
    assertThat(refusal(line + " ls")).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "--tree, ALONE",
    "--tree=only, ALONE",
    "--tree -c, ALONE",
    "--tree -C, BEHIND",
    "--tree=lines, BEHIND"
  })
  void theTreeFollowsAndStandsInsteadOfLinesOrBehindThem(String line, TraceOptions.Tree expected) {
    assertThat(options(line + " ls").tree()).isEqualTo(expected);
    assertThat(options(line + " ls").follow()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "--tree=x, invalid --tree argument: 'x'",
    "--tree -ff, --tree and -ff/--output-separately are mutually exclusive",
    "--tree=lines -c, --tree=lines and -c/--summary-only are mutually exclusive",
    "--tree=lines --by pid, --tree=lines and -c/--summary-only are mutually exclusive"
  })
  void theTreeIsNotForEverything(String line, String message) {
    assertThat(refusal(line + " ls")).hasMessage(message);
  }

  @Test
  void twoDashesEndTheOptions() {
    assertThat(options("-f -- -x").program()).containsExactly(ByteString.of("-x"));
  }

  @Test
  void aLoneDashIsAProgram() {
    assertThat(options("- a").program().getFirst()).isEqualTo(ByteString.of("-"));
  }

  @Test
  void lettersCanBeJoinedAndEndWithAnArgument() {
    var options = options("-fqo/tmp/x ls");

    assertThat(options.follow()).isTrue();
    assertThat(options.says(Message.ATTACH)).isFalse();
    assertThat(options.output()).contains(ByteString.of("/tmp/x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--follow-forks", "--follow", "--fo"})
  void longNamesCanBeShortened(String spelling) {
    assertThat(options(spelling + " ls").follow()).isTrue();
  }

  @Test
  void severalProcessesCanBeNamedInOneWordOrMany() {
    assertThat(options("-p 10,11 --attach=12").processes())
        .containsExactly(Tid.of(10), Tid.of(11), Tid.of(12));
  }

  @Test
  void pidofsOutputIsAListOfProcesses() {
    var words = List.of(ByteString.of("-p"), ByteString.of("10 11"));

    var options = ((Request.Trace) OptionParser.parse(words)).options();

    assertThat(options.processes()).containsExactly(Tid.of(10), Tid.of(11));
  }

  @Test
  void nothingHasToFollowTheLastSeparatorOfAListOfProcesses() {
    var words = List.of(ByteString.of("-p"), ByteString.of("10 +11\n"));

    var options = ((Request.Trace) OptionParser.parse(words)).options();

    assertThat(options.processes()).containsExactly(Tid.of(10), Tid.of(11));
  }

  @Test
  void theLastWordAboutNumbersOfProcessesCounts() {
    assertThat(options("-Y ls").processNumbers()).containsExactly(ProcessDetail.COMM);
    assertThat(options("-Y --pidns-translation ls").processNumbers())
        .containsExactly(ProcessDetail.PIDNS);
    assertThat(options("--decode-pids=all -Y -Y ls").processNumbers())
        .containsExactly(ProcessDetail.COMM);
    assertThat(options("-Y -e decode-pids=!all ls").processNumbers()).isEmpty();
  }

  @Test
  void structuresOfOtherCallsThanTheNamedAreLeft() {
    assertThat(options("ls").decode().opaqueCalls()).isEmpty();
    assertThat(options("-e verbose=!stat,poll ls").decode().opaqueCalls())
        .containsExactlyInAnyOrder("stat", "poll");
    assertThat(options("-e v=stat ls").decode().opaqueCalls())
        .contains("poll", "fcntl")
        .doesNotContain("stat");
  }

  @Test
  void aTipIsChosenByNumberAndFormat() {
    assertThat(options("ls").tip()).isEmpty();
    assertThat(options("--tips=none ls").tip()).isEmpty();
    assertThat(options("--tips ls").tip()).contains(new TipChoice(OptionalLong.empty(), false));
    assertThat(options("--tips=format:full,id:7 ls").tip())
        .contains(new TipChoice(OptionalLong.of(7), true));
  }

  @Test
  void bytesOfAPathAreKept() {
    var path = ByteString.of(new byte[] {'/', (byte) 0xff});

    var request = OptionParser.parse(List.of(ByteString.of("-o"), path, ByteString.of("ls")));

    assertThat(((Request.Trace) request).options().output()).contains(path);
  }

  @ParameterizedTest
  @CsvSource({
    "-t, TIME, S",
    "-tt, TIME, US",
    "-ttt, UNIX, US",
    "-tttt, UNIX, US",
    "-t -t, TIME, US",
    "--timestamps, TIME, S",
    "--absolute-timestamps=ns, TIME, NS",
    "--absolute-timestamps=unix, UNIX, S",
    "--absolute-timestamps=none, NONE, S"
  })
  void timesOfDay(String line, Times.Clock clock, Precision precision) {
    var times = options(line + " ls").times();

    assertThat(times.clock()).isEqualTo(clock);
    assertThat(times.clockPrecision()).isEqualTo(precision);
  }

  @Test
  void formatAndPrecisionOfATimeComeInEitherOrder() {
    var one = options("--timestamps=format:unix,precision:ms ls").times();
    var other = options("--timestamps=ms,unix ls").times();

    assertThat(one).isEqualTo(other).isEqualTo(one.withClock(Times.Clock.UNIX, Precision.MS));
  }

  @Test
  void durations() {
    assertThat(options("-r -T ls").times())
        .isEqualTo(
            new Times(
                Times.Clock.NONE,
                Precision.S,
                Optional.of(Precision.US),
                Optional.of(Precision.US)));
    assertThat(options("--syscall-times=ns ls").times().spent()).contains(Precision.NS);
    assertThat(options("--relative-timestamps=s ls").times().relative()).contains(Precision.S);
  }

  @Test
  void eachQSilencesMore() {
    assertThat(options("-q ls").quiet())
        .containsOnly(Message.ATTACH, Message.PERSONALITY, Message.IO_URING);
    assertThat(options("-qq ls").quiet())
        .containsOnly(Message.ATTACH, Message.PERSONALITY, Message.IO_URING, Message.EXIT);
    assertThat(options("-q -q -q ls").quiet())
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.of(Message.PATH_RESOLUTION)));
    assertThat(options("-e quiet=exit,superseded ls").quiet())
        .containsOnly(Message.EXIT, Message.THREAD_EXECVE);
    assertThat(options("--quiet=!exit ls").quiet())
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Message.EXIT)));
  }

  @Test
  void attachingIsNotToldWhenAFileTakesTheTrace() {
    assertThat(options("-o x ls").says(Message.ATTACH)).isFalse();
    assertThat(options("-o x ls").says(Message.IO_URING)).isTrue();
    assertThat(options("-o x -p 1").says(Message.ATTACH)).isTrue();
    assertThat(options("-o x -p 1 ls").says(Message.ATTACH)).isFalse();
    assertThat(options("-o x -p 1 ls").says(Message.PERSONALITY)).isFalse();
  }

  @Test
  void statuses() {
    assertThat(options("-z ls").statuses()).containsOnly(CallStatus.SUCCESSFUL);
    assertThat(options("-z -Z ls").statuses()).containsOnly(CallStatus.FAILED);
    assertThat(options("-e status=!failed ls").statuses()).hasSize(4);
    assertThat(options("ls").waitsForOutcome()).isFalse();
    assertThat(options("-z ls").waitsForOutcome()).isTrue();
  }

  @Test
  void theLastSetOfCallsCounts() {
    var calls = options("-e close -e trace=read ls").calls();

    assertThat(calls.contains(Abi.X86_64, 0)).isTrue();
    assertThat(calls.contains(Abi.X86_64, 3)).isFalse();
  }

  @Test
  void changesOfTheEnvironment() {
    var entries = new java.util.ArrayList<>(List.of(ByteString.of("A=1"), ByteString.of("AB=2")));

    options("-E A= -E AB -E C=x=y env").environment().forEach(change -> change.apply(entries));

    assertThat(entries).containsExactly(ByteString.of("A="), ByteString.of("C=x=y"));
  }

  @Test
  void stringsInHexadecimal() {
    assertThat(options("-x ls").style().hexStrings()).isEqualTo(TextStyle.HexStrings.UNPRINTABLE);
    assertThat(options("-xx ls").style().hexStrings()).isEqualTo(TextStyle.HexStrings.ALL);
    assertThat(options("--strings-in-hex=non-ascii ls").style().hexStrings())
        .isEqualTo(TextStyle.HexStrings.UNPRINTABLE);
  }

  @Test
  void theSummary() {
    assertThat(options("-c ls").summary())
        .contains(
            new SummaryOptions(
                false, false, SummaryOptions.Order.TIME, Column.DEFAULT, 0, List.of(), false));
    assertThat(options("-cw -S calls ls").summary())
        .contains(
            new SummaryOptions(
                false, true, SummaryOptions.Order.CALLS, Column.DEFAULT, 0, List.of(), false));
  }

  @Test
  void rawCallsAreNamedBySet() {
    assertThat(options("-e raw=close,%lstat ls").decode().rawCalls())
        .contains("close", "lstat")
        .doesNotContain("read");
  }

  @Test
  void json() {
    assertThat(options("--format=json ls").format()).isEqualTo(TraceOptions.Format.JSON);
    assertThat(refusal("--format=xml ls")).hasMessage("invalid --format argument: 'xml'");
  }

  @Test
  void helpAndVersionNeedNoProgram() {
    assertThat(request("-h")).isInstanceOf(Request.Help.class);
    assertThat(request("--help")).isInstanceOf(Request.Help.class);
    assertThat(request("-V ls")).isInstanceOf(Request.Version.class);
  }

  @Test
  void optionsThatDoNothingAreWarnedOf() {
    var request = (Request.Trace) request("-c -i -T ls");

    assertThat(request.warnings())
        .containsExactly(
            "-i/--instruction-pointer has no effect with -c/--summary-only",
            "-T/--syscall-times has no effect with -c/--summary-only");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "              | must have PROG [ARGS] or -p PID                        | true",
        "-f            | must have PROG [ARGS] or -p PID                        | true",
        "-j ls         | invalid option -- 'j'                                  | true",
        "-e            | option requires an argument -- 'e'                     | true",
        "--output      | option '--output' requires an argument                 | true",
        "--help=x      | option '--help' doesn't allow an argument              | true",
        "--nothing     | unrecognized option '--nothing'                        | true",
        "-s x ls       | invalid -s argument: 'x'                               | true",
        "-s -1 ls      | invalid -s argument: '-1'                              | true",
        "-s 99999999999 ls | invalid -s argument: '99999999999'                 | true",
        "-p x          | Invalid process id: 'x'                                | false",
        "-p 0          | Invalid process id: '0'                                | false",
        "-p 1,,2       | Invalid process id: ''                                 | false",
        "-p 4294967297 | Invalid process id: '4294967297'                       | false",
        "-e foo ls     | invalid system call 'foo'                              | false",
        "-e bar=1 ls   | invalid system call 'bar=1'                            | false",
        "-e signal=foo ls | invalid signal 'foo'                                | false",
        "-e status=foo ls | invalid status 'foo'                                | false",
        "--quiet=foo ls | invalid quiet 'foo'                                   | false",
        "-q --quiet=exit ls | -q and -e quiet/--quiet cannot be provided simultaneously | false",
        "-w ls         | -w/--summary-wall-clock must be given with (-c/--summary-only or"
            + " -C/--summary) | true",
        "-c -S foo ls  | invalid sortby: 'foo'                                  | true",
        "-e inject=all ls | invalid inject argument 'all'                       | false",
      })
  void whatMakesNoSenseIsRefusedInTheWordsOfStrace(String line, String message, boolean hint) {
    var refusal = refusal(line == null ? "" : line);

    assertThat(refusal).hasMessage(message);
    assertThat(refusal.pointsAtHelp()).isEqualTo(hint);
  }

  @Test
  void anAmbiguousNameListsWhatItMayMean() {
    assertThatThrownBy(() -> request("--fa ls"))
        .hasMessage(
            "option '--fa' is ambiguous; possibilities: '--failed-only' '--failing-only'"
                + " '--fault'");
  }

  @Test
  void spellingsOfOneOptionAreNotAmbiguous() {
    assertThat(options("--fail ls").statuses()).containsOnly(CallStatus.FAILED);
  }

  @Test
  void controlCharactersDoNotReachTheMessage() {
    assertThat(refusal("-e \u001b[31m ls")).hasMessage("invalid system call '?[31m'");
  }

  @Test
  void aFilterIsAskedForOrRefused() {
    assertThat(options("ls").seccomp()).isEqualTo(SeccompUse.FITTING);
    assertThat(options("--seccomp-bpf ls").seccomp()).isEqualTo(SeccompUse.ASKED_FOR);
    assertThat(options("--seccomp-bpf --no-seccomp ls").seccomp()).isEqualTo(SeccompUse.REFUSED);
  }

  @Test
  void aFilterForWhatRunsAlreadyIsWarnedOf() {
    var request = (Request.Trace) request("--seccomp-bpf -p 1 ls");

    assertThat(request.warnings())
        .containsExactly("--seccomp-bpf is not enabled for processes attached with -p");
  }

  @Test
  void aFilterThatWouldStayIsWarnedOf() {
    assertThat(((Request.Trace) request("--seccomp-bpf -b execve ls")).warnings())
        .containsExactly("--seccomp-bpf is not enabled because it is not compatible with -b");
    assertThat(((Request.Trace) request("-b execve ls")).warnings()).isEmpty();
  }

  @Test
  void emptyWordsOfAbsoluteTimesArePassedOver() {
    assertThat(options("--absolute-timestamps= ls").times())
        .isEqualTo(options("--absolute-timestamps=,, ls").times());
    assertThat(options("--absolute-timestamps=,ns ls").times())
        .isEqualTo(options("--absolute-timestamps=ns ls").times());
  }

  @Test
  void contextsAreOfTypesUnlessMoreIsAskedFor() {
    assertThat(options("ls").contexts()).isEmpty();
    assertThat(options("--secontext ls").contexts()).hasValue(Set.of());
    assertThat(options("--secontext=full,mismatch ls").contexts())
        .hasValue(Set.of(ContextDetail.FULL, ContextDetail.MISMATCH));
    assertThat(options("-e secontext=!full ls").contexts())
        .hasValue(Set.of(ContextDetail.MISMATCH));
    assertThat(refusal("--secontext=a ls")).hasMessage("invalid secontext 'a'");
  }

  @Test
  void virtualCpusAreAskedForByTheirOneWord() {
    assertThat(options("ls").vcpus()).isFalse();
    assertThat(options("-e kvm=vcpu ls").vcpus()).isTrue();
    assertThat(options("--kvm=vcpu ls").vcpus()).isTrue();
    assertThat(refusal("-e kvm=cpu ls")).hasMessage("invalid -e kvm= argument: 'cpu'");
  }

  @Test
  void killingOnExitIsForLaunchedPrograms() {
    var refusal = refusal("--kill-on-exit -p 1");

    assertThat(refusal).hasMessage("--kill-on-exit and -p/--attach are mutually exclusive options");
    assertThat(refusal.pointsAtHelp()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1,ANYWHERE", "always,ANYWHERE", "waiting,WAITING", "never_tstp,NEVER_TSTP"})
  void signalsThatEndTheTracerAreNamedInSeveralWays(String word, String expected) {
    assertThat(options("-I " + word + " ls").release().interruptible())
        .hasValue(Release.Interruptible.valueOf(expected));
  }

  @Test
  void namespacesAreAskedForByTheirOneWord() {
    assertThat(options("ls").namespaces()).isFalse();
    assertThat(options("-e namespace=new ls").namespaces()).isTrue();
    assertThat(options("--namespace=new ls").namespaces()).isTrue();
    assertThat(refusal("-e namespace=old ls")).hasMessage("invalid -e namespace= argument: 'old'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-y ls|PATH",
        "-yy ls|PATH SOCKET DEV PIDFD SIGNALFD EVENTFD",
        "--decode-fds ls|PATH",
        "--decode-fds=dev,pidfd ls|DEV PIDFD",
        "--decode-fds=all ls|PATH SOCKET DEV PIDFD SIGNALFD EVENTFD",
        "--decode-fds=!path ls|SOCKET DEV PIDFD SIGNALFD EVENTFD",
        "-e decode-fd=signalfd,eventfd ls|SIGNALFD EVENTFD",
        "--decode-fds=none ls|''",
        "ls|''",
      })
  void whatIsSaidOfDescriptors(String line, String expected) {
    var words = options(line).descriptors().stream().sorted().map(Enum::name).toList();

    assertThat(String.join(" ", words)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-y --decode-fds ls",
        "--decode-fds=all,path ls",
        "--decode-fds= ls",
        "--trace-fds=x ls",
        "--trace-fds=-1 ls",
        "--trace-fds=+1 ls",
        "-e fd= ls",
      })
  void nonsenseAboutDescriptorsIsRefused(String line) {
    assertThat(refusal(line)).isNotNull();
  }

  @Test
  void callsAreSelectedByWhatTheyAccess() {
    var accesses = options("-P /a -P /b -e fds=!3,4 ls").accesses();

    assertThat(accesses.paths().stream().map(ByteString::toString)).containsExactly("/a", "/b");
    assertThat(accesses.descriptors()).contains(new DescriptorSelection(Set.of(3, 4), true));
    assertThat(options("ls").accesses().isAll()).isTrue();
  }

  @Test
  void descendantsAreFollowedAndNeedAProcess() {
    var options = options("-p 7 --descendants");

    assertThat(options.descendants()).isTrue();
    assertThat(options.follow()).isTrue();
    assertThat(refusal("--descendants ls"))
        .hasMessage("--descendants must be given with -p/--attach");
  }
}
