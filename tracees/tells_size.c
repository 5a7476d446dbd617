/* Tells the size of its window now and whenever that changes; ends at the key q. Has two threads. */
// build: -pthread
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

struct options { int verbose; const char *version; struct options *next; };
struct options given = {1, "1.0", &given};

static void tell(int signal) {
  struct winsize size;
  char text[64];
  ioctl(0, TIOCGWINSZ, &size);
  int length = snprintf(text, sizeof text, "signal %d: %d rows, %d columns\n", signal, size.ws_row, size.ws_col);
  if (write(1, text, length) != length) _exit(1);
}

static void *wait_for_ever(void *unused) {
  for (;;) pause();
  return unused;
}

int main(void) {
  pthread_t waiting;
  signal(SIGWINCH, tell);
  pthread_create(&waiting, 0, wait_for_ever, 0);
  tell(0);
  for (char key = 0; key != 'q';)
    if (read(0, &key, 1) == 0) return 0;
  return given.verbose - 1;
}
