// Descriptors: ioctl(2), of terminals (one that nobody uses) and of everything.
#include "expect.h"
#include <asm/ioctls.h>
#include <asm/termbits.h>
#include <fcntl.h>
#include <linux/fs.h>

struct size {
  unsigned short rows, columns, x, y;
} size = {24, 80, 0, 1};
static int main_side, side, word;
int ioctl(int, unsigned long, ...);
#define CONTROL(fd_, command, ...) MADE("ioctl:" #command, "ioctl", SYS_ioctl, A(fd, number(fd_)), A(request, \
     names(WIDE(command), #command)), ##__VA_ARGS__)
// Where two headers give the number two names.
#define EITHER(fd_, other, command, ...) MADE("ioctl:" #command, "ioctl", SYS_ioctl, A(fd, number(fd_)), A(request, \
     names(WIDE(command), #other " or " #command)), ##__VA_ARGS__)
#define SIZE STRUCT(A(ws_row, number(size.rows)), A(ws_col, number(size.columns)), A(ws_xpixel, number(size.x)), \
     A(ws_ypixel, number(size.y)))
#define WORD out(&word, cell(&word, number(word)))
#define GIVEN at(&word, cell(&word, number(word)))

static void modes(void) {
  struct termios t;
#define MODES STRUCT(A(c_iflag, names(t.c_iflag, "ICRNL|IXON")), A(c_oflag, names(t.c_oflag, \
     "NL0|CR0|TAB0|BS0|VT0|FF0|OPOST|ONLCR")), A(c_cflag, names(t.c_cflag, "B38400|CS8|CREAD")), A(c_lflag, \
     names(t.c_lflag, "ISIG|ICANON|ECHO|ECHOE|ECHOK|IEXTEN|ECHOCTL|ECHOKE")), MORE)
  CONTROL(side, TCGETS, A(argp, out(&t, MODES)));
  CONTROL(-1, TCGETS, A(argp, address(&t)));
  EITHER(side, SNDCTL_TMR_START, TCSETS, A(argp, at(&t, MODES)));
  EITHER(side, SNDCTL_TMR_STOP, TCSETSW, A(argp, at(&t, MODES)));
  EITHER(-1, SNDCTL_TMR_CONTINUE, TCSETSF, A(argp, at(&t, MODES)));
}

static void terminals(void) {
  CONTROL(main_side, TIOCGPTN, A(argp, WORD));
  word = 0;
  CONTROL(main_side, TIOCSPTLCK, A(argp, GIVEN));
  CONTROL(side, TIOCSWINSZ, A(argp, at(&size, SIZE)));
  CONTROL(side, TIOCGWINSZ, A(argp, out(&size, SIZE)));
  CONTROL(-1, TIOCGWINSZ, A(argp, address(&size)));
  word = 5;
  CONTROL(side, TIOCGPGRP, A(argp, WORD));
  CONTROL(side, TIOCSPGRP, A(argp, GIVEN));
  CONTROL(side, TIOCGSID, A(argp, WORD));
  CONTROL(-1, TIOCSCTTY, A(argp, number(1)));
  CONTROL(-1, TIOCNOTTY);
  CONTROL(side, TIOCOUTQ, A(argp, WORD));
  CONTROL(-1, TCSBRK, A(argp, number(1)));
  CONTROL(-1, TCSBRKP, A(argp, number(2)));
  CONTROL(-1, TCXONC, A(argp, NAMES(TCOOFF)));
  CONTROL(side, TCFLSH, A(argp, NAMES(TCIOFLUSH)));
  CONTROL(-1, TCFLSH, A(argp, nameless(9, "TC???")));
  CONTROL(side, TIOCEXCL);
}

static void all(void) {
  CONTROL(side, FIONREAD, A(argp, WORD));
  word = 1;
  CONTROL(side, FIONBIO, A(argp, GIVEN));
  CONTROL(-1, FIOASYNC, A(argp, GIVEN));
  CONTROL(side, FIOCLEX);
  CONTROL(side, FIONCLEX);
  EITHER(-1, BTRFS_IOC_CLONE, FICLONE, A(src, number(3)));
  uint64_t bytes;
  CONTROL(-1, BLKGETSIZE64, A(argp, address(&bytes)));
  CALL(ioctl, A(fd, number(-1)), A(request, (value){(long)0xc0abcd12,
       "_IOC(_IOC_READ|_IOC_WRITE, 0xcd, 0x12, 0xab)",
       "{\"raw\":3232484626,\"function\":\"_IOC\",\"arguments\":[{\"raw\":3,\"names\":[\"_IOC_READ|_IOC_WRITE\"]},205,18,171]}"}), A(argp, hex(7)));
}

int main(void) {
  main_side = open("/dev/ptmx", O_RDWR | O_NOCTTY);
  if (main_side < 0 || ioctl(main_side, TIOCSPTLCK, &word))
    return 1;
  side = ioctl(main_side, TIOCGPTPEER, O_RDWR | O_NOCTTY);
  modes();
  terminals();
  all();
  flush();
}
