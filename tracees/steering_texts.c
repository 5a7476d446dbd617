/* Has texts that would steer a terminal, among them its own name and its arguments; waits in stop(). */
#include <sys/prctl.h>

char title[] = "\033]0;owned\007", colour = '\033';
unsigned char csi[] = {0x9b, '3', '1', 'm', 0};

static int stop(const char *text) { return *text; }

int main(void) {
  char cleared[] = "before\033[2Jafter";
  prctl(PR_SET_NAME, "\033[31mred");
  return stop(cleared) - stop(title);
}
