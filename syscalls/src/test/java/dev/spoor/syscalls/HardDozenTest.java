package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.json;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import org.junit.jupiter.api.Test;

/// The calls by which the description language is proven. The lines are what strace 6.1 printed of
/// small C programs that made the same calls; only addresses differ.
class HardDozenTest {
  @Test
  void ioctlIsDescribedByItsCommand() {
    var scene =
        new Scene(Abi.X86_64).with(0x1000, bytes().u16(24, 80, 0, 0)).with(0x2000, bytes().u32(7));

    var size = scene.call(0, "ioctl", 1, 0x5413, 0x1000);
    var ready = scene.call(0, "ioctl", 3, 0x541b, 0x2000);
    var unknown = scene.call(-25, "ioctl", 3, 0xc0abcd12L, 5);

    assertThat(text(size))
        .isEqualTo("ioctl(1, TIOCGWINSZ, {ws_row=24, ws_col=80, ws_xpixel=0, ws_ypixel=0}) = 0");
    assertThat(json(size))
        .isEqualTo(
            """
            "arguments":{"fd":1,"request":{"raw":21523,"names":["TIOCGWINSZ"]},\
            "argp":{"ws_row":24,"ws_col":80,"ws_xpixel":0,"ws_ypixel":0}},"result":0\
            """);
    assertThat(text(ready)).isEqualTo("ioctl(3, FIONREAD, [7]) = 0");
    assertThat(text(unknown))
        .isEqualTo(
            "ioctl(3, _IOC(_IOC_READ|_IOC_WRITE, 0xcd, 0x12, 0xab), 0x5)"
                + " = -1 ENOTTY (Inappropriate ioctl for device)");
  }

