// Processes: their beginning, their end, and what they have.
#include "expect.h"
#include <fcntl.h>
#include <linux/kcmp.h>
#include <linux/sched.h>
#include <sys/resource.h>
#include <sys/wait.h>

enum { PIDFD_NONBLOCK = O_NONBLOCK };
static int s, child;
static struct rusage used_;
#define TIMEVAL(t) STRUCT(A(tv_sec, number(t.tv_sec)), A(tv_usec, number(t.tv_usec)))
#define USAGE(r) STRUCT(A(ru_utime, TIMEVAL(r.ru_utime)), A(ru_stime, TIMEVAL(r.ru_stime)), MORE)
#define STATUS(words) cell(&s, worded((unsigned)s, "{" words "}"))

// Makes a process by a call whose expectation is `expected`, or is the child: it leaves.
static void born(long made) {
  child = result = made;
  if (made)
    return;
  written = 0;
  EXPECTED("exit", "exit", 0, 0, A(status, number(3)));
  flush();
  syscall(SYS_exit, 3);
}

static long vforked(void) {
  long made;
#ifdef __x86_64__
  asm volatile("syscall; test %%eax, %%eax; jnz 1f; mov $60, %%eax; mov $4, %%edi; syscall; 1:"
               : "=a"(made) : "0"(SYS_vfork) : "rcx", "r11", "rdi", "memory");
#else
  asm volatile("int $0x80; test %%eax, %%eax; jnz 1f; mov $1, %%eax; mov $4, %%ebx; int $0x80; 1:"
               : "=a"(made) : "0"(SYS_vfork) : "ebx", "memory");
#endif
  return made;
}

static void births(void) {
  flush();
  born(syscall(SYS_fork));
  EXPECTED("fork", "fork", child, 1);
  CALL(wait4, A(pid, number(child)), A(wstatus, out(&s, STATUS("WIFEXITED(s) && WEXITSTATUS(s) == 3"))), A(options,
       NAMES(0)), A(rusage, out(&used_, USAGE(used_))));
  CALL(wait4, A(pid, number(-1)), A(wstatus, address(&s)), A(options, NAMES(WNOHANG|WSTOPPED|__WALL)), A(rusage,
       address(NULL)));
  born(vforked());
  EXPECTED("vfork", "vfork", child, 1);
#ifdef SYS_waitpid
  CALL(waitpid, A(pid, number(-1)), A(wstatus, out(&s, STATUS("WIFEXITED(s) && WEXITSTATUS(s) == 4"))), A(options,
       NAMES(0)));
#else
  waitpid(child, NULL, 0);
#endif
  flush();
  int tid;
  born(syscall(SYS_clone, CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID | SIGUSR1, 0, &tid, IS_32_BIT ? 0 : (long)&s,
       &s));
  EXPECTED("clone", "clone", child, 1, A(named_child_stack, address(NULL)), A(named_flags,
       NAMES(CLONE_PARENT_SETTID|CLONE_CHILD_CLEARTID|SIGUSR1)), A(named_parent_tid, cell(&tid, number(tid))),
       A(named_child_tidptr, address(&s)));
  siginfo_t info = {0};
  CALL(waitid, A(idtype, NAMES(P_PID)), A(id, number(child)), A(infop, out(&info, STRUCT(A(si_signo,
       signal_(SIGCHLD)), A(si_code, NAMES(CLD_EXITED)), A(si_pid, number(info.si_pid)), A(si_uid,
       number(info.si_uid)), A(si_status, number(3)), A(si_utime, number(info.si_utime)), A(si_stime,
       number(info.si_stime))))), A(options, NAMES(WEXITED|__WALL)), A(rusage, out(&used_, USAGE(used_))));
  CALL(waitid, A(idtype, NAMES(P_PIDFD)), A(id, number(-1)), A(infop, address(&info)), A(options,
       NAMES(WNOHANG|WSTOPPED|WNOWAIT)), A(rusage, address(NULL)));
  CALL(clone, HIDDEN(CLONE_SIGHAND|CLONE_FS|CLONE_VFORK), HIDDEN(&s), ONLY(named_child_stack, address(&s)),
       ONLY(named_flags, NAMES(CLONE_FS|CLONE_SIGHAND|CLONE_VFORK)));
  struct clone_args args = {.flags = CLONE_PIDFD | CLONE_PARENT_SETTID, .pidfd = (uintptr_t)&s,
       .parent_tid = (uintptr_t)&tid, .exit_signal = SIGCHLD};
  flush();
  born(syscall(SYS_clone3, &args, sizeof args));
  EXPECTED("clone3", "clone3", child, 1, A(cl_args, changed(STRUCT(A(flags, NAMES(CLONE_PIDFD|CLONE_PARENT_SETTID)),
       A(pidfd, address(&s)), A(parent_tid, address(&tid)), A(exit_signal, signal_(SIGCHLD)), A(stack,
       address(NULL)), A(stack_size, number(0))),
           STRUCT(A(pidfd, cell(&s, number(s))), A(parent_tid, cell(&tid, number(tid)))))), A(size,
                number(sizeof args)));
  close(s), waitpid(child, NULL, 0);
  args.flags = CLONE_SIGHAND;
  CALL(clone3, A(cl_args, at(&args, STRUCT(A(flags, NAMES(CLONE_SIGHAND)), A(exit_signal, signal_(SIGCHLD)),
       A(stack, address(NULL)), A(stack_size, number(0))))), A(size, number(64)));
}

