// A few system calls, for catchpoints.
#include <fcntl.h>
#include <unistd.h>

int main(void) {
  int file = open("/dev/null", O_WRONLY);
  long written = write(file, "text", 4);
  pid_t parent = getppid();
  close(file);
  return written == 4 && parent >= 0 ? 0 : 1;
}
