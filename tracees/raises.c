// Raises a signal that it has a handler for, and is changed by it.
#include <signal.h>

static volatile int handled;

static void handler(int number) {
  handled += number;
}

int main(void) {
  signal(SIGUSR1, handler);
  raise(SIGUSR1);
  handled++;
  return handled != SIGUSR1 + 1;
}
