// Signals: sending, handling, waiting.
#include "expect.h"
#include <linux/time_types.h>
#include <sys/time.h>
#include <time.h>

// The kernel's structures, whatever the C library makes of them.
struct action {
  unsigned long handler, flags, restorer;
  uint64_t mask;
} act, old;
#define RESTORER 0x04000000
#define HANDLED(h) names((uintptr_t)h, #h)
static uint64_t none, usr = 1 << 9, most = ~0ULL, set;
#ifdef __i386__
struct {
  unsigned long handler, mask, flags, restorer;
} early = {1, 1 << 9, SA_RESTART, 0}, earlier;
#endif

static void on_signal(int n) {}

static void sending(void) {
  int me = getpid();
  CALL(kill, A(pid, number(me)), A(sig, number(0)));
  CALL(kill, A(pid, number(0x7ffffff0)), A(sig, signal_(SIGKILL)));
  CALL(tkill, A(tid, number(0x7ffffff0)), A(sig, signal_(SIGUSR1)));
  CALL(tgkill, A(tgid, number(me)), A(tid, number(-1)), A(sig, (value){40, "SIGRT_8",
       "{\"raw\":40,\"names\":[\"SIGRT_8\"]}"}));
  siginfo_t info = {.si_signo = SIGUSR1, .si_code = SI_QUEUE};
  info.si_pid = 5, info.si_uid = 6, info.si_value.sival_ptr = NULL, info.si_value.sival_int = 7;
#define INFO(e) STRUCT(A(si_signo, signal_(SIGUSR1)), A(si_code, (value){0, "SI_QUEUE", \
     say("{\"raw\":%d,\"names\":[\"SI_QUEUE\"]}", SI_QUEUE)}), A(si_pid, number(5)), A(si_uid, number(6)), A(si_int, \
     number(7)), A(si_ptr, address((void *)7)))
  CALL(rt_sigqueueinfo, A(pid, number(-1)), A(sig, signal_(SIGUSR1)), A(info, at(&info, INFO(0))));
  CALL(rt_tgsigqueueinfo, A(tgid, number(-1)), A(tid, number(-1)), A(sig, signal_(SIGUSR1)), A(info, at(&info,
       INFO(0))));
  syscall(SYS_rt_sigprocmask, SIG_BLOCK, &usr, NULL, 8);
  syscall(SYS_rt_sigqueueinfo, me, SIGUSR1, &info);
  CALL(rt_sigpending, A(set, out(&set, signals(&usr))), A(sigsetsize, number(8)));
  struct timespec now = {0, 1};
  struct __kernel_timespec now64 = {0, 1};
#define TIME(t) at(&t, STRUCT(A(tv_sec, number(0)), A(tv_nsec, number(1))))
  siginfo_t got = {0};
  CALL(rt_sigtimedwait, A(set, signals(&usr)), A(info, out(&got, INFO(0))), A(timeout, TIME(now)), A(sigsetsize,
       number(8)), REMARK("", signal_(SIGUSR1)));
  CALL(rt_sigtimedwait, A(set, signals(&usr)), A(info, address(&got)), A(timeout, TIME(now)), A(sigsetsize,
       number(8)));
#ifdef SYS_rt_sigtimedwait_time64
  syscall(SYS_rt_sigqueueinfo, me, SIGUSR1, &info);
  CALL(rt_sigtimedwait_time64, A(set, signals(&usr)), A(info, out(&got, INFO(0))), A(timeout, TIME(now64)),
       A(sigsetsize, number(8)), REMARK("", signal_(SIGUSR1)));
#endif
}

static void masks(void) {
  CALL(rt_sigprocmask, A(how, NAMES(SIG_SETMASK)), A(set, signals(&most)), A(oldset, out(&set, signals(&usr))),
       A(sigsetsize, number(8)));
  CALL(rt_sigprocmask, A(how, NAMES(SIG_UNBLOCK)), A(set, signals(&most)), A(oldset, address(NULL)), A(sigsetsize,
       number(8)));
  CALL(rt_sigprocmask, A(how, nameless(99, "SIG_???")), A(set, signals(&usr)), A(oldset, address(NULL)),
       A(sigsetsize, number(8)));
  stack_t stack = {&set, SS_DISABLE, 100}, before;
#define STACK(s, name) STRUCT(A(ss_sp, address(s.ss_sp)), A(ss_flags, names(s.ss_flags, name)), A(ss_size, \
     number(s.ss_size)))
  CALL(sigaltstack, A(ss, at(&stack, STACK(stack, "SS_DISABLE"))), A(old_ss, out(&before, STACK(before,
       "SS_DISABLE"))));
}

static void handlers(void) {
  CALL(rt_sigaction, A(signum, signal_(SIGUSR1)), A(act, address(NULL)), A(oldact, out(&old, STRUCT(A(sa_handler,
       HANDLED(SIG_DFL)), A(sa_mask, signals(&none)), A(sa_flags, NAMES(0))))), A(sigsetsize, number(8)));
  signal(SIGUSR1, on_signal);
#define HANDLER (value){0, say("%p", on_signal), say("{\"raw\":%lu,\"names\":[],\"unnamed\":%lu}", \
     (unsigned long)on_signal, (unsigned long)on_signal)}
