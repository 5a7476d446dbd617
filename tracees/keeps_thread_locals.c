// Two threads, each with variables of its own: the program's, and one of a library that is loaded late.
// build: -pthread
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

static __thread int own = 5;
__thread long shared[2] = {6, 7};

__attribute__((noinline)) void meet(int *late) {
  own++;
  if (late) ++*late;
}

static void *work(void *path) {
  own = 50;
  void *library = path ? dlopen(path, RTLD_NOW) : 0;
  int *(*place)(void) = library ? (int *(*)(void))dlsym(library, "late_place") : 0;
  meet(place ? place() : 0);
  return 0;
}

int main(int count, char **words) {
  pthread_t thread;
  meet(0);
  pthread_create(&thread, 0, work, count > 1 ? words[1] : 0);
  pthread_join(thread, 0);
  meet(0);
}
