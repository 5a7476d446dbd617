package dev.spoor.live.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Options, messages and exit statuses beside the installed strace's: standard error is the same to
/// the byte but for the program's name, task numbers, times and addresses that vary by nature.
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OptionsLikeStraceTest {
  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();

  private String ends = "";
  private String moves = "";
  private String numbers = "";
  private String seldom = "";
  private String both = "";
  private String asks = "";

  @BeforeAll
  void needsStrace() {
    Requirement.program("strace");
    ends = Tracees.compile("ends").toString();
    moves = Tracees.compile("moves_data").toString();
    numbers = Tracees.compile("process_numbers").toString();
    seldom = Tracees.compile("seldom_forms").toString();
    both = Tracees.compile("exec_of_64_bits", "-m32").toString();
    asks = Tracees.compile("asks_its_number").toString();
    // Builds what is not built, and says so.
    Shell.run(SPOOR, "version").orFail();
  }

  /// `%` stands for a program that ends as its argument says, `@` for one that moves data, `^` for
  /// one with numbers of processes, `~` for one with seldom forms, `$` for a 32-bit one that
  /// becomes one of 64 bits, `#` for one that does no harm whatever its calls return (a getpid(2)
  /// that fails must not be handed to kill(2)); a tab stands for a space inside a word.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-e trace=getpid,kill % exit",
        "-e trace=getpid,kill % segv",
        "-e getpid -t % exit",
        "-e getpid -tt % exit",
        "-e getpid -ttt % exit",
        "-e getpid -r % exit",
        "-e getpid -r -tt % exit",
        "-e getpid -T % exit",
        "-e getpid --syscall-times=ns % exit",
        "-e getpid --syscall-times=s % exit",
        "-e getpid --absolute-timestamps=unix,ms --relative-timestamps=s % exit",
        "-e getpid -n % segv",
        "-e getpid -n -i % exit",
        "-e getpid -a 60 % exit",
        "-e getpid -a 1 % exit",
        "-e getpid -q % segv",
        "-e getpid -qq % segv",
        "-e getpid -qq % exit",
        "-e trace=none % kill",
        "-D -e trace=none % exit",
        "-D -e getpid,kill % exit",
        "-D -e trace=none % kill",
        "-DD -e trace=none % segv",
        "-DDD -f -e getpid % exit",
        "--daemonize -q -e trace=none % exit",
        "--daemonize=pgrp -e trace=none % exit",
        "--daemonize=Session -e trace=none % exit",
        "-D -o /dev/null % exit",
        "-D -o /nowhere/x % exit",
        "-D -ff -e trace=none % exit",
        "-D",
        "-D -p 999999999",
        "-DDDD % exit",
        "-D --daemonize % exit",
        "--daemonize=x % exit",
        "--daemonize= % exit",
        "--daemonized=x % exit",
        "-D /nowhere/x",
        "-D -e trace=none /",
        "-D -u nobody-there % exit",
        "-e trace=none -f % kill",
        "-e trace=none -e signal=none % segv",
        "-e trace=none -e signal=!SEGV % segv",
        "-e trace=exit_group,getpid -z % exit",
        "-e trace=exit_group,close -Z % exit",
        "-e status=unfinished -e trace=exit_group % exit",
        "-e trace=!all % exit",
        "-e trace=none -c % exit",
        "-c -i -n -t -r -T -e trace=none % exit",
        "-b open % exit",
        "-b execve,open % exit",
        "-b execve -e trace=none % exit",
        "-b execve -e trace=none sh -c exec\t/bin/true",
        "-b execve -e trace=execve sh -c exec\t/bin/true",
        "-b execve -e status=successful -e trace=execve sh -c exec\t/bin/true",
        "-f --detach-on=execve -e trace=execve,exit_group sh -c /bin/true;exit\t3",
        "-I 0 % exit",
        "-I 5 % exit",
        "--interruptible=nothing % exit",
        "-I 1 -e trace=none % exit",
        "--interruptible=never_tstp -e trace=none % exit",
        "-C -e trace=none % exit",
        "-C -e trace=getpid -n -ttt -O 1s % exit",
        "-C -Z -e trace=getpid,kill -O 1s % exit",
        "-c -Z -e trace=getpid,kill -O 1s % exit",
        "-c -e trace=getpid -O 1s -U name,errors,calls,time,total-time,shortest,longest,avg-time % exit",
        "-c -w -e trace=getpid -O 1s -U max_time,calls,min-time % exit",
        "-c -C % exit",
        "-U name % exit",
        "-c -U nothing % exit",
        "-c -U time,time-percent % exit",
        "-c -U calls, % exit",
        "-c -O 1m % exit",
        "-c -O -1 % exit",
        "-c -O 0x1 % exit",
        "-O 1 -e trace=none % exit",
        "-c -S syscall_name -e trace=none % exit",
        "-e read=all -e write=all -e trace=read,write,readv,writev,sendto,recvfrom,sendmsg,recvmsg,pread64,pwrite64 @",
        "-f -e r=!3 -e writes=5,7 -e trace=read,write,readv,writev,sendto,recvfrom,sendmsg,recvmsg,pread64,pwrite64 @",
        "-z -e read=4 -e trace=read,write,readv,writev,sendto,recvfrom,sendmsg,recvmsg,pread64,pwrite64 @",
        "-c -e read=all -e trace=none @",
        "-e read=x % exit",
        "-e write= % exit",
        "--read=3,-1 % exit",
        "-e abbrev=nothing % exit",
        "-e abbrev=execve -e trace=execve,getpid % exit",
        "--strings-in-hex=non-ascii-chars -e trace=write,recvmsg @",
        "-xxx -e trace=write @",
        "-X raw -e trace=!execve,read,pread64 @",
        "-X verbose -e trace=!execve,read,pread64 @",
        "--const-print-style=raw -e trace=execve,kill % segv",
        "--const-print-style=verbose -e trace=execve,kill % segv",
        "-X raw -e trace=openat,newfstatat,access,prlimit64,rt_sigaction,rt_sigprocmask sh -c :",
        "-X verbose -e trace=openat,newfstatat,access,prlimit64,rt_sigaction,rt_sigprocmask sh -c :",
        "-X nothing % exit",
        "-A -e trace=none % exit",
        "--output-separately -e trace=none % exit",
        "-ff -e trace=none % exit",
        "-F -e trace=none % exit",
        "-F -f -e trace=none % exit",
        "-c -ff % exit",
        "-c --output-separately % exit",
        "-ff -o |cat % exit",
        "-ff -o !cat % exit",
        "-o |cat -A -e trace=none % exit",
        "-o |cat>&2 -e trace=getpid,kill % segv",
        "-o !cat>&2 -f -e trace=none % exit",
        "-S calls -e trace=none % exit",
        "-E A=1 -e trace=none % exit",
        "-u nobody-at-all % exit",
        "-w % exit",
        "-e getpid -e inject=getpid:retval=7 #",
        "-e getpid -e inject=getpid:retval=-5 #",
        "-e getpid -Z --inject=getpid:error=ENOENT #",
        "-e getpid -z -e inject=getpid:error=ENOENT #",
        "-e getpid -e inject=getpid:error=ERESTARTSYS #",
        "-e getpid -e inject=getpid:error=133:when=1 #",
        "-e getpid -e inject=getpid:error=1:when=2 #",
        "-e getpid -e inject=getpid:retval=1 -e inject=getpid:retval=2:when=2+ #",
        "-e getpid -e inject=getpid:retval=8:syscall=getuid #",
        "-e getpid --fault=getpid #",
        "-e getpid -e inject=getpid:error=4000 #",
        "-e getpid -e inject=getpid:error=524 #",
        "-e getpid -e inject=getpid:signal=CHLD #",
        "-e kill -e inject=getpid:error=EIO #",
        "-P /none -e inject=getpid,kill:error=EIO #",
        "-e getpid -s 0 -n -e inject=getpid:error=EIO #",
        "-e getpid -e inject=getpid:when=1 -e inject=getpid:error=1 #",
        "-e getpid -e inject=getpid:error=1:when=1:when=2 #",
        "-e getpid -e inject=getpid:error=EIO -e inject=none:error=2 #",
        "-e inject=all:error=1:delay_enter=1x #",
        "-e getpid -e fault=!write:error=EIO:when=9 #",
        "-e getpid -e inject=getpid:delay_enter=1ms #",
        "-e getpid -e inject=%pure:delay_exit=.5:error=EPERM #",
        "-e getpid,kill -e inject=getpid:signal=USR1:retval=1 #",
        "-e getpid,kill -e inject=getpid:signal=KILL #",
        "-e kill -e inject=kill:retval=0 #",
        "-e exit_group -e inject=exit_group:error=5 #",
        "-c -w -e getpid -e inject=getpid:error=5:when=100 -e trace=none #",
        "-e inject #",
        "-e inject= #",
        "-e inject=close #",
        "-e inject=nothing:error=1 #",
        "-e inject=nothing:nothing #",
        "-e trace=none -e inject=?nothing:error=1 #",
        "-e inject=close:error= #",
        "-e inject=close:error=0 #",
        "-e inject=close:error=4096 #",
        "-e inject=close:error=1:retval=1 #",
        "-e inject=close:retval=08 #",
        "-e trace=none -e inject=?nothing:retval=0xffffffff #",
        "-e trace=none -e inject=?nothing:retval=0x100000001 #",
        "-e inject=close:signal=0 #",
        "-e inject=close:signal=65 #",
        "-e inject=close:error=1:syscall=close #",
        "-e inject=close:syscall=getpid #",
        "-e inject=close:delay_enter=-1 #",
        "-e inject=close:delay_exit=1m #",
        "-e inject=close:delay_exit=1:delay_exit=1 #",
        "-e inject=close:poke_enter=@arg1=0 #",
        "-e inject=close:poke_enter=@arg8=00 #",
        "-e inject=close:poke_exit=@arg1=00,@arg1=00 #",
        "-e inject=close:when=1 #",
        "-e inject=close:error=1:when=0 #",
        "-e inject=close:error=1:when=65536 #",
        "-e inject=close:error=1:when=2..1 #",
        "-e inject=close:error=1:when=1..65535 #",
        "-e inject=close:error=1:when=1+0 #",
        "-e fault=close:retval=1 #",
        "-e fault=close:signal=1 #",
        "--fault=nothing #",
        "--inject #",
        "-q -e quiet=exit % exit",
        "-yy -e trace=write,openat,getpid,kill % segv",
        "-y -e trace=close % exit",
        "-k -e trace=none -e signal=none % exit",
        "-k -e trace=none -e signal=none % kill",
        "-kc -e trace=none % exit",
        "--stack-traces --stack-trace -e trace=none -e signal=none % exit",
        "--stack-traces -c -i -e trace=none % exit",
        "-k nonexistent-program",
        "-P /bin/sh -P /etc/../etc/passwd % exit",
        "-e quiet=path-resolution -P /bin/sh % exit",
        "-qqq -P /bin/sh % exit",
        "-P /bin/sh -e trace=none % kill",
        "-P /nothing % exit",
        "-y --decode-fds=path % exit",
        "--decode-fds=nothing % exit",
        "--decode-fds=all,path % exit",
        "--decode-fds= % exit",
        "-P",
        "--tips=nothing % exit",
        "--tips=-1 % exit",
        "--tips=id:full % exit",
        "--tips=format:0 % exit",
        "--tips --tips=none -e trace=none % exit",
        "--tips=0,none, -e trace=none % exit",
        "-e trace=bind,sendmmsg,recvmmsg -e read=all -e write=all ~",
        "-e trace=sendmmsg,recvmmsg -e write=3 ~",
        "-e trace=getpid $",
        "-z -e trace=execve $",
        "-ff -o /nonexistent/x % exit",
        "-e verbose=none -e trace=!execve,getrandom -e signal=!CHLD ^",
        "--verbose=!read,rt_sigaction -v -e trace=fcntl,rt_sigaction,pipe,newfstatat -e signal=!CHLD ^",
        "-e v=fcntl -e trace=fcntl,rt_sigaction,pipe,newfstatat -e signal=!CHLD ^",
        "-e verbose=none -e trace=read,write,readv,writev,sendto,recvfrom,sendmsg,recvmsg @",
        "-e verbose=nothing % exit",
        "--verbose= % exit",
        "-f -Y -e signal=!CHLD -e trace=getpid,gettid,tgkill,kill,getpgid,getsid,setpgid,getpriority,ioprio_get,fcntl,pidfd_open ^",
        "-f -Y -yy -xx -e signal=!CHLD -e trace=pidfd_open,close,kill ^",
        "-f -e decode-pids=comm -e signal=!CHLD -o |cat>&2 -e trace=kill,tgkill,getpid ^",
        "-f -a 1 --decode-pids=all -e signal=!CHLD -e trace=getpid,gettid,tgkill,kill,getpgid,getsid,setpgid,getpriority,ioprio_get,fcntl,pidfd_open unshare -fp ^",
        "-f -a 1 --pidns-translation -yy -e signal=!CHLD -e trace=pidfd_open,kill,getpgid,setpgid,fcntl unshare -fp ^",
        "-f -Y -e signal=!CHLD -e trace=getpriority,kill unshare -fp ^",
        "-Y --decode-pids=pidns -e signal=!CHLD -e trace=kill ^",
        "--decode-pids=none -YY -e trace=kill -e signal=!CHLD ^",
        "-e decode-pid=!all -e trace=kill -e signal=!CHLD ^",
        "-e decode-pids=comm,,pidns -e trace=kill -e signal=!CHLD ^",
        "--decode-pids=nothing % exit",
        "--decode-pids=comm,nothing % exit",
        "--decode-pids= % exit",
        "-e decode-pids % exit",
        "-tt --timestamps=unix % exit",
        "-e close@16 % exit",
        "-e /nothing-like-that % exit",
        "-e ?/nothing-like-that % exit",
        "-e none,close % exit",
        "-e trace=%nothing % exit",
        "-e raw=nothing % exit",
        "-e signal=nothing % exit",
        "-e status=nothing % exit",
        "--quiet=nothing % exit",
        "-e trace= % exit",
        "-e",
        "",
        "-f",
        "-j % exit",
        "-s x % exit",
        "-a x % exit",
        "-p x",
        "-p 99999999",
        "-p 4999999,4999998",
        "-p 4999999\t4999998",
        "-p 4999999\n",
        "-p 4999999,",
        "-p \t4999999",
        "-p ,4999999",
        "-p +4999999",
        "-p 2147483648",
        "-p 4999999 -e trace=none % exit",
        "-p 1.5",
        "-p 0x1",
        "-p 0",
        "-p 1,,2",
        "--s % exit",
        "--t % exit",
        "--nothing % exit",
        "--help=x % exit",
        "--output",
        "-c -S x % exit",
        "--absolute-timestamps=x % exit",
        "--syscall-times=x % exit",
        "-o /nonexistent/x % exit",
        "nonexistent-program",
        "-e trace=none /",
        "-qq -e trace=none /",
      })
  void standardErrorAndStatusAreTheSame(String line) {
    var reference = run(List.of("strace"), line);
    var ours = run(List.of(SPOOR, "trace"), line);

    assertThat(text(ours)).isEqualTo(text(reference));
    assertThat(ours.exit()).isEqualTo(reference.exit());
  }

  @ParameterizedTest
  @ValueSource(ints = {255, 256, 4095, 4096, 5000})
  void namesOfProgramsMayBeTooLong(int length) {
    var name = "x".repeat(length);

    standardErrorAndStatusAreTheSame("-e trace=none " + name);
    standardErrorAndStatusAreTheSame("-e trace=none ./" + name.substring(2));
  }

  private Shell.Outcome run(List<String> tracer, String line) {
    var words = new ArrayList<String>();
    if (line.startsWith("-D") || line.startsWith("--daemon")) {
      // The tracer writes after the program has ended: until the end of its pipe.
      var toTheEnd =
          "exec 3>&2 2>/dev/null; \"$@\" 2>&1 >/dev/null | cat >&3; exit ${PIPESTATUS[0]}";
      words.addAll(List.of("bash", "-c", toTheEnd, "bash"));
    }
    words.addAll(List.of("setarch", "-R"));
    words.addAll(tracer);
    if (!line.isEmpty()) {
      for (var word :
          line.replace("%", ends)
              .replace("@", moves)
              .replace("^", numbers)
              .replace("~", seldom)
              .replace("$", both)
              .replace("#", asks)
              .split(" ", -1)) {
        words.add(word.replace("\t", " "));
      }
    }
    return Shell.run(words.toArray(String[]::new));
  }

  private static String text(Shell.Outcome outcome) {
    return outcome
        .stderr()
        .replaceAll("(?m)(^|\\*/)(strace|spoor): ", "$1TRACER: ")
        .replaceAll("0x7[0-9a-f]+ /", "ADDRESS /")
        .replaceAll("'(strace|spoor trace) -h'", "'TRACER -h'")
        .replaceAll("\\d\\d:\\d\\d:\\d\\d", "TIME")
        .replaceAll("\\b[12]\\d{9}\\b", "UNIX")
        .replaceAll("\\.\\d+", ".FRACTION")
        .replaceAll("\\b\\d{3,8}\\b", "NUMBER")
        // A wider number moves the result's column.
        .replaceAll("\\) += ", ") = ");
  }
}
