// Four threads that wait in functions of their own for the end of the program's input.
// build: -pthread
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static pthread_mutex_t held = PTHREAD_MUTEX_INITIALIZER;
static pthread_barrier_t all;

static void *wants_lock(void *unused) {
  pthread_barrier_wait(&all);
  pthread_mutex_lock(&held);
  return unused;
}

static void *wants_signal(void *unused) {
  pthread_barrier_wait(&all);
  pause();
  return unused;
}

static void *wants_time(void *unused) {
  pthread_barrier_wait(&all);
  sleep(1000);
  return unused;
}

int main(void) {
  pthread_t thread;
  char byte;
  pthread_mutex_lock(&held);
  pthread_barrier_init(&all, NULL, 4);
  pthread_create(&thread, NULL, wants_lock, NULL);
  pthread_create(&thread, NULL, wants_signal, NULL);
  pthread_create(&thread, NULL, wants_time, NULL);
  pthread_barrier_wait(&all);
  puts("ready");
  fflush(stdout);
  return read(0, &byte, 1) == 1;
}