  @Test
  void prctlTakesTheArgumentsOfItsOption() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().text("worker\0\0\0\0\0\0\0\0\0\0"));

    var name = scene.call(0, "prctl", 15, 0x1000, 99, 98, 97);
    var signal = scene.call(0, "prctl", 1, 9);
    var dumpable = scene.call(1, "prctl", 3);
    var unknown = scene.call(-22, "prctl", 0xffff_ffffL, 0, 1, 2, 3);

    assertThat(text(name)).isEqualTo("prctl(PR_SET_NAME, \"worker\") = 0");
    assertThat(json(name))
        .isEqualTo(
            """
            "arguments":{"option":{"raw":15,"names":["PR_SET_NAME"]},"name":"worker"},"result":0\
            """);
    assertThat(text(signal)).isEqualTo("prctl(PR_SET_PDEATHSIG, SIGKILL) = 0");
    assertThat(text(dumpable)).isEqualTo("prctl(PR_GET_DUMPABLE) = 1 (SUID_DUMP_USER)");
    assertThat(text(unknown))
        .isEqualTo(
            "prctl(0xffffffff /* PR_??? */, 0, 0x1, 0x2, 0x3) = -1 EINVAL (Invalid argument)");
  }

  @Test
  void clone3ShowsAsManyFieldsAsItsSizeCoversAndWhatTheKernelWrote() {
    var arguments =
        bytes().u64(0x101000, 0x2000, 0, 0x3000, 17, 0, 0, 0); // up to tls: the first version
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, arguments)
            .with(0x2000, bytes().u32(23))
            .with(0x3000, bytes().u32(1234));

    var entered = scene.enter("clone3", 0x1000, 64);
    var call = scene.exit(entered, 1234);

    assertThat(text(call))
        .isEqualTo(
            "clone3({flags=CLONE_PIDFD|CLONE_PARENT_SETTID, pidfd=0x2000, parent_tid=0x3000,"
                + " exit_signal=SIGCHLD, stack=NULL, stack_size=0} => {pidfd=[23],"
                + " parent_tid=[1234]}, 64) = 1234");
    assertThat(json(call))
        .startsWith(
            """
            "arguments":{"cl_args":{"entry":{"flags":{"raw":1052672,"names":["CLONE_PIDFD",\
            "CLONE_PARENT_SETTID"]},"pidfd":"0x2000",\
            """)
        .contains("\"exit\":{\"pidfd\":23,\"parent_tid\":1234}},\"size\":64},\"result\":1234");
  }

  @Test
  void recvmsgShowsControlMessagesAndTheNameLengthBeforeAndAfter() {
    var header = bytes().u64(0x2000).u32(110, 0).u64(0x3000, 2, 0x4000, 24).u32(0x4000_0000, 0);
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, header)
            .with(0x3000, bytes().u64(0x5000, 3, 0x5100, 100));
    var entered = scene.enter("recvmsg", 11, 0x1000, 0x4000_0000L);
    scene
        .later()
        .with(0x1000, bytes().u64(0x2000).u32(8, 0).u64(0x3000, 2, 0x4000, 24).u32(0x4000_0000, 0))
        .with(0x2000, bytes().u16(1).text("\0d8199"))
        .with(0x3000, bytes().u64(0x5000, 3, 0x5100, 100))
        .with(0x4000, bytes().u64(24).u32(1, 1, 12, 13))
        .with(0x5000, bytes().text("hel"))
        .with(0x5100, bytes().text("loworld!"));

    var call = scene.exit(entered, 11);

    assertThat(text(call))
        .isEqualTo(
            "recvmsg(11, {msg_name={sa_family=AF_UNIX, sun_path=@\"d8199\"}, msg_namelen=110 => 8,"
                + " msg_iov=[{iov_base=\"hel\", iov_len=3}, {iov_base=\"loworld!\", iov_len=100}],"
                + " msg_iovlen=2, msg_control=[{cmsg_len=24, cmsg_level=SOL_SOCKET,"
                + " cmsg_type=SCM_RIGHTS, cmsg_data=[12, 13]}], msg_controllen=24,"
                + " msg_flags=MSG_CMSG_CLOEXEC}, MSG_CMSG_CLOEXEC) = 11");
    assertThat(json(call))
        .contains("\"msg_namelen\":{\"entry\":110,\"exit\":8}")
        .contains("\"sun_path\":{\"abstract\":\"d8199\"}")
        .contains("\"cmsg_data\":[12,13]");
  }

  @Test
  void i386HasItsOwnLayoutOfSigaction() {
    var scene =
        new Scene(Abi.I386)
            .with(0x1000, bytes().u32(0x8049166, 0x1400_0004, 0xf7fa_d560L).u64(0x200))
            .with(0x2000, bytes().u32(0, 0, 0).u64(0));

    var call = scene.call(0, "rt_sigaction", 10, 0x1000, 0x2000, 8);

    assertThat(text(call))
        .isEqualTo(
            "rt_sigaction(SIGUSR1, {sa_handler=0x8049166, sa_mask=[USR1],"
                + " sa_flags=SA_RESTORER|SA_RESTART|SA_SIGINFO, sa_restorer=0xf7fad560},"
                + " {sa_handler=SIG_DFL, sa_mask=[], sa_flags=0}, 8) = 0");
    assertThat(json(call))
        .contains("\"sa_mask\":[{\"raw\":10,\"names\":[\"USR1\"]}]")
        .contains("\"sa_restorer\":\"0xf7fad560\"");
  }

  @Test
  void bpfIsDescribedByItsCommandAndCutByItsSize() {
    var attributes = bytes().u32(1, 2).u64(0x2000, 0x3000).u32(0, 0).u64(0).u32(0x060102, 0);
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, attributes)
            .with(0x3000, bytes().text("GPL\0").zeros(128));

    var call = scene.call(25, "bpf", 5, 0x1000, 48);

    assertThat(text(call))
        .isEqualTo(
            "bpf(BPF_PROG_LOAD, {prog_type=BPF_PROG_TYPE_SOCKET_FILTER, insn_cnt=2, insns=0x2000,"
                + " license=\"GPL\", log_level=0, log_size=0, log_buf=NULL,"
                + " kern_version=KERNEL_VERSION(6, 1, 2), prog_flags=0}, 48) = 25");
    assertThat(json(call)).contains("\"license\":\"GPL\"").contains("\"size\":48},\"result\":25");
  }

  @Test
  void ioUringEnterShowsTheSignalsItWaitsWith() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u64(0x200));

    var call = scene.call(1, "io_uring_enter", 27, 0, 1, 1, 0x1000, 8);

    assertThat(text(call))
        .isEqualTo("io_uring_enter(27, 0, 1, IORING_ENTER_GETEVENTS, [USR1], 8) = 1");
    assertThat(json(call)).contains("\"sig\":[{\"raw\":10,\"names\":[\"USR1\"]}],\"sigsetsize\":8");
  }

  @Test
  void keyctlTakesTheArgumentsOfItsOperation() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().text("user\0"))
            .with(0x2000, bytes().text("desc\0"));

    var call = scene.call(-126, "keyctl", 10, -4, 0x1000, 0x2000, 0);

    assertThat(text(call))
        .isEqualTo(
            "keyctl(KEYCTL_SEARCH, KEY_SPEC_USER_KEYRING, \"user\", \"desc\", 0)"
                + " = -1 ENOKEY (Required key not available)");
    assertThat(json(call))
        .contains("\"type\":\"user\",\"description\":\"desc\",\"dest\":0}")
        .contains("\"error\":{\"number\":126,\"name\":\"ENOKEY\"");
  }

  @Test
  void execveReadsItsVectorsBeforeTheyAreGone() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().text("/bin/ls\0"))
            .with(0x2000, bytes().u64(0x3000, 0x3003, 8, 0))
            .with(0x3000, bytes().text("ls\0-l\0"))
            .with(0x4000, bytes().u64(0x3000, 0));

    var entered = scene.enter("execve", 0x1000, 0x2000, 0x4000);
    var call = scene.later().exit(entered, 0);

    assertThat(text(call))
        .isEqualTo("execve(\"/bin/ls\", [\"ls\", \"-l\", 0x8], 0x4000 /* 1 var */) = 0");
    assertThat(json(call))
        .startsWith(
            """
            "arguments":{"pathname":"/bin/ls","argv":["ls","-l",{"unreadable":"0x8"}],\
            "envp":"0x4000"}\
            """);
  }

  @Test
  void netlinkMessagesAreTrees() {
    var message =
        bytes()
            .u32(40)
            .u16(20, 2)
            .u32(1, 77)
            .u8(2, 8, 0x80, 0xfe)
            .u32(1)
            .u16(8, 1)
            .u8(127, 0, 0, 1)
            .u16(7, 3)
            .text("lo\0\0");
    var scene = new Scene(Abi.X86_64).netlinkSocket(4).with(0x1000, message);

    var call = scene.call(40, "recvfrom", 4, 0x1000, 4096, 0, 0, 0);

    assertThat(text(call))
        .isEqualTo(
            "recvfrom(4, [{nlmsg_len=40, nlmsg_type=RTM_NEWADDR, nlmsg_flags=NLM_F_MULTI,"
                + " nlmsg_seq=1, nlmsg_pid=77}, {ifa_family=AF_INET, ifa_prefixlen=8,"
                + " ifa_flags=IFA_F_PERMANENT, ifa_scope=RT_SCOPE_HOST, ifa_index=1},"
                + " [[{nla_len=8, nla_type=IFA_ADDRESS}, inet_addr(\"127.0.0.1\")],"
                + " [{nla_len=7, nla_type=IFA_LABEL}, \"lo\"]]], 4096, 0, NULL, NULL) = 40");
    assertThat(json(call)).contains("\"nla_type\":{\"raw\":3,\"names\":[\"IFA_LABEL\"]}},\"lo\"]");
  }

  @Test
  void whatTheKernelChangesIsShownBeforeAndAfter() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u64(0));
    var sendfile = scene.enter("sendfile", 22, 21, 0x1000, 10);
    var sent = scene.later().with(0x1000, bytes().u64(10)).exit(sendfile, 10);

    var other = new Scene(Abi.X86_64).with(0x2000, bytes().u32(110));
    var accept = other.enter("accept", 14, 0x1000, 0x2000);
    var accepted =
        other.later().with(0x1000, bytes().u16(1)).with(0x2000, bytes().u32(2)).exit(accept, 16);

    assertThat(text(sent)).isEqualTo("sendfile(22, 21, [0] => [10], 10) = 10");
    assertThat(json(sent)).contains("\"offset\":{\"entry\":0,\"exit\":10}");
    assertThat(text(accepted)).isEqualTo("accept(14, {sa_family=AF_UNIX}, [110 => 2]) = 16");
  }

  @Test
  void oneDeclarationGivesEachAbiItsLayout() {
    var event64 = new Scene(Abi.X86_64).with(0x1000, bytes().u64(0x1122, 5, 9));
    var event32 = new Scene(Abi.I386).with(0x1000, bytes().u32(0x1122, 5, 9));
    var eventX32 = new Scene(Abi.X32).with(0x1000, bytes().u32(0x1122, 5, 9));

    var stack64 = event64.call(0, "sigaltstack", 0x1000, 0);
    var stack32 = event32.call(0, "sigaltstack", 0x1000, 0);
    var stackX32 = eventX32.call(0, "sigaltstack", 0x1000, 0);

    var expected = "sigaltstack({ss_sp=0x1122, ss_flags=SS_ONSTACK|0x4, ss_size=9}, NULL) = 0";
    assertThat(text(stack64)).isEqualTo(expected);
    assertThat(text(stack32)).isEqualTo(expected);
    assertThat(text(stackX32)).isEqualTo(expected);
    assertThat(json(stackX32))
        .startsWith(
            """
            "arguments":{"ss":{"ss_sp":"0x1122","ss_flags":{"raw":5,"names":["SS_ONSTACK"],\
            "unnamed":4},"ss_size":9},"old_ss":null}\
            """);
  }
}