#define FLAGS(a) BITS(a.flags, ((bit){"SA_RESTORER", RESTORER}), BIT(SA_RESTART))
  CALL(rt_sigaction, A(signum, signal_(SIGUSR1)), A(act, address(NULL)), A(oldact, out(&old,
       old.flags & RESTORER ? STRUCT(A(sa_handler, HANDLER), A(sa_mask, signals(&old.mask)), A(sa_flags,
       FLAGS(old)), A(sa_restorer, address((void *)old.restorer))) : STRUCT(A(sa_handler, HANDLER), A(sa_mask,
       signals(&old.mask)), A(sa_flags, FLAGS(old))))), A(sigsetsize, number(8)));
  act = (struct action){(unsigned long)SIG_IGN, SA_NOCLDSTOP | SA_NODEFER, 0, 1 << 16};
  CALL(rt_sigaction, A(signum, signal_(SIGKILL)), A(act, at(&act, STRUCT(A(sa_handler, HANDLED(SIG_IGN)), A(sa_mask,
       signals(&act.mask)), A(sa_flags, NAMES(SA_NODEFER|SA_NOCLDSTOP))))), A(oldact, address(NULL)), A(sigsetsize,
       number(8)));
  uint64_t blocked = 1 << 11;
  syscall(SYS_rt_sigprocmask, SIG_SETMASK, &blocked, NULL, 8);
  raise(SIGUSR1);
#ifdef __i386__
  EXPECTED("sigreturn", "sigreturn", 0, 1, A(frame, (value){0, say("{mask=%s}", signals(&blocked).text),
       say("{\"mask\":%s}", signals(&blocked).json)}));
  struct sigaction full = {.sa_handler = on_signal, .sa_flags = SA_SIGINFO};
  sigaction(SIGUSR1, &full, NULL);
  raise(SIGUSR1);
#endif
  EXPECTED("rt_sigreturn", "rt_sigreturn", 0, 1, A(frame, (value){0, say("{mask=%s}", signals(&blocked).text),
       say("{\"mask\":%s}", signals(&blocked).json)}));
}

#ifdef __i386__
static void earliest(void) {
  uint64_t bits = 1 << 9;
#define EARLY(h, mask, f) STRUCT(A(sa_handler, h), A(sa_mask, signals(mask)), A(sa_flags, f))
  CALL(sigaction, A(signum, signal_(SIGUSR2)), A(act, at(&early, EARLY(HANDLED(SIG_IGN), &bits,
       NAMES(SA_RESTART)))), A(oldact, out(&earlier, EARLY(HANDLED(SIG_DFL), &none, NAMES(0)))));
  unsigned long mask = 1 << 9, before;
  CALL(sigprocmask, A(how, NAMES(SIG_SETMASK)), A(set, at(&mask, signals(&bits))), A(oldset, out(&before, (value){0,
       "[USR2]", "[{\"raw\":12,\"names\":[\"USR2\"]}]"})));
  CALL(sigpending, A(set, out(&mask, signals(&none))));
}
#endif

// Calls that sleep until a timer's signal.
static void sleeping(void) {
  struct sigaction on = {.sa_handler = on_signal};
  sigaction(SIGALRM, &on, NULL);
  syscall(SYS_rt_sigprocmask, SIG_SETMASK, &none, NULL, 8);
  CALL(alarm, A(seconds, unsigned_(5000)));
  CALL(alarm, A(seconds, unsigned_(0)));
  struct itimerval often = {{0, 2000}, {0, 2000}}, never = {{0, 0}, {0, 0}};
  setitimer(ITIMER_REAL, &often, NULL);
  restart.number = 514, restart.name = "ERESTARTNOHAND", restart.words = "To be restarted if no handler";
  CALL(pause);
  CALL(rt_sigsuspend, A(mask, signals(&usr)), A(sigsetsize, number(8)));
#ifdef SYS_sigsuspend
  CALL(sigsuspend, HIDDEN(1), HIDDEN(-2), HIDDEN(usr), ONLY(mask, signals(&usr)));
#endif
  restart.number = 516, restart.name = "ERESTART_RESTARTBLOCK", restart.words = "Interrupted by signal";
  struct timespec day = {86400, 0}, rest;
#define TIMESPEC(t) at(&t, STRUCT(A(tv_sec, number(t.tv_sec)), A(tv_nsec, number(t.tv_nsec))))
  CALL(nanosleep, A(req, TIMESPEC(day)), A(rem, TIMESPEC(rest)));
  CALL(clock_nanosleep, A(clockid, NAMES(CLOCK_REALTIME)), A(flags, NAMES(0)), A(req, TIMESPEC(day)), A(rem,
       TIMESPEC(rest)));
#ifdef SYS_clock_nanosleep_time64
  struct __kernel_timespec day64 = {86400, 0}, rest64;
  CALL(clock_nanosleep_time64, A(clockid, NAMES(CLOCK_MONOTONIC)), A(flags, NAMES(0)), A(req, TIMESPEC(day64)),
       A(rem, TIMESPEC(rest64)));
#endif
  restart.number = 0;
  setitimer(ITIMER_REAL, &never, NULL);
}

int main(void) {
  sending();
  masks();
  handlers();
#ifdef __i386__
  earliest();
#endif
  sleeping();
  flush();
}