static void programs(void) {
  char *const words[] = {"x", "a \"b\"", NULL};
  extern char **environ;
  int count = 0;
  while (environ[count])
    count++;
  CALL(execve, A(pathname, path("./missing")), A(argv, at(words, ARRAY(E(string("x")), E(string("a \"b\""))))),
       A(envp, (value){(long)environ, say("%p /* %d vars */", (void *)environ, count), address(environ).json}));
  CALL(execve, A(pathname, unreadable(8)), A(argv, address(NULL)), A(envp, address(NULL)));
  CALL(execveat, A(dirfd, fdcwd()), A(pathname, path("./missing")), A(argv, at(words, ARRAY(E(string("x")),
       E(string("a \"b\""))))), A(envp, (value){(long)words, say("%p /* 2 vars */", (void *)words),
       address(words).json}), A(flags, NAMES(AT_SYMLINK_NOFOLLOW|AT_EMPTY_PATH)));
#ifdef SYS_uselib
  CALL(uselib, A(library, path("missing")));
#endif
}

static void handles(void) {
  CALL(pidfd_open, A(pid, number(getpid())), A(flags, NAMES(0)));
  int fd = result;
  CALL(pidfd_open, A(pid, number(-1)), A(flags, NAMES(PIDFD_NONBLOCK|0x1)));
  CALL(pidfd_send_signal, A(pidfd, number(fd)), A(sig, number(0)), A(info, address(NULL)), A(flags, NAMES(0)));
  CALL(pidfd_send_signal, A(pidfd, number(-1)), A(sig, signal_(SIGTERM)), A(info, address(NULL)), A(flags,
       names(9, "PIDFD_SIGNAL_THREAD|0x8")));
  CALL(pidfd_getfd, A(pidfd, number(fd)), A(targetfd, number(1)), A(flags, number(0)));
  close(result);
  CALL(pidfd_getfd, A(pidfd, number(-1)), A(targetfd, number(1)), A(flags, hex(2)));
  CALL(unshare, A(flags, NAMES(CLONE_FS|CLONE_FILES)));
  CALL(unshare, A(flags, nameless(CLONE_PARENT, "CLONE_???")));
  CALL(setns, A(fd, number(-1)), A(nstype, NAMES(CLONE_NEWNET)));
  int me = getpid();
#define COMPARE(kind, ...) MADE("kcmp:" #kind, "kcmp", SYS_kcmp, A(pid1, number(me)), A(pid2, number(me)), A(type, \
     names(kind, #kind)), ##__VA_ARGS__)
  COMPARE(KCMP_FILE, A(idx1, number(1)), A(idx2, number(1)));
  COMPARE(KCMP_VM);
  COMPARE(KCMP_FILES);
  COMPARE(KCMP_FS);
  COMPARE(KCMP_SIGHAND);
  COMPARE(KCMP_IO);
  COMPARE(KCMP_SYSVSEM);
  struct kcmp_epoll_slot slot = {7, 8, 9};
  COMPARE(KCMP_EPOLL_TFD, A(idx1, number(1)), A(idx2, at(&slot, STRUCT(A(efd, number(7)), A(tfd, number(8)), A(toff,
       number(9))))));
  CALL(kcmp, A(pid1, number(-1)), A(pid2, number(-1)), A(type, nameless(99, "KCMP_???")), A(idx1, hex(1)), A(idx2,
       hex(2)));
  close(fd);
}

int main(void) {
  signal(SIGUSR1, SIG_IGN);
  births();
  programs();
  handles();
  EXPECTED("exit_group", "exit_group", 0, 0, A(status, number(0)));
  flush();
  syscall(SYS_exit_group, 0);
}
