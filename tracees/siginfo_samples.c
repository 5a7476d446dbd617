// Prints a siginfo_t for each layout, in hexadecimal, filled in by the fields' names.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>

static siginfo_t info;

static void show(const char *name) {
  printf("%s ", name);
  for (unsigned i = 0; i < sizeof info; i++) printf("%02x", ((unsigned char *)&info)[i]);
  printf("\n");
}

static void begin(int signal, int code) {
  memset(&info, 0, sizeof info);
  info.si_signo = signal;
  info.si_errno = 5;
  info.si_code = code;
}

#define BAND(value) info.si_band = value
int main(void) {
  begin(SIGTERM, SI_USER), info.si_pid = 11, info.si_uid = 12, show("sent");
  begin(SIGUSR1, SI_QUEUE), info.si_pid = 11, info.si_uid = 12;
  info.si_value.sival_ptr = (void *)0x12345678, show("queued");
  begin(SIGALRM, SI_TIMER), info.si_timerid = 11, info.si_overrun = 12;
  info.si_value.sival_ptr = (void *)0x12345678, show("timer");
  begin(SIGCHLD, CLD_EXITED), info.si_pid = 11, info.si_uid = 12, info.si_status = 13;
  info.si_utime = 14, info.si_stime = 15, show("child");
  begin(SIGSEGV, SEGV_MAPERR), info.si_addr = (void *)0x12345678, show("fault");
  begin(SIGBUS, BUS_MCEERR_AR), info.si_addr = (void *)0x12345678, info.si_addr_lsb = 12, show("memory");
  begin(SIGSEGV, SEGV_BNDERR), info.si_addr = (void *)0x12345678, info.si_lower = (void *)0x11;
  info.si_upper = (void *)0x12, show("bounds");
  begin(SIGSEGV, SEGV_PKUERR), info.si_addr = (void *)0x12345678, info.si_pkey = 12, show("key");
  begin(SIGIO, POLL_IN), BAND(11), info.si_fd = 12, show("poll");
  begin(SIGSYS, 1), info.si_call_addr = (void *)0x12345678, info.si_syscall = 12;
  info.si_arch = 13, show("syscall");
  return 0;
}
