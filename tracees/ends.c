// Ends the way its argument says: exit, segv, kill; a call and a signal of its own before that.
// build: -static
#include <signal.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv) {
  const char *way = argc > 1 ? argv[1] : "exit";
  pid_t self = getpid();
  signal(SIGUSR1, SIG_IGN);
  kill(self, SIGUSR1);
  if (strcmp(way, "segv") == 0) {
    kill(self, SIGSEGV);
  } else if (strcmp(way, "kill") == 0) {
    kill(self, SIGKILL);
  }
  return 7;
}
