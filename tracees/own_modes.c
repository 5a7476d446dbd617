/* Takes keys one by one, unechoed; says whether it still does after a halt and has the terminal; then waits for ever. */
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

static void halted(void) {}

int main(void) {
  struct termios modes;
  tcgetattr(0, &modes);
  modes.c_lflag &= ~(ICANON | ECHO);
  tcsetattr(0, TCSANOW, &modes);
  halted();
  tcgetattr(0, &modes);
  char key = 0;
  printf("unechoed %d foreground %d\n", !(modes.c_lflag & (ICANON | ECHO)), tcgetpgrp(0) == getpgrp());
  fflush(stdout);
  ssize_t got = read(0, &key, 1);
  printf("read %zd key %c\n", got, key);
  fflush(stdout);
  for (;;) pause();
}
