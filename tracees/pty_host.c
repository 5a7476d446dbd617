/* Runs a program in a pseudo-terminal of its own. Arguments: seconds after which all ends, rows, columns, the program.
   What the terminal shows goes to standard output. Standard input has frames: a letter and two 16-bit numbers, low byte
   first. k: so many bytes are typed; w: the window has that many rows and columns. The end of either side ends it.
   Its own status is the program's: its exit code, or 128 and the signal. */
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

static int terminal, reached_end;

static void fill(unsigned char *bytes, int count) {
  for (ssize_t got; count > 0 && !reached_end; bytes += got, count -= got)
    if ((got = read(0, bytes, count)) <= 0) reached_end = 1, got = 0;
}

static void take_frame(void) {
  unsigned char head[5], keys[65536];
  fill(head, sizeof head);
  int first = head[1] | head[2] << 8, second = head[3] | head[4] << 8;
  struct winsize size = {.ws_row = first, .ws_col = second};
  if (head[0] == 'w' && !reached_end) ioctl(terminal, TIOCSWINSZ, &size);
  if (head[0] == 'k') fill(keys, first);
  if (head[0] == 'k' && !reached_end && write(terminal, keys, first) < 0) reached_end = 1;
}

int main(int argc, char **argv) {
  struct winsize size = {.ws_row = atoi(argv[2]), .ws_col = atoi(argv[3])};
  char shown[4096];
  int status = 0;
  alarm(atoi(argv[1]));
  pid_t program = forkpty(&terminal, NULL, NULL, &size);
  if (program == 0) return execvp(argv[4], argv + 4);
  struct pollfd both[] = {{.fd = 0, .events = POLLIN}, {.fd = terminal, .events = POLLIN}};
  while (!reached_end && poll(both, 2, -1) > 0) {
    ssize_t got = both[1].revents ? read(terminal, shown, sizeof shown) : 0;
    if (both[1].revents && (got <= 0 || write(1, shown, got) != got)) break;
    if (both[0].revents) take_frame();
  }
  if (reached_end || waitpid(program, &status, 0) < 0) return 1;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
