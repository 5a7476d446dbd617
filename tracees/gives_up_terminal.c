/* Leads a session, and gives its terminal up for another one: prints the terminal's name, and keeps it open. */
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

int main(void) {
  signal(SIGHUP, SIG_IGN);
  printf("%s\n", ttyname(0));
  fflush(stdout);
  if (ioctl(0, TIOCNOTTY) != 0) return 1;
  puts("free");
  fflush(stdout);
  for (;;) pause();
}
