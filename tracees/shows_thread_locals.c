// Has variables that each thread has its own of, with its thread's in frame `work`.
// build: -pthread
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static __thread int counted = 1;
__thread char name[8] = "first";
__thread long untouched;

static int work(int add) {
  counted += add;
  untouched = counted * 2L;
  puts("ready"), fflush(stdout), pause();
  return counted + name[0] + (int)untouched;
}

int main(void) { return work(41); }
