// Tracers: ptrace(2).
#include "expect.h"
#include <linux/audit.h>
#include <linux/elf.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>

static struct user_regs_struct registers;
static struct user_fpregs_struct floating;
#define X(name) A(name, hex((unsigned long)registers.name))
#define F(name) A(name, hex(floating.name))
#ifdef __i386__
#define REGISTERS STRUCT(X(ebx), X(ecx), X(edx), X(esi), X(edi), X(ebp), X(eax), X(xds), X(xes), X(xfs), X(xgs), \
     X(orig_eax), X(eip), X(xcs), X(eflags), X(esp), X(xss))
#define FLOATING STRUCT(X32(cwd), X32(swd), X32(twd), X32(fip), X32(fcs), X32(foo), X32(fos), A(st_space, \
     words(floating.st_space, 20)))
#define X32(name) A(name, hex((unsigned long)floating.name))
#define FIRST X(ebx)
#else
#define REGISTERS STRUCT(X(r15), X(r14), X(r13), X(r12), X(rbp), X(rbx), X(r11), X(r10), X(r9), X(r8), X(rax), X(rcx), \
     X(rdx), X(rsi), X(rdi), X(orig_rax), X(rip), X(cs), X(eflags), X(rsp), X(ss), X(fs_base), X(gs_base), X(ds), \
     X(es), X(fs), X(gs))
#define FLOATING STRUCT(F(cwd), F(swd), F(ftw), F(fop), F(rip), F(rdp), F(mxcsr), F(mxcr_mask), A(st_space, \
     words(floating.st_space, 32)), A(xmm_space, words(floating.xmm_space, 64)), A(padding, words(floating.padding, 24)))
#define FIRST X(r15)
#endif

// More than 32 are not shown.
static value words(const void *start, int count) {
  const unsigned *list = start;
  argument shown[34] = {0};
  for (int i = 0; i < count && i < 33; i++)
    shown[i] = i < 32 ? E(hex(list[i])) : MORE;
  value all = joined("[]", shown);
  return (value){0, all.text, count > 32 ? say("{\"elements\":%s,\"more\":true}", all.json) : all.json};
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
  TRACE(PTRACE_SINGLEBLOCK, A(addr, address(NULL)), A(data, signal_(SIGUSR1)));
  TRACE(PTRACE_SYSEMU, A(addr, address((void *)1)), A(data, number(0)));
  TRACE(PTRACE_SYSEMU_SINGLESTEP, A(addr, address(NULL)), A(data, number(200)));
  struct __ptrace_peeksiginfo_args some = {7, PTRACE_PEEKSIGINFO_SHARED, 2};
  TRACE(PTRACE_PEEKSIGINFO, A(addr, at(&some, STRUCT(A(off, number(7)), A(flags, NAMES(PTRACE_PEEKSIGINFO_SHARED)),
       A(nr, number(2))))), A(data, address(&info)));
  TRACE(PTRACE_GETREGS, HIDDEN(1), A(data, address(&word)));
  registers = (struct user_regs_struct){1, 2, 3, -1};
  TRACE(PTRACE_SETREGS, HIDDEN(1), A(data, at(&registers, REGISTERS)));
  TRACE(PTRACE_GETFPREGS, HIDDEN(1), A(data, address(&word)));
  TRACE(PTRACE_SETFPREGS, HIDDEN(1), A(data, at(&floating, FLOATING)));
  TRACE(PTRACE_SETFPREGS, HIDDEN(1), A(data, address(NULL)));
  struct iovec v = {&word, sizeof word};
#define VECTOR at(&v, STRUCT(A(iov_base, address(&word)), A(iov_len, number(sizeof word))))
  TRACE(PTRACE_GETREGSET, A(addr, nameless(99, "NT_???")), A(data, VECTOR));
  TRACE(PTRACE_SETREGSET, A(addr, NAMES(NT_X86_XSTATE)), A(data, VECTOR));
  struct iovec one = {&registers, sizeof(long)}, all = {&floating, sizeof floating};
  TRACE(PTRACE_SETREGSET, A(addr, NAMES(NT_PRSTATUS)), A(data, at(&one, STRUCT(A(iov_base, STRUCT(FIRST)), A(iov_len,
       number(sizeof(long)))))));
  TRACE(PTRACE_SETREGSET, A(addr, names(NT_PRFPREG, "NT_FPREGSET")), A(data, at(&all, STRUCT(A(iov_base, FLOATING),
       A(iov_len, number(sizeof floating))))));
  unsigned long long set = 1 << (SIGHUP - 1) | 1 << (SIGUSR1 - 1);
  TRACE(PTRACE_SETSIGMASK, A(addr, number(8)), A(data, signals(&set)));
  TRACE(PTRACE_GETSIGMASK, A(addr, number(8)), A(data, address(&set)));
  TRACE(PTRACE_SECCOMP_GET_FILTER, A(addr, number(5)), A(data, address(&set)));
  struct __ptrace_seccomp_metadata filter = {7, 0};
  TRACE(PTRACE_SECCOMP_GET_METADATA, A(addr, number(16)), A(data, at(&filter, STRUCT(A(filter_off, number(7))))));
  TRACE(PTRACE_SECCOMP_GET_METADATA, A(addr, number(4)), A(data, address(&filter)));
  TRACE(PTRACE_GET_SYSCALL_INFO, A(addr, number(8)), A(data, address(&filter)));
  CALL(ptrace, A(request, nameless(0x7777, "PTRACE_???")), A(pid, number(-1)), A(addr, address((void *)1)), A(data,
       address((void *)2)));
}

