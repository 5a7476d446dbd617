// Keys, ptrace(2) of a child, userfaultfd(2), quotas.
#include "expect.h"
#include <fcntl.h>
#include <linux/keyctl.h>
#include <linux/userfaultfd.h>
#include <sys/ioctl.h>
#include <sys/ptrace.h>
#include <sys/quota.h>
#include <sys/wait.h>

static char buffer[200];
enum { KEY_USR_VIEW = 0x10000, KEY_POS_VIEW = 0x1000000, KEY_POS_READ = 0x2000000 }; // the kernel's
#define RING(n) ((value){n, #n, say("{\"raw\":%d,\"names\":[\"%s\"]}", n, #n)})

// In a session keyring of its own, which ends with the process.
static void keys(void) {
#define KEY(operation_, ...) MADE("keyctl:" #operation_, "keyctl", SYS_keyctl, A(operation, names(operation_, \
     #operation_)), ##__VA_ARGS__)
  KEY(KEYCTL_JOIN_SESSION_KEYRING, A(name, address(NULL)));
  CALL(add_key, A(type, string("user")), A(description, string("spoor")), A(payload, bytes("secret", 6)), A(plen,
       number(6)), A(keyring, RING(KEY_SPEC_PROCESS_KEYRING)));
  int key = result;
  KEY(KEYCTL_GET_KEYRING_ID, A(id, RING(KEY_SPEC_PROCESS_KEYRING)), A(create, number(0)));
  KEY(KEYCTL_UPDATE, A(id, number(key)), A(payload, bytes("new", 3)), A(plen, number(3)));
  KEY(KEYCTL_DESCRIBE, A(id, number(key)), A(buffer, out(buffer, bytes(buffer, result - 1))), A(size, number(200)));
  KEY(KEYCTL_READ, A(id, number(key)), A(buffer, out(buffer, bytes(buffer, result))), A(size, number(200)));
  KEY(KEYCTL_SEARCH, A(ringid, RING(KEY_SPEC_PROCESS_KEYRING)), A(type, string("user")), A(description,
       string("spoor")), A(dest, number(0)));
  KEY(KEYCTL_CHOWN, A(id, number(key)), A(uid, number(-1)), A(gid, number(-1)));
  KEY(KEYCTL_SETPERM, A(id, number(key)), A(perm, NAMES(KEY_POS_VIEW|KEY_POS_READ|KEY_USR_VIEW)));
  KEY(KEYCTL_SET_TIMEOUT, A(id, number(key)), A(timeout, unsigned_(1000)));
  KEY(KEYCTL_LINK, A(id, number(key)), A(ringid, RING(KEY_SPEC_PROCESS_KEYRING)));
  KEY(KEYCTL_UNLINK, A(id, number(key)), A(ringid, RING(KEY_SPEC_SESSION_KEYRING)));
  KEY(KEYCTL_SET_REQKEY_KEYRING, A(reqkey, NAMES(KEY_REQKEY_DEFL_PROCESS_KEYRING)));
  KEY(KEYCTL_REVOKE, A(id, number(key)));
  KEY(KEYCTL_INVALIDATE, A(id, number(-1000)));
  KEY(KEYCTL_CLEAR, A(id, RING(KEY_SPEC_PROCESS_KEYRING)));
  flush();
  int child = fork(); // its parent's keyring is this process's
  if (child == 0) {
    KEY(KEYCTL_SESSION_TO_PARENT);
    flush();
    _exit(0);
  }
  waitpid(child, NULL, 0);
  CALL(request_key, A(type, string("no such type")), A(description, string("d")), A(callout_info, address(NULL)),
       A(dest_keyring, number(0)));
  CALL(keyctl, A(operation, nameless(999, "KEYCTL_???")), A(arg2, hex(1)), A(arg3, hex(2)), A(arg4, hex(3)), A(arg5,
       hex(4)));
}

// Of a process that does not exist, for this one has a tracer already.
static void tracing(void) {
  long word;
  siginfo_t info = {.si_signo = SIGTRAP, .si_code = SI_USER};
#define TRACE(r, ...) MADE("ptrace:" #r, "ptrace", SYS_ptrace, A(request, names(WIDE(r), #r)), A(pid, \
     number(0x7ffffff0)), ##__VA_ARGS__)
  MADE("ptrace:PTRACE_TRACEME", "ptrace", SYS_ptrace, A(request, names(0, "PTRACE_TRACEME")));
  TRACE(PTRACE_SEIZE, A(addr, address(NULL)), A(data, NAMES(PTRACE_O_TRACESYSGOOD|PTRACE_O_TRACEFORK)));
  TRACE(PTRACE_SETOPTIONS, A(addr, address(NULL)), A(data, NAMES(PTRACE_O_EXITKILL)));
  TRACE(PTRACE_ATTACH);
  TRACE(PTRACE_INTERRUPT);
  TRACE(PTRACE_LISTEN);
  TRACE(PTRACE_KILL);
  TRACE(PTRACE_CONT, A(addr, address((void *)1)), A(data, signal_(SIGUSR1)));
  TRACE(PTRACE_SYSCALL, A(addr, address(NULL)), A(data, number(0)));
  TRACE(PTRACE_SINGLESTEP, A(addr, address(NULL)), A(data, number(0)));
  TRACE(PTRACE_DETACH, A(addr, address(NULL)), A(data, signal_(SIGSTOP)));
  TRACE(PTRACE_GETEVENTMSG, A(addr, address(NULL)), A(data, address(&word)));
  TRACE(PTRACE_GETSIGINFO, A(addr, address(NULL)), A(data, address(&info)));
  TRACE(PTRACE_SETSIGINFO, A(addr, address(NULL)), A(data, at(&info, STRUCT(A(si_signo, signal_(SIGTRAP)),
       A(si_code, NAMES(SI_USER)), A(si_pid, number(0)), A(si_uid, number(0))))));
  TRACE(PTRACE_PEEKTEXT, A(addr, address((void *)16)), A(data, address(&word)));
  TRACE(PTRACE_PEEKDATA, A(addr, address((void *)16)), A(data, address(&word)));
  TRACE(PTRACE_POKETEXT, A(addr, address((void *)16)), A(data, hex(0x1234)));
  TRACE(PTRACE_POKEDATA, A(addr, address((void *)16)), A(data, hex(0x1234)));
  CALL(ptrace, A(request, nameless(0x7777, "PTRACE_???")), A(pid, number(-1)), A(addr, address((void *)1)), A(data,
       address((void *)2)));
}

