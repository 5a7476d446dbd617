// Two threads besides the first call getppid without end; prints their tids, ends with its input.
#include <pthread.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

static _Noreturn void *work(void *where) {
  *(volatile int *)where = syscall(SYS_gettid);
  for (;;)
    syscall(SYS_getppid);
}

int main(void) {
  volatile int tids[2] = {0, 0};
  pthread_t threads[2];
  char line[16];
  for (int i = 0; i < 2; i++)
    pthread_create(&threads[i], NULL, work, (void *)&tids[i]);
  while (!tids[0] || !tids[1])
    ;
  printf("%d %d\n", tids[0], tids[1]);
  fflush(stdout);
  while (read(0, line, sizeof line) > 0)
    ;
  _exit(4);
}
// build: -pthread
