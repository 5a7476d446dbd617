// Makes a call twice in each of three tasks and prints what it returned; then sends a text through a
// pipe. With "exits": a second thread ends the process while the first one makes a call.
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int caught;
static void count(int number) { caught += number == SIGUSR1; }

static void *twice(void *who) {
  for (int i = 0; i < 2; i++) {
    long group = syscall(SYS_getpgid, 0);
    if (group == -1) printf("%s: error %d", (char *)who, errno);
    else if (group == syscall(SYS_getpgrp)) printf("%s: true", (char *)who);
    else printf("%s: %ld", (char *)who, group);
    printf(caught ? " %d caught\n" : "\n", caught);
  }
  return 0;
}
static void *leave(void *unused) { usleep(50000); _exit(3); return unused; }
int main(int count_of, char **words) {
  pthread_t thread;
  setvbuf(stdout, 0, _IOLBF, 0);
  signal(SIGUSR1, count);
  if (count_of > 1 && !strcmp(words[1], "exits")) pthread_create(&thread, 0, leave, 0);
  twice("main");
  if (fork() == 0) { twice("child"); _exit(0); }
  wait(0);
  pthread_create(&thread, 0, twice, "thread");
  pthread_join(thread, 0);
  char text[] = "abcd";
  int ends[2];
  if (pipe(ends) || syscall(SYS_write, ends[1], text, 4) != 4) return 1;
  printf("%ld %s\n", (long)syscall(SYS_read, ends[0], text, 4), text);
}
