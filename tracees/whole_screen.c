/* Has the whole screen, as an editor has: raw keys but for those of signals, the alternate screen. Shows each key, and
   whether the modes are still its own; at the key q it gives all back, ends and says whether that was so. */
#include <string.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static struct termios before, own;
static int drawn;

static int has(const struct termios *wanted) {
  struct termios now;
  tcgetattr(0, &now);
  return now.c_iflag == wanted->c_iflag && now.c_oflag == wanted->c_oflag && now.c_lflag == wanted->c_lflag &&
         !memcmp(now.c_cc, wanted->c_cc, sizeof now.c_cc);
}

static void draw(char key) {
  struct winsize size;
  ioctl(0, TIOCGWINSZ, &size);
  printf("\033[2J\033[%d;3H<key %c, own modes %d, drawn %d>", size.ws_row / 2, key, has(&own), ++drawn);
  fflush(stdout);
}

int main(void) {
  char key = '-';
  tcgetattr(0, &before);
  own = before;
  cfmakeraw(&own);
  own.c_lflag |= ISIG;
  tcsetattr(0, TCSADRAIN, &own);
  printf("\033[?1049h\033[?25l");
  do draw(key);
  while (read(0, &key, 1) == 1 && key != 'q');
  printf("\033[?25h\033[?1049l");
  fflush(stdout);
  tcsetattr(0, TCSADRAIN, &before);
  printf("given back %d\n", has(&before));
}
