// Waits in pause(2) in a handler's shadow: raises SIGTERM inside of a handler.
#include <signal.h>

volatile int state;

__attribute__((noinline)) void deep(int n) {
  state = n;
  raise(SIGTERM);
}

void handler(int number) {
  deep(number + 1);
}

int main(void) {
  signal(SIGUSR1, handler);
  raise(SIGUSR1);
  return 3;
}
