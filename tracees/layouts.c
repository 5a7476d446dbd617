// Prints, a line each, the value of every constant and the place of every field that the Java code restates.
#define _GNU_SOURCE
#include <asm/prctl.h>
#include <asm/termbits.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/elf-em.h>
#include <linux/memfd.h>
#include <linux/prctl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/ptrace.h>
#include <asm/ptrace-abi.h>
#include <sys/personality.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifndef MFD_EXEC
#define MFD_EXEC 0x10
#define MFD_NOEXEC_SEAL 0x8
#endif
#define V(name, value) printf("%s %lld\n", #name, (long long)(value));
#define C(name) printf("%s %lld\n", #name, (long long)(name));
#define F(type, field) printf("%s.%s %zu\n", #type, #field, offsetof(struct type, field));
#define CODE(signal, name) printf("code.%d.%s %d\n", signal, #name, name);

int main(void) {
  C(PTRACE_PEEKTEXT) C(PTRACE_PEEKDATA) C(PTRACE_PEEKUSER) C(PTRACE_POKETEXT) C(PTRACE_POKEDATA)
  C(PTRACE_POKEUSER) C(PTRACE_CONT) C(PTRACE_KILL) C(PTRACE_SINGLESTEP) C(PTRACE_GETREGS)
  C(PTRACE_SETREGS) C(PTRACE_GETFPREGS) C(PTRACE_SETFPREGS) C(PTRACE_ATTACH) C(PTRACE_DETACH)
  C(PTRACE_GETFPXREGS) C(PTRACE_SETFPXREGS) C(PTRACE_OLDSETOPTIONS) C(PTRACE_SYSCALL)
  C(PTRACE_GET_THREAD_AREA) C(PTRACE_SET_THREAD_AREA) C(PTRACE_SYSEMU)
  C(PTRACE_SYSEMU_SINGLESTEP) C(PTRACE_SINGLEBLOCK) C(PTRACE_SETOPTIONS) C(PTRACE_GETEVENTMSG)
  C(PTRACE_GETSIGINFO) C(PTRACE_SETSIGINFO) C(PTRACE_GETREGSET) C(PTRACE_SETREGSET)
  C(PTRACE_SEIZE) C(PTRACE_INTERRUPT) C(PTRACE_LISTEN) C(PTRACE_PEEKSIGINFO)
  C(PTRACE_GETSIGMASK) C(PTRACE_SETSIGMASK) C(PTRACE_SECCOMP_GET_FILTER)
  C(PTRACE_SECCOMP_GET_METADATA) C(PTRACE_GET_SYSCALL_INFO) C(PTRACE_GET_RSEQ_CONFIGURATION)
  C(PTRACE_O_TRACESYSGOOD) C(PTRACE_O_TRACEFORK) C(PTRACE_O_TRACEVFORK) C(PTRACE_O_TRACECLONE)
  C(PTRACE_O_TRACEEXEC) C(PTRACE_O_TRACEVFORKDONE) C(PTRACE_O_TRACEEXIT) C(PTRACE_O_TRACESECCOMP)
  C(PTRACE_O_EXITKILL) C(PTRACE_O_SUSPEND_SECCOMP) C(PTRACE_EVENT_FORK) C(PTRACE_EVENT_VFORK)
  C(PTRACE_EVENT_CLONE) C(PTRACE_EVENT_EXEC) C(PTRACE_EVENT_VFORK_DONE) C(PTRACE_EVENT_EXIT)
  C(PTRACE_EVENT_SECCOMP) C(PTRACE_EVENT_STOP) C(SI_USER) C(SI_KERNEL) C(SI_QUEUE) C(SI_TIMER)
  C(SI_MESGQ) C(SI_ASYNCIO) C(SI_SIGIO) C(SI_TKILL) C(SI_ASYNCNL) C(ARCH_SET_GS) C(ARCH_SET_FS)
  C(ARCH_GET_FS) C(ARCH_GET_GS) C(AUDIT_ARCH_I386) C(AUDIT_ARCH_X86_64) C(AUDIT_ARCH_AARCH64)
  C(EM_386) C(EM_X86_64) C(EM_AARCH64) C(CAP_SYS_PTRACE) C(CAP_SYS_ADMIN) C(AT_FDCWD) C(O_RDWR)
  C(O_CLOEXEC) C(O_TMPFILE) V(O_RDWR_CLOEXEC, O_RDWR | O_CLOEXEC) C(MFD_CLOEXEC) C(MFD_EXEC) C(MFD_NOEXEC_SEAL)
  V(O_PATH_DIRECTORY, O_PATH | O_DIRECTORY) C(X_OK) C(F_SETFD) C(F_DUPFD_CLOEXEC) V(SIG_DFL, (long)SIG_DFL) V(SIG_IGN, (long)SIG_IGN) C(FD_CLOEXEC) C(AF_UNIX)
  V(SOCK_STREAM_CLOEXEC, SOCK_STREAM | SOCK_CLOEXEC) C(MSG_NOSIGNAL) C(MSG_DONTWAIT) C(SHUT_WR)
  V(MSG_DONTWAIT_NOSIGNAL, MSG_DONTWAIT | MSG_NOSIGNAL)
  C(PR_SET_NO_NEW_PRIVS) C(PR_SET_PTRACER) C(PR_SET_PTRACER_ANY) C(SCHED_OTHER) C(SCHED_FIFO)
  C(SCHED_RESET_ON_FORK) C(CLOCK_MONOTONIC) C(SIGEV_THREAD_ID)
  V(SIGEV_SIGNO_OFFSET, offsetof(struct sigevent, sigev_signo))
  V(SIGEV_NOTIFY_OFFSET, offsetof(struct sigevent, sigev_notify))
  V(SIGEV_TID_OFFSET, offsetof(struct sigevent, _sigev_un))
  V(SIGEVENT_BYTES, sizeof(struct sigevent)) V(ITIMERSPEC_BYTES, sizeof(struct itimerspec))
  C(TCGETS) C(TCSETS) C(TIOCGPGRP) C(TIOCSPGRP) V(TERMIOS_BYTES, sizeof(struct termios))
  C(SECCOMP_SET_MODE_FILTER) C(SIG_SETMASK) C(SIG_UNBLOCK) C(SIG_BLOCK) C(SA_NOCLDSTOP) C(SA_SIGINFO) C(SA_RESTART) C(SA_NODEFER) C(SA_RESETHAND) C(RLIMIT_STACK) C(WNOHANG) C(WEXITED) C(WNOWAIT) C(P_PID) C(CLD_EXITED) C(CLD_DUMPED) V(WALL, __WALL)
  V(WNOTHREAD, __WNOTHREAD) C(ADDR_NO_RANDOMIZE) V(MAX_PIECES, UIO_MAXIOV)
  V(USER_BYTES, sizeof(struct user)) F(user, u_debugreg)
  V(SIGINFO_BYTES, sizeof(siginfo_t)) V(SIGACTION_BYTES, sizeof(struct sigaction))
  V(FLAGS_OFFSET, offsetof(struct sigaction, sa_flags))
  V(GENERAL_BYTES, sizeof(struct user_regs_struct)) V(FLOAT_BYTES, sizeof(struct user_fpregs_struct))
#ifdef __x86_64__
#define R(field) F(user_regs_struct, field)
#define P(field) F(user_fpregs_struct, field)
  C(PTRACE_ARCH_PRCTL) R(r15) R(r14) R(r13) R(r12) R(rbp) R(rbx) R(r11) R(r10) R(r9) R(r8) R(rax)
  R(rcx) R(rdx) R(rsi) R(rdi) R(orig_rax) R(rip) R(cs) R(eflags) R(rsp) R(ss) R(fs_base)
  R(gs_base) R(ds) R(es) R(fs) R(gs) P(cwd) P(swd) P(ftw) P(fop) P(rip) P(rdp) P(mxcsr)
  P(st_space) P(xmm_space)
#else
#define R(field, name) printf("user_regs_struct.%s %zu\n", #name, offsetof(struct user_regs_struct, field));
  R(ebx, ebx) R(ecx, ecx) R(edx, edx) R(esi, esi) R(edi, edi) R(ebp, ebp) R(eax, eax) R(xds, ds)
  R(xes, es) R(xfs, fs) R(xgs, gs) R(orig_eax, orig_eax) R(eip, eip) R(xcs, cs)
  R(eflags, eflags) R(esp, esp) R(xss, ss)
#endif
  CODE(4, ILL_ILLOPC) CODE(4, ILL_ILLOPN) CODE(4, ILL_ILLADR) CODE(4, ILL_ILLTRP)
  CODE(4, ILL_PRVOPC) CODE(4, ILL_PRVREG) CODE(4, ILL_COPROC) CODE(4, ILL_BADSTK)
  CODE(4, ILL_BADIADDR) CODE(5, TRAP_BRKPT) CODE(5, TRAP_TRACE) CODE(5, TRAP_BRANCH)
  CODE(5, TRAP_HWBKPT) CODE(5, TRAP_UNK) CODE(7, BUS_ADRALN) CODE(7, BUS_ADRERR)
  CODE(7, BUS_OBJERR) CODE(7, BUS_MCEERR_AR) CODE(7, BUS_MCEERR_AO) CODE(8, FPE_INTDIV)
  CODE(8, FPE_INTOVF) CODE(8, FPE_FLTDIV) CODE(8, FPE_FLTOVF) CODE(8, FPE_FLTUND)
  CODE(8, FPE_FLTRES) CODE(8, FPE_FLTINV) CODE(8, FPE_FLTSUB) CODE(8, FPE_FLTUNK)
  CODE(8, FPE_CONDTRAP) CODE(11, SEGV_MAPERR) CODE(11, SEGV_ACCERR) CODE(11, SEGV_BNDERR)
  CODE(11, SEGV_PKUERR) CODE(11, SEGV_ACCADI) CODE(11, SEGV_ADIDERR) CODE(11, SEGV_ADIPERR)
  CODE(11, SEGV_MTEAERR) CODE(11, SEGV_MTESERR) CODE(17, CLD_EXITED) CODE(17, CLD_KILLED)
  CODE(17, CLD_DUMPED) CODE(17, CLD_TRAPPED) CODE(17, CLD_STOPPED) CODE(17, CLD_CONTINUED)
  CODE(29, POLL_IN) CODE(29, POLL_OUT) CODE(29, POLL_MSG) CODE(29, POLL_ERR) CODE(29, POLL_PRI)
  CODE(29, POLL_HUP)
  for (int i = 1; i < 134; i++)
    if (strerrorname_np(i)) printf("errno.%s %d\n", strerrorname_np(i), i);
  for (int i = 1; i < 32; i++) printf("signal.SIG%s %d\n", i == SIGIO ? "IO" : sigabbrev_np(i), i);
#define S(name, call) V(name, SYS_##call)
  S(SYS_PTRACE, ptrace) S(SYS_WAIT4, wait4) S(SYS_WAITID, waitid) S(SYS_PROCESS_VM_READV, process_vm_readv)
  S(SYS_PROCESS_VM_WRITEV, process_vm_writev) S(SYS_OPENAT, openat) S(SYS_CLOSE, close) S(SYS_PIPE2, pipe2) S(SYS_FCNTL, fcntl)
  S(SYS_PREAD64, pread64) S(SYS_PWRITE64, pwrite64) S(SYS_GETTID, gettid) S(SYS_GETPID, getpid)
  S(SYS_KILL, kill) S(SYS_TGKILL, tgkill) S(SYS_FUTEX, futex) S(SYS_RT_TGSIGQUEUEINFO, rt_tgsigqueueinfo) S(SYS_PRLIMIT64, prlimit64) S(SYS_EXECVE, execve) S(SYS_RT_SIGPROCMASK, rt_sigprocmask)
  S(SYS_READLINKAT, readlinkat) S(SYS_GETXATTR, getxattr) S(SYS_STATX, statx)
  S(SYS_SOCKET, socket) S(SYS_SENDTO, sendto) S(SYS_RECVFROM, recvfrom)
  C(AT_STATX_DONT_SYNC) C(AT_SYMLINK_NOFOLLOW) C(AF_NETLINK) V(SOCK_RAW_CLOEXEC, SOCK_RAW | SOCK_CLOEXEC)
  S(SYS_GETPGID, getpgid) S(SYS_IOCTL, ioctl)
  S(SYS_SCHED_SETAFFINITY, sched_setaffinity) S(SYS_SCHED_GETAFFINITY, sched_getaffinity)
  S(SYS_SCHED_GETSCHEDULER, sched_getscheduler) S(SYS_GETCPU, getcpu) S(SYS_TIMER_CREATE, timer_create)
  S(SYS_TIMER_SETTIME, timer_settime) S(SYS_TIMER_DELETE, timer_delete)
  return 0;
}
