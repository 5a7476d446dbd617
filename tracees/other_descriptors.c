// Asks about descriptor 7 of its child, /dev/zero, which it has not itself: kcmp(2), pidfd_getfd(2), also of no pidfd.
#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PIDFD_OPEN = 434, PIDFD_GETFD = 438, KCMP_FILE = 0 };

int main(void) {
  int ready[2], done[2];
  char byte = 0;
  if (pipe(ready) != 0 || pipe(done) != 0) return 1;
  int child = fork();
  if (child == 0) {
    dup2(open("/dev/zero", O_RDONLY), 7);
    close(done[1]);
    if (write(ready[1], &byte, 1) != 1) return 1;
    return read(done[0], &byte, 1) != 1;
  }
  close(7);
  if (read(ready[0], &byte, 1) != 1) return 1;
  syscall(SYS_kcmp, getpid(), child, KCMP_FILE, ready[0], 7);
  syscall(PIDFD_GETFD, syscall(PIDFD_OPEN, child, 0), 7, 0);
  syscall(PIDFD_GETFD, ready[0], ready[0], 0);
  if (write(done[1], &byte, 1) != 1) return 1;
  return waitpid(child, 0, 0) != child;
}
