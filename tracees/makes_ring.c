// Asks for an io_uring in vain, then makes two, prints a line, and ends when its input does.
#include <linux/io_uring.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  struct io_uring_params none = {0}, one = {0}, two = {0};
  char c;
  if (syscall(SYS_io_uring_setup, 0, &none) >= 0)
    return 1;
  if (syscall(SYS_io_uring_setup, 4, &one) < 0 || syscall(SYS_io_uring_setup, 4, &two) < 0)
    return 2;
  printf("rings\n"), fflush(stdout);
  return read(0, &c, 1) < 0;
}
