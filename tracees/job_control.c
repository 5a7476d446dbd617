// A shell of one job on a terminal of its own: Ctrl-Z stops the job, the shell sees it and takes
// the terminal back, fg continues it, it reads a line and ends with 6. Ends with 0 if all did so.
#define _GNU_SOURCE
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int shell(void) {
  int status;
  char line[16] = "";
  signal(SIGTTOU, SIG_IGN);
  pid_t job = fork();
  if (job == 0) {
    setpgid(0, 0);
    tcsetpgrp(0, getpid());
    signal(SIGTTOU, SIG_DFL);
    write(1, "J", 1);
    _exit(read(0, line, sizeof line) == 3 && line[0] == 'g' ? 6 : 7);
  }
  if (waitpid(job, &status, WUNTRACED) != job || !WIFSTOPPED(status) ||
      WSTOPSIG(status) != SIGTSTP)
    return 1;
  tcsetpgrp(0, getpgrp());
  write(1, "Z", 1);
  tcsetpgrp(0, job);
  kill(-job, SIGCONT);
  write(1, "F", 1);
  return waitpid(job, &status, WUNTRACED) != job || !WIFEXITED(status) || WEXITSTATUS(status) != 6;
}

int main(void) {
  int terminal, status;
  pid_t pid = forkpty(&terminal, NULL, NULL, NULL);
  if (pid == 0)
    _exit(shell());
  for (char c = 0; read(terminal, &c, 1) == 1;)
    if (c == 'J')
      write(terminal, "\x1a", 1);
    else if (c == 'F')
      write(terminal, "go\n", 3);
  waitpid(pid, &status, 0);
  return WEXITSTATUS(status);
}
// build: -lutil
