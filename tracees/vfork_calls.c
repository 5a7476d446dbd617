// build: -pthread
// A thread calls a function all the time while the main thread makes children by vfork(2), which
// call it once each before they end or execute true(1); ends with 0 if each child ended well.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static atomic_int ending;
atomic_long of_thread, of_children;

__attribute__((noinline)) static void hit(atomic_long *counter) { (*counter)++; }

static void *keep_calling(void *unused) {
  while (!ending)
    hit(&of_thread);
  return unused;
}

int main(int argc, char **argv) {
  pthread_t thread;
  int failures = 0;
  pthread_create(&thread, NULL, keep_calling, NULL);
  for (int i = 0; i < atoi(argv[1]); i++) {
    int status = 1;
    pid_t child = vfork();
    if (child == 0) {
      hit(&of_children);
      if (i % 2)
        execl("/bin/true", "true", (char *)NULL);
      _exit(0);
    }
    failures += waitpid(child, &status, 0) != child || status != 0;
  }
  ending = 1;
  pthread_join(thread, NULL);
  hit(&of_thread);
  return argc == 2 && failures == 0 && of_children == atoi(argv[1]) ? 0 : 1;
}