// A child that no tracer is given, under a filter and with a signal that waits.
static int sleeper(void) {
  int child = syscall(SYS_clone, CLONE_UNTRACED | SIGCHLD, 0, 0, 0, 0);
  if (child)
    return child;
  struct sock_filter code = {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW};
  struct sock_fprog program = {1, &code};
  sigset_t set;
  sigemptyset(&set), sigaddset(&set, SIGUSR1), sigprocmask(SIG_BLOCK, &set, NULL);
  prctl(PR_SET_PDEATHSIG, SIGKILL), prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program);
  syscall(SYS_tkill, gettid(), SIGUSR1);
  raise(SIGSTOP);
  for (;;)
    pause();
}

static void traced(void) {
  int child = sleeper(), status;
  waitpid(child, &status, WUNTRACED);
#define OF(r, ...) MADE("ptrace:" #r, "ptrace", SYS_ptrace, A(request, names(WIDE(r), #r)), A(pid, number(child)), \
     ##__VA_ARGS__)
  OF(PTRACE_SEIZE, A(addr, address(NULL)), A(data, NAMES(PTRACE_O_TRACESYSGOOD)));
  if (result == 0) {
    OF(PTRACE_INTERRUPT);
    waitpid(child, &status, __WALL);
    struct __ptrace_peeksiginfo_args some = {0, 0, 2};
    siginfo_t waiting[2];
    OF(PTRACE_PEEKSIGINFO, A(addr, at(&some, STRUCT(A(off, number(0)), A(flags, NAMES(0)), A(nr, number(2))))), A(data,
         out(waiting, ARRAY(E(STRUCT(A(si_signo, signal_(SIGUSR1)), A(si_code, (value){0, "SI_TKILL", "{\"raw\":-6,\"names\":[\"SI_TKILL\"]}"}), A(si_pid,
         number(child)), A(si_uid, number(getuid()))))))));
    OF(PTRACE_GETREGS, HIDDEN(0), A(data, out(&registers, REGISTERS)));
    OF(PTRACE_GETFPREGS, HIDDEN(0), A(data, out(&floating, FLOATING)));
    struct iovec v = {&registers, sizeof(long)};
    OF(PTRACE_GETREGSET, A(addr, NAMES(NT_PRSTATUS)), A(data, at(&v, STRUCT(A(iov_base, STRUCT(FIRST)), A(iov_len,
         number(sizeof(long)))))));
    v.iov_len = 2000;
    OF(PTRACE_GETREGSET, A(addr, NAMES(NT_PRSTATUS)), A(data, at(&v, STRUCT(A(iov_base, REGISTERS), A(iov_len,
         changed(number(2000), number(sizeof registers)))))));
    OF(PTRACE_GETREGSET, A(addr, NAMES(NT_PRSTATUS)), A(data, unreadable(8)));
    unsigned long long set;
    OF(PTRACE_GETSIGMASK, A(addr, number(8)), A(data, out(&set, signals(&set))));
    struct sock_filter code[2];
    OF(PTRACE_SECCOMP_GET_FILTER, A(addr, number(0)), A(data, address(code)));
    struct __ptrace_seccomp_metadata filter = {0, 0};
    OF(PTRACE_SECCOMP_GET_METADATA, A(addr, number(16)), A(data, at(&filter, result == -1 ?
         STRUCT(A(filter_off, number(0))) : STRUCT(A(filter_off, number(0)), A(flags, NAMES(0))))));
    struct __ptrace_syscall_info call;
#define ARCH (IS_32_BIT ? NAMES(AUDIT_ARCH_I386) : NAMES(AUDIT_ARCH_X86_64))
    OF(PTRACE_GET_SYSCALL_INFO, A(addr, number(sizeof call)), A(data, out(&call, STRUCT(A(op,
         NAMES(PTRACE_SYSCALL_INFO_NONE)), A(arch, ARCH), A(instruction_pointer,
         address((void *)(long)call.instruction_pointer)), A(stack_pointer,
         address((void *)(long)call.stack_pointer))))));
    OF(PTRACE_DETACH, A(addr, address(NULL)), A(data, number(0)));
  }
  kill(child, SIGKILL);
  waitpid(child, &status, 0);
}

int main(void) {
  traced();
  tracing(); // with no tracer yet, its parent is one from here on, and a signal would stop it
  flush();
}