static void faults(void) {
  CALL(userfaultfd, A(flags, NAMES(O_NONBLOCK|O_CLOEXEC|0x100)));
#define FAULT(command, v, ...) MADE("ioctl:" #command, "ioctl", SYS_ioctl, A(fd, number(-1)), A(request, \
     names(WIDE(command), #command)), A(argp, at(&v, STRUCT(__VA_ARGS__))))
  struct uffdio_api api = {UFFD_API, UFFD_FEATURE_EVENT_FORK, 7};
  struct uffdio_range range = {0x1000, 0x2000};
  struct uffdio_register registered = {{0x1000, 0x2000}, UFFDIO_REGISTER_MODE_MISSING, 0};
  struct uffdio_copy copy = {1, 2, 3, UFFDIO_COPY_MODE_DONTWAKE, 4};
  struct uffdio_zeropage zero = {{0x1000, 0x2000}, UFFDIO_ZEROPAGE_MODE_DONTWAKE, 0};
#define START A(start, hex(0x1000)), A(len, hex(0x2000))
  FAULT(UFFDIO_API, api, A(api, hex(UFFD_API)), A(features, NAMES(UFFD_FEATURE_EVENT_FORK)));
  FAULT(UFFDIO_REGISTER, registered, A(range, STRUCT(START)), A(mode, NAMES(UFFDIO_REGISTER_MODE_MISSING)));
  FAULT(UFFDIO_UNREGISTER, range, START);
  FAULT(UFFDIO_WAKE, range, START);
  FAULT(UFFDIO_COPY, copy, A(dst, hex(1)), A(src, hex(2)), A(len, hex(3)), A(mode,
       NAMES(UFFDIO_COPY_MODE_DONTWAKE)));
  FAULT(UFFDIO_ZEROPAGE, zero, A(range, STRUCT(START)), A(mode, NAMES(UFFDIO_ZEROPAGE_MODE_DONTWAKE)));
}

static value command(unsigned raw, const char *name) {
  return (value){(int)raw, say("QCMD(%s, USRQUOTA)", name),
                 say("{\"raw\":%u,\"function\":\"QCMD\",\"arguments\":[%s,%s]}", raw, names(raw >> 8, name).json,
                      names(0, "USRQUOTA").json)};
}

static void quotas(void) {
  value unknown = {0x77770001, "QCMD(0x777700 /* Q_??? */, GRPQUOTA)",
                   "{\"raw\":2004287489,\"function\":\"QCMD\",\"arguments\":"
                   "[{\"raw\":7829248,\"names\":[],\"unnamed\":7829248},{\"raw\":1,\"names\":[\"GRPQUOTA\"]}]}"};
  struct if_quota {
    uint64_t bhard, bsoft, space, ihard, isoft, inodes, btime, itime;
    unsigned valid;
  } q = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  unsigned format;
#define QUOTA STRUCT(A(dqb_bhardlimit, number(1)), A(dqb_bsoftlimit, number(2)), A(dqb_curspace, number(3)), \
     A(dqb_ihardlimit, number(4)), A(dqb_isoftlimit, number(5)), A(dqb_curinodes, number(6)), MORE)
#define ON(c, ...) MADE("quotactl:" #c, "quotactl", SYS_quotactl, A(cmd, command(QCMD(c, USRQUOTA), #c)), A(special, \
     path("missing/x")), ##__VA_ARGS__)
#define ON_FD(c, ...) MADE("quotactl_fd:" #c, "quotactl_fd", SYS_quotactl_fd, A(fd, number(-1)), A(cmd, \
     command(QCMD(c, USRQUOTA), #c)), ##__VA_ARGS__)
  ON(Q_SYNC);
  ON(Q_QUOTAON, A(id, NAMES(QFMT_VFS_V1)), A(addr, path("missing/quota")));
  ON(Q_QUOTAOFF);
  ON(Q_GETQUOTA, A(id, number(7)), A(addr, address(&q)));
  ON(Q_SETQUOTA, A(id, number(7)), A(addr, at(&q, QUOTA)));
  ON(Q_GETFMT, HIDDEN(0), A(addr, address(&format)));
  CALL(quotactl, A(cmd, unknown), A(special, path("x")), A(id, number(1)), A(addr, address((void *)8)));
  ON_FD(Q_SYNC);
  ON_FD(Q_GETQUOTA, A(id, number(7)), A(addr, address(&q)));
  ON_FD(Q_SETQUOTA, A(id, number(7)), A(addr, at(&q, QUOTA)));
  ON_FD(Q_GETFMT, HIDDEN(0), A(addr, address(&format)));
  CALL(quotactl_fd, A(fd, number(-1)), A(cmd, unknown), A(id, number(1)), A(addr, address((void *)8)));
}

int main(void) {
  keys();
  tracing();
  faults();
  quotas();
  flush();
}
