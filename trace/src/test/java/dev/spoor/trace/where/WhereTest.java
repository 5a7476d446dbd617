package dev.spoor.trace.where;

import static dev.spoor.trace.where.MadeUpCall.array;
import static dev.spoor.trace.where.MadeUpCall.fd;
import static dev.spoor.trace.where.MadeUpCall.struct;
import static dev.spoor.trace.where.MadeUpCall.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhereTest {
  private static Verdict judge(String condition, MadeUpCall call) {
    return Where.parse(condition).judge(call);
  }

  private static void holds(MadeUpCall call, String... conditions) {
    for (var condition : conditions) {
      assertThat(judge(condition, call)).as(condition).isEqualTo(Verdict.TRUE);
    }
  }

  private static void fails(MadeUpCall call, String... conditions) {
    for (var condition : conditions) {
      assertThat(judge(condition, call)).as(condition).isEqualTo(Verdict.FALSE);
    }
  }

  private static MadeUpCall openat(String path) {
    return MadeUpCall.of("openat")
        .with("dirfd", fd(-100))
        .with("pathname", path)
        .flags("flags", 0x241)
        .with("mode", 0644);
  }

  private static MadeUpCall read(int fd) {
    return MadeUpCall.of("read").with("fd", fd(fd)).with("buf", "data").with("count", 4096);
  }

  @Test
  void theExampleHolds() {
    var condition = "ret < 0 && errno == ENOENT && path =~ \"^/etc\"";

    holds(openat("/etc/none").failed("ENOENT"), condition);
    fails(openat("/etc/none").failed("EACCES"), condition);
    fails(openat("/usr/etc").failed("ENOENT"), condition);
    fails(openat("/etc/some").returned(3), condition);
  }

  @Test
  void numbersAreComparedInAllTheirSpellings() {
    var call = read(3).returned(4096);

    holds(call, "count == 4096", "count == 0x1000", "count == 010000", "count == 4k");
    holds(call, "count >= 4KiB", "count > 4kB", "count < 1M", "count != 1", "count <= 4096");
    holds(call, "count in (1, 4k)", "ret == count", "ret - count == 0", "count / 2 == 2k");
    fails(call, "count == 1", "count in (1, 2)", "count != 4096", "count < 4096", "count % 8");
    holds(call, "count & 0x1000", "count & ~0xfff", "(count | 1) == 4097", "count >> 12 == 1");
    fails(call, "count & 0xfff", "count ^ 4096", "count / 0 == 1");
  }

  @Test
  void bitsBindTighterThanComparisons() {
    holds(openat("x").returned(3), "flags & O_ACCMODE == O_WRONLY", "flags & O_CREAT == O_CREAT");
    fails(openat("x").returned(3), "flags & O_ACCMODE == O_RDWR", "!flags & O_CREAT");
    holds(openat("x").returned(3), "1 == 2 || 1 == 1 && flags & O_CREAT", "!(flags & O_EXCL)");
  }

  @Test
  void largeNumbersAreNotNegative() {
    var call = MadeUpCall.of("mmap").with("addr", new Value.Pointer(Address.of(-4096)));

    holds(call.returned(-1), "addr > 0", "addr > 0x7fffffffffffffff", "addr == -4096", "ret < 0");
    fails(call, "addr < 0", "ret > 0");
  }

  @Test
  void aNullPointerIsZeroAndWhatIsReadIsNone() {
    holds(
        MadeUpCall.of("execve").with("argv", Value.Pointer.NULL).unfinished(), "!(argv == \"a\")");
    holds(MadeUpCall.of("mmap").with("addr", Value.Pointer.NULL).unfinished(), "addr == NULL");
    fails(MadeUpCall.of("mmap").with("addr", Value.Pointer.of(8)).unfinished(), "addr == NULL");
  }

  @Test
  void whatACallHasNotIsNeitherEqualNorUnequal() {
    var call = read(3).returned(4);

    fails(call, "whence == SEEK_SET", "whence != SEEK_SET", "path =~ \"a\"", "path !~ \"a\"");
    fails(call, "errno == ENOENT", "errno != ENOENT", "error", "pathname");
    holds(call, "!(whence == SEEK_SET)", "!(path =~ \"a\")", "!error", "!(errno == ENOENT)");
  }

  @Test
  void errorsHaveNumbersAndNames() {
    var call = openat("x").failed("EAGAIN");

    holds(call, "errno == EAGAIN", "errno == 11", "errno in (EINTR, EAGAIN)", "error == EAGAIN");
    holds(call, "error", "error =~ \"^EA\"", "error == \"EAGAIN\"", "ret == -1", "result == -1");
    fails(call, "errno == EINTR", "error in (EINTR, EPERM)");
  }

  @Test
  void callsAreNamedWithAndWithoutQuotes() {
    holds(read(3).returned(0), "name == read", "name == \"read\"", "name in (write, read)");
    holds(read(3).returned(0), "name =~ \"^p?read\"", "name != write", "nr == 42", "abi == x86_64");
    fails(read(3).returned(0), "name == time", "name == \"syscall_0x7\"", "abi == i386");
  }

  @Test
  void tasksAndTimesAreKnown() {
    var call = read(3).returned(0).after(20_000_000);

    holds(call, "pid == 100", "tid == 101", "comm == \"worker\"", "time > 1600000000");
    holds(call, "duration > 10ms", "duration >= 0.02s", "duration < 1s", "duration == 20000us");
    fails(call, "duration < 10ms", "duration > 1min");
  }

  @Test
  void fieldsAreReachedByTheirPaths() {
    var stat = struct("st_mode", 0100644, "st_size", 5_000_000);
    var call = MadeUpCall.of("fstat").with("fd", fd(3)).with("statbuf", stat).returned(0);

    holds(call, "statbuf.st_size > 1M", "statbuf.st_mode & S_IFMT == S_IFREG", "statbuf");
    fails(call, "statbuf.st_size < 1M", "statbuf.st_uid == 0");
  }

  @Test
  void elementsAreReachedByNumberOrAllAtOnce() {
    var vec = array(struct("iov_base", "ab", "iov_len", 2), struct("iov_base", "c", "iov_len", 1));
    var call = MadeUpCall.of("writev").with("fd", fd(1)).with("vec", vec).returned(3);

    holds(call, "vec[0].iov_len == 2", "vec[1].iov_base == \"c\"", "vec.iov_len == 1");
    fails(call, "vec[2].iov_len", "vec[1].iov_len == 2", "vec.iov_len == 3");
    fails(call, "vec.iov_len != 1");
    holds(call, "vec.iov_len != 3", "vec.iov_len + 1 == 3");
  }

  @Test
  void addressesAreNumbersAndText() {
    var address = new Value.Expression(0x0100007f, "inet_addr", List.of(text("127.0.0.1")));
    var port = new Value.Expression(80, "htons", List.of(Value.Int.of(80)));
    var call =
        MadeUpCall.of("connect")
            .with("sockfd", fd(3))
            .with("addr", struct("sin_port", port, "sin_addr", address))
            .returned(0);

    holds(call, "addr.sin_port == 80", "addr.sin_addr == \"127.0.0.1\"");
    holds(call, "addr.sin_addr =~ \"^127[.]\"", "addr.sin_addr == 0x0100007f");
    fails(call, "addr.sin_port == 81", "addr.sin_addr == \"127.0.0.2\"");
  }

  @Test
  void anIpv6AddressIsCalledByItsField() {
    var address =
        new Value.Expression(
            0,
            "inet_pton",
            List.of(
                Value.Symbols.of(10, "AF_INET6"), text("::1"), Value.Symbols.of(0, "&sin6_addr")));
    var call = MadeUpCall.of("bind").with("addr", struct("", address)).returned(0);

    holds(call, "addr.sin6_addr == \"::1\"");
    fails(call, "addr.sin6_addr == \"::2\"", "addr.sin6_addr == 0");
  }

  @Test
  void aPathIsAnyNameOfAFile() {
    var rename = MadeUpCall.of("rename").with("oldpath", "/a").with("newpath", "/b").returned(0);

    holds(rename, "path == \"/a\"", "path == \"/b\"", "path != \"/c\"", "path !~ \"x\"");
    fails(rename, "path != \"/a\"", "path !~ \"b\"", "path == \"a\"");
    fails(read(3).returned(4), "path == \"data\"", "path");
  }

  @Test
  void aPathIsAlsoWhatADescriptorRefersTo() {
    var call = MadeUpCall.of("fsync").with("fd", fd(3, "/var/log/x")).returned(0);
    var opened =
        MadeUpCall.of("openat")
            .with("dirfd", fd(-100, "/root"))
            .with("pathname", "x")
            .returned(fd(4, "/root/x"));

    holds(call.knowingReferents(), "path =~ \"^/var\"", "fd.path == \"/var/log/x\"");
    holds(
        opened.knowingReferents(),
        "path == \"/root/x\"",
        "path == \"x\"",
        "dirfd.path == \"/root\"");
    fails(opened, "path == \"/root\"");
  }

  @Test
  void descriptorsAreFoundWhereverTheyAre() {
    var fds = array(struct("fd", fd(7), "events", 1));
    var poll = MadeUpCall.of("poll").with("fds", fds).with("nfds", 1).returned(1);

    holds(poll, "fd == 7", "fds.fd == 7", "fds[0].fd == 7");
    holds(read(3).returned(0), "fd == 3", "fd != 7");
    holds(MadeUpCall.of("dup2").with("oldfd", fd(3)).with("newfd", fd(1)).returned(1), "fd == 1");
    fails(poll, "fd == 1", "fd != 7", "fd == 3");
  }

  @Test
  void aChangedValueIsTheOneAfterTheCall() {
    var length = new Value.InOut(new Value.Pointee(Value.Int.of(128)), Value.Int.of(16));
    var call = MadeUpCall.of("accept").with("addrlen", length).returned(4);

    holds(call, "addrlen == 16", "addrlen.entry == 128", "addrlen.exit == 16");
    fails(call, "addrlen == 128");
  }

  @Test
  void aStructureThatIsChangedHasTheFieldsOfBoth() {
    var change = new Value.InOut(struct("flags", 1), struct("pidfd", 5));
    var call = MadeUpCall.of("clone3").with("cl_args", change).returned(9);

    holds(call, "cl_args.flags == 1", "cl_args.pidfd == 5");
  }

  @Test
  void argumentsThatOtherNamesHideAreReached() {
    var kill = MadeUpCall.of("kill").with("pid", 7).with("sig", 15).returned(0);

    holds(kill, "arguments.pid == 7", "pid == 100", "sig == SIGTERM");
    fails(kill, "arguments.pid == 100");
  }

  @Test
  void aSetOfAllSignalsButSomeHasTheOthers() {
    var killing = Value.Symbols.signed(9, "SIGKILL");
    var all = new Value.Members(List.of(killing), true);
    var some = new Value.Members(List.of(killing), false);

    holds(MadeUpCall.of("rt_sigprocmask").with("set", all).returned(0), "set == SIGTERM");
    fails(MadeUpCall.of("rt_sigprocmask").with("set", all).returned(0), "set == SIGKILL");
    holds(MadeUpCall.of("rt_sigprocmask").with("set", some).returned(0), "set == SIGKILL");
    fails(MadeUpCall.of("rt_sigprocmask").with("set", some).returned(0), "set == SIGTERM");
  }

  @Test
  void constantsAreThoseOfTheTables() {
    var socket = MadeUpCall.of("socket").flags("domain", 2).flags("type", 0x80001);

    holds(socket.returned(3), "domain == AF_INET", "type & SOCK_CLOEXEC", "domain != AF_UNIX");
    holds(
        MadeUpCall.of("ioctl").with("request", 0x5401).returned(0),
        "request == TCGETS",
        "request in (FIONREAD, TCGETS)");
    holds(
        MadeUpCall.of("futex").flags("op", 128).returned(0),
        "op == FUTEX_WAIT_PRIVATE",
        "op & 127 == FUTEX_WAIT");
    holds(MadeUpCall.of("openat").with("dirfd", fd(-100)).returned(1), "dirfd == AT_FDCWD");
  }

  @Test
  void aConstantThatHasOtherNumbersElsewhereIsEqualByItsName() {
    var limit = new Value.Symbols(0xffff_ffffL, List.of("RLIM_INFINITY"), 0, Value.Base.HEX, "");
    var call = MadeUpCall.of("getrlimit").with("rlim", struct("rlim_cur", limit)).returned(0);

    holds(call, "rlim.rlim_cur == RLIM_INFINITY");
  }

  @Test
  void stringsHaveTheEscapesOfC() {
    var call = MadeUpCall.of("write").with("fd", fd(1)).with("buf", "a\n\"\\\u00e9'").returned(1);

    holds(call, "buf == \"a\\n\\\"\\\\\u00e9'\"", "buf == 'a\\x0a\"\\134\u00e9\\''");
    holds(call, "buf == \"a\\12\\42\\\\\\xc3\\xa9\\x27\"", "buf > \"a\"", "buf < 'b'");
  }

  @Test
  void regularExpressionsKeepTheirBackslashes() {
    var call = openat("/lib/x\"y.so").returned(3);

    holds(call, "path =~ \"\\.so$\"", "path =~ \"x\\\"y\"", "path =~ '(?i)\\.SO'");
    fails(call, "path =~ \"\\\\.so$\"", "path =~ \"^lib\"");
  }

  @Test
  void aTruncatedTextIsEqualToNone() {
    var truncated = new Value.Text(ByteString.of("abc"), true);
    var call = MadeUpCall.of("write").with("fd", fd(1)).with("buf", truncated).returned(3);

    fails(call, "buf == \"abc\"");
    holds(call, "buf != \"abc\"", "buf =~ \"^abc$\"");
  }

  @Test
  void whatIsNotKnownYetLeavesTheVerdictOpen() {
    var call = openat("/etc/x");

    assertThat(judge("ret < 0", call)).isEqualTo(Verdict.OPEN);
    assertThat(judge("!(ret < 0)", call)).isEqualTo(Verdict.OPEN);
    assertThat(judge("error || duration > 1s", call)).isEqualTo(Verdict.OPEN);
    assertThat(judge("ret < 0 && path =~ \"^/etc\"", call)).isEqualTo(Verdict.OPEN);
    assertThat(judge("statbuf.st_size > 1", call.with("statbuf", Value.Pending.INSTANCE)))
        .isEqualTo(Verdict.OPEN);
  }

  @Test
  void whatIsDecidedAlreadyIsNotLeftOpen() {
    var call = openat("/etc/x");

    fails(call, "ret < 0 && path =~ \"^/usr\"", "path == \"y\"", "fd == 3", "name == read && ret");
    holds(call, "ret < 0 || path =~ \"^/etc\"", "flags & O_CREAT", "!(fd == 3)");
    fails(MadeUpCall.of("read").with("buf", Value.Pending.INSTANCE), "path =~ \"x\"");
  }

  @Test
  void aPathMayStillComeWithADescriptorThatIsReturned() {
    var unknown = openat("x");
    var known = openat("x").knowingReferents();

    assertThat(judge("path == \"/tmp/x\"", unknown)).isEqualTo(Verdict.FALSE);
    assertThat(judge("path == \"/tmp/x\"", known)).isEqualTo(Verdict.OPEN);
    holds(known.returned(fd(3, "/tmp/x")), "path == \"/tmp/x\"");
  }

  @Test
  void aCallThatDoesNotReturnHasNoResult() {
    var call = MadeUpCall.of("exit_group").with("status", 1).unfinished();

    holds(call, "status == 1", "!(ret == 0)", "!error");
    fails(call, "ret == 0", "ret != 0", "errno == 0", "duration >= 0s");
  }

  @Test
  void conditionsOneAfterTheOtherMustAllHold() {
    var reader = new Where.Reader();
    reader.read("fd == 3");
    reader.read("ret > 0");
    var both = reader.finish();

    assertThat(both.judge(read(3).returned(1))).isEqualTo(Verdict.TRUE);
    assertThat(both.judge(read(3).returned(0))).isEqualTo(Verdict.FALSE);
    assertThat(both.judge(read(4))).isEqualTo(Verdict.FALSE);
    assertThat(both.judge(read(3))).isEqualTo(Verdict.OPEN);
  }

  @Test
  void aSearchThatTakesTooLongIsGivenUp() {
    var where = Where.parse("path =~ \"^(a+)+$\" || path !~ \"^(a+)+$\"");

    assertThat(where.judge(openat("a".repeat(4000) + "b").returned(3))).isEqualTo(Verdict.FALSE);
    assertThat(where.givenUp()).containsOnly("^(a+)+$");
    assertThat(where.judge(openat("aaa").returned(3))).isEqualTo(Verdict.TRUE);
  }

  @Test
  void aSearchThatTakesTooMuchOfTheStackIsGivenUp() throws InterruptedException {
    var where = Where.parse("path =~ \"^(a|b)*$\"");
    var verdict = new Verdict[1];
    var small =
        new Thread(
            null,
            () -> verdict[0] = where.judge(openat("ab".repeat(30_000)).returned(3)),
            "small",
            1 << 18);

    small.start();
    small.join();

    assertThat(verdict[0]).isEqualTo(Verdict.FALSE);
    assertThat(where.givenUp()).containsExactly("^(a|b)*$");
  }

  @Test
  void whatIsReadIsKnown() {
    assertThat(Where.parse("buf =~ \"x\"").readsData()).isTrue();
    assertThat(Where.parse("path =~ \"x\" && ret == 3").readsData()).isFalse();
    assertThat(Where.parse("duration > 1s").readsDuration()).isTrue();
    assertThat(Where.parse("ret > 1").readsDuration()).isFalse();
  }

  @Test
  void oneOfSeveralStructuresInOnePlaceIsNamedOrMeantAnyway() {
    var call =
        MadeUpCall.of("ioctl")
            .with("argp", struct("type", 1, "fmt.pix", struct("width", 640)))
            .returned(0);

    holds(call, "argp.fmt.pix.width == 640", "argp.fmt.width == 640");
    fails(
        call, "argp.fmt.pix_mp.width == 640", "argp.fmt.pix.height == 640", "argp.fmt.width == 1");
  }
}
