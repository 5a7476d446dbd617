// Calls one function so many times a second (first argument; 0: as often as each line of its input
// says), after telling where it is; at the end of its input tells whether it always did its work.
// (Longer than a tracee should be: both ways are needed of one function.)
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static volatile long calls;

// Begins with "push %rbp".
__attribute__((noinline)) static long work(long number) {
  volatile long local[4] = {number, number + 1, number + 2, number + 3};
  calls++;
  return local[0] + local[1] + local[2] + local[3];
}

// Turns that were missed by more than 10 ms, as while a debugger attaches, are not made up for.
static void await_turn(long nanos) {
  static struct timespec turn;
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  if ((now.tv_sec - turn.tv_sec) * 1000000000 + now.tv_nsec - turn.tv_nsec > 10000000)
    turn = now;
  turn.tv_nsec += nanos;
  turn.tv_sec += turn.tv_nsec / 1000000000;
  turn.tv_nsec %= 1000000000;
  clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &turn, NULL);
}

int main(int count, char **arguments) {
  long pace = atol(arguments[count - 1]), more = 0, made = 0, right = 0;
  struct pollfd input = {.fd = 0, .events = POLLIN};
  setvbuf(stdout, NULL, _IOLBF, 0);
  setvbuf(stdin, NULL, _IONBF, 0);
  printf("%p\n", (void *)work);
  for (;;) {
    if (pace != 0 && poll(&input, 1, 0) == 0)
      more = 1;
    else if (scanf("%ld", &more) != 1)
      break;
    for (; more > 0; more--, made++)
      right += work(made) == 4 * made + 6;
    if (pace == 0)
      printf("%ld\n", made);
    else
      await_turn(1000000000 / pace);
  }
  puts(made == right && made == calls ? "whole" : "broken");
  return 0;
}
// build: -O0 -fcf-protection=none
