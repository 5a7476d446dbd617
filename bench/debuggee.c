// What a debugger is measured on: a function with a local variable that has a location list, whose first
// instruction is a common one, and another whose first instruction is not; beside THREADS idle threads.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

volatile long sink;
atomic_long counted;

__attribute__((noinline)) static void work(long i) {
  long local = i * 3 + 1;
  sink = local;
  sink ^= i;
}

__attribute__((noinline)) static void count(long i) {
  atomic_fetch_add(&counted, i);
}

static void *idle(void *ignored) {
  pause();
  return ignored;
}

int main(int argc, char **argv) {
  long rounds = atol(argv[1]), threads = atol(argv[2]);
  pthread_t thread;
  for (long i = 0; i < threads; i++)
    pthread_create(&thread, NULL, idle, NULL);
  for (long i = 0; i < rounds; i++) {
    work(i);
    count(i);
  }
  _exit(0);
}
