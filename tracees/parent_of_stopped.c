// A parent that follows its child's states with waitid: stopped by SIGSTOP, continued, stopped by
// SIGTSTP, continued, ended with 9. Ends with 0, or the number of the step that went wrong.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t child;
static int go[2];

static int sees(int options, int code, int status) {
  siginfo_t info = {0};
  return waitid(P_PID, child, &info, options) == 0 && info.si_pid == child &&
         info.si_code == code && info.si_status == status;
}

static void stop_by(int signal) {
  char byte;
  raise(signal);
  read(go[0], &byte, 1);
}

int main(void) {
  pipe(go);
  if ((child = fork()) == 0) {
    setpgid(0, 0);
    stop_by(SIGSTOP);
    stop_by(SIGTSTP);
    _exit(9);
  }
  for (int step = 1; step < 6; step += 3) {
    if (!sees(WSTOPPED, CLD_STOPPED, step == 1 ? SIGSTOP : SIGTSTP))
      return step;
    if (waitid(P_PID, child, &(siginfo_t){0}, WSTOPPED | WNOHANG) != 0)
      return step + 1;
    kill(child, SIGCONT);
    if (!sees(WCONTINUED, CLD_CONTINUED, SIGCONT))
      return step + 2;
    write(go[1], "", 1);
  }
  return sees(WEXITED, CLD_EXITED, 9) ? 0 : 7;
}
