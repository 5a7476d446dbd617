package dev.spoor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.linux.Tid;
import dev.spoor.syscalls.SyscallDecoder;
import dev.spoor.trace.inject.Tampering;
import dev.spoor.trace.options.OptionParser;
import dev.spoor.trace.options.Request;
import dev.spoor.trace.options.TraceOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextReportTest {
  private static final long READ = 0;
  private static final long CLOSE = 3;
  private static final long RESTART = 219;
  private static final long NANOSLEEP = 35;

  private static final Memory NOTHING =
      new Memory() {
        @Override
        public void read(ReadBatch batch) {
          // Nothing can be read.
        }

        @Override
        public int write(Address at, byte[] bytes) {
          return 0;
        }
      };

  @TempDir Path directory;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final TracedTask one = new TracedTask(Tid.of(100), Tid.of(100), Abi.X86_64);
  private final TracedTask two = new TracedTask(Tid.of(101), Tid.of(101), Abi.X86_64);

  private final class Written {
    private final SyscallDecoder decoder;
    private final TraceOutput output;
    final Report report;

    Written(String options, int tasks) throws IOException {
      var parsed = options(options + " prog");
      decoder = new SyscallDecoder(parsed.decode());
      output = TraceOutput.toFile(directory.resolve("trace").toString(), false);
      var diagnostics =
          new Diagnostics("spoor", new PrintStream(said, true, StandardCharsets.UTF_8));
      report =
          new TextReport(
              parsed,
              output,
              diagnostics,
              new TimeText(parsed.times()),
              () -> tasks,
              Optional.empty());
    }

    OpenCall enter(TracedTask task, long number, long argument) {
      task.number = number;
      var pending = decoder.enter(Abi.X86_64, number, argument, 0, 0, 0, 0, 0, NOTHING);
      var call = new OpenCall(Abi.X86_64, number, Optional.of(pending), Optional.empty(), 0, 0);
      task.open = Optional.of(call);
      report.entered(task, call);
      return call;
    }

    void exit(TracedTask task, OpenCall call, long result) {
      var complete = decoder.exit(call.decoded(), result, result < 0, NOTHING);
      task.open = Optional.empty();
      report.returned(
          task,
          new ReturnedCall(
              call,
              Optional.of(complete),
              result,
              result < 0,
              1_500,
              0,
              Tampering.NONE,
              Optional.empty()));
    }

    String text() throws IOException {
      report.finish();
      output.close();
      return Files.readString(directory.resolve("trace"), StandardCharsets.ISO_8859_1);
    }
  }

  private static TraceOptions options(String line) {
    var words = Arrays.stream(line.strip().split(" +", -1)).map(ByteString::of).toList();
    return ((Request.Trace) OptionParser.parse(words)).options();
  }

  @Test
  void theResultBeginsInItsColumn() throws IOException {
    var written = new Written("", 1);

    written.exit(one, written.enter(one, CLOSE, 3), 0);

    assertThat(written.text()).isEqualTo("close(3)                                = 0\n");
  }

  @Test
  void argumentsCanHaveTheirNames() throws IOException {
    var written = new Written("-N -a 1", 1);

    written.exit(one, written.enter(one, CLOSE, 3), 0);

    assertThat(written.text()).isEqualTo("close(fd=3) = 0\n");
  }

  @Test
  void theNumberOfTheOnlyTaskCanBeAskedFor() throws IOException {
    var written = new Written("--always-show-pid -a 1", 1);

    written.exit(one, written.enter(one, CLOSE, 3), 0);

    assertThat(written.text()).isEqualTo("[pid   100] close(3) = 0\n");
  }

  @Test
  void aLongCallIsFollowedByOneSpace() throws IOException {
    var written = new Written("-a 5", 1);

    written.exit(one, written.enter(one, CLOSE, 3), -9);

    assertThat(written.text()).isEqualTo("close(3) = -1 EBADF (Bad file descriptor)\n");
  }

  @Test
  void anotherTasksLineCutsACall() throws IOException {
    var written = new Written("-f", 2);

    var closing = written.enter(one, CLOSE, 3);
    written.exit(two, written.enter(two, CLOSE, 4), 0);
    written.exit(one, closing, 0);

    assertThat(written.text())
        .isEqualTo(
            """
            [pid   100] close(3 <unfinished ...>
            [pid   101] close(4)                    = 0
            [pid   100] <... close resumed>)        = 0
            """);
  }

  @Test
  void oneTaskAloneHasNoNumber() throws IOException {
    var written = new Written("-f", 1);

    written.exit(one, written.enter(one, CLOSE, 3), 0);

    assertThat(written.text()).startsWith("close(3) ");
  }

  @Test
  void inAFileEveryLineHasItsTask() throws IOException {
    var written = new Written("-f -o x", 1);

    written.exit(one, written.enter(one, CLOSE, 3), 0);
    written.report.exited(one, 7);

    assertThat(written.text())
        .isEqualTo(
            """
            100   close(3)                          = 0
            100   +++ exited with 7 +++
            """);
  }

  @Test
  void aCallThatNeverReturnsHasNoResult() throws IOException {
    var written = new Written("", 1);

    var call = written.enter(one, CLOSE, 3);
    written.report.cutShort(one, call);
    written.report.killed(one, Signal.KILL, true);

    assertThat(written.text())
        .isEqualTo(
            """
            close(3)                                = ?
            +++ killed by SIGKILL (core dumped) +++
            """);
  }

  @Test
  void callsAreKeptBackUntilTheirOutcomeIsKnown() throws IOException {
    var written = new Written("-z -f", 2);

    var failing = written.enter(one, CLOSE, 3);
    var succeeding = written.enter(two, CLOSE, 4);
    written.exit(one, failing, -9);
    written.exit(two, succeeding, 0);

    assertThat(written.text()).isEqualTo("[pid   101] close(4)                    = 0\n");
  }

  @Test
  void aCallThatNeverReturnsHasAsManyArgumentsAsAreKnown() throws IOException {
    var written = new Written("", 1);

    written.report.cutShort(one, written.enter(one, READ, 3));

    assertThat(written.text()).isEqualTo("read(3,  <unfinished ...>)              = ?\n");
  }

  @Test
  void nothingMoreIsKnownOfACallThatWasCutBeforeItsTaskWasKilled() throws IOException {
    var written = new Written("", 1);

    var reading = written.enter(one, READ, 3);
    written.report.killed(two, Signal.KILL, false);
    written.report.cutShort(one, reading);

    assertThat(written.text().lines().skip(2))
        .containsExactly("<... read resumed> <unfinished ...>)    = ?");
  }

  @Test
  void wholeLinesAreNotCut() throws IOException {
    var written = new Written("-f --whole-lines -n", 2);

    var closing = written.enter(one, CLOSE, 3);
    written.exit(two, written.enter(two, READ, 4), -9);
    one.number = 99;
    written.exit(one, closing, 0);

    assertThat(written.text())
        .isEqualTo(
            """
            [pid   101] [   0] read(4, NULL, 0)     = -1 EBADF (Bad file descriptor)
            [pid   100] [   3] close(3)             = 0
            """);
  }

  @Test
  void wholeLinesOfCallsThatNeverReturnAreWrittenWhenTheTaskEnds() throws IOException {
    var written = new Written("-f -o x --whole-lines", 2);

    var reading = written.enter(one, READ, 3);
    written.report.cutShort(two, written.enter(two, CLOSE, 4));
    written.report.cutShort(one, reading);
    written.report.killed(one, Signal.KILL, false);

    assertThat(written.text())
        .isEqualTo(
            """
            101   close(4)                          = ?
            100   read(3,  <unfinished ...>)        = ?
            100   +++ killed by SIGKILL +++
            """);
  }

  @Test
  void whatHasNotReturnedAtTheEndIsUnfinished() throws IOException {
    var written = new Written("-f -o x --whole-lines", 2);

    var _ = written.enter(one, READ, 3);
    var _ = written.enter(two, READ, 4);
    written.report.detached(two);
    two.open = Optional.empty();

    assertThat(written.text())
        .isEqualTo("101   read(4,  <detached ...>\n100   read(3,  <unfinished ...>\n");
  }

  @Test
  void aWholeLineHasTheNumberThatTheTaskReturnsWith() throws IOException {
    var written = new Written("-f -o x --whole-lines", 2);

    var call = written.enter(two, CLOSE, 3);
    two.tid = one.tid;
    written.exit(two, call, 0);

    assertThat(written.text()).isEqualTo("100   close(3)                          = 0\n");
  }

  @Test
  void wholeLinesOfUnwantedOutcomesAreNotWritten() throws IOException {
    var written = new Written("-f -z --whole-lines", 2);

    var _ = written.enter(two, CLOSE, 4);
    written.exit(one, written.enter(one, CLOSE, 3), -9);
    written.exit(one, written.enter(one, CLOSE, 3), 0);

    assertThat(written.text()).isEqualTo("[pid   100] close(3)                    = 0\n");
  }

  @Test
  void aSignalCutsACall() throws IOException {
    var written = new Written("", 1);
    var info = SignalInfo.of(Signal.USR1, 0, new SignalInfo.Sent(5, 6));

    var _ = written.enter(one, CLOSE, 3);
    written.report.signalled(one, info);

    assertThat(written.text())
        .isEqualTo(
            "close(3 <unfinished ...>\n"
                + "--- SIGUSR1 {si_signo=SIGUSR1, si_code=SI_USER, si_pid=5, si_uid=6} ---\n");
  }

  @Test
  void aRestartedCallIsNamed() throws IOException {
    var written = new Written("", 1);

    written.exit(one, written.enter(one, NANOSLEEP, 0), -516);
    written.exit(one, written.enter(one, RESTART, 0), 0);

    assertThat(written.text().lines().skip(1))
        .containsExactly("restart_syscall(<... resuming interrupted nanosleep ...>) = 0");
  }

  @Test
  void numberAddressAndDurationFrameTheCall() throws IOException {
    var written = new Written("-n -i -T", 1);
    one.pc = 0x7f00_1234L;

    written.exit(one, written.enter(one, CLOSE, 3), 0);
    written.report.exited(one, 0);

    assertThat(written.text())
        .isEqualTo(
            """
            [   3] [000000007f001234] close(3)      = 0 <0.000001>
            [   3] [????????????????] +++ exited with 0 +++
            """);
  }

  @Test
  void detachingEndsTheLineAndIsSaid() throws IOException {
    var written = new Written("", 1);

    var _ = written.enter(one, READ, 3);
    written.report.detached(one);

    assertThat(written.text()).isEqualTo("read(3,  <detached ...>\n");
    assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("spoor: Process 100 detached\n");
  }

  @Test
  void quietReportsSayLess() throws IOException {
    var written = new Written("-qq", 1);

    written.report.attached(two);
    written.report.attachedTo(Tid.of(9), 4);
    written.report.exited(one, 0);
    written.report.killed(two, Signal.TERM, false);

    assertThat(written.text()).isEqualTo("+++ killed by SIGTERM +++\n");
    assertThat(said.size()).isZero();
  }
}
