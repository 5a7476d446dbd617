// Waits for its input to end in the handler of a signal; with an argument, on a stack of its own.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static volatile int kept;

__attribute__((noinline)) static void wait_here(void) {
  char buffer[8];
  while (read(0, buffer, sizeof buffer) > 0) kept++;
}

static void on_signal(int number) {
  wait_here();
  kept = number;
}

__attribute__((noinline)) static int interrupted(volatile int *nothing) {
  return *nothing + 1;  // There is nothing to read: SIGSEGV in the first instruction that does.
}

__attribute__((noinline)) static int caller(int argc) {
  return interrupted((int *)(long)(argc > 100 ? argc : 0)) + kept;
}

int main(int argc, char **argv) {
  (void)argv;
  stack_t own = {.ss_sp = malloc(1 << 16), .ss_size = 1 << 16};
  if (argc > 1) sigaltstack(&own, NULL);
  struct sigaction action = {.sa_handler = on_signal};
  action.sa_flags = (argc > 1 ? SA_ONSTACK : 0) | (argc > 2 ? SA_SIGINFO : 0);
  sigaction(SIGSEGV, &action, NULL);
  puts("ready");
  fflush(stdout);
  return caller(argc);
}
