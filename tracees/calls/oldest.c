// Calls that only programs of 32 bits have, for what 16 bits can hold.
#include "expect.h"
#ifdef __i386__
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>

static struct {
  unsigned short dev, ino, mode, nlink, uid, gid, rdev, pad;
  unsigned size, atime, mtime, ctime;
} s;
static struct {
  unsigned long ino, off;
  unsigned short length;
  char name[256];
} entry;

static value signals32(unsigned set) {
  uint64_t wide = set;
  value v = signals(&wide);
  v.raw = set;
  return v;
}

int main(void) {
#define STAT out(&s, STRUCT(A(st_mode, mode(s.mode)), A(st_rdev, device(s.rdev, 1, 3)), MORE))
  int null = open("/dev/null", O_RDONLY), directory = open("/proc", O_RDONLY | O_DIRECTORY);
  CALL(oldstat, A(pathname, path("/dev/null")), A(statbuf, STAT));
  CALL(oldlstat, A(pathname, path("/dev/null")), A(statbuf, STAT));
  CALL(oldfstat, A(fd, number(null)), A(statbuf, STAT));
  CALL(oldfstat, A(fd, number(-1)), A(statbuf, address(&s)));
  CALL(readdir, A(fd, number(directory)), A(dirp, out(&entry, STRUCT(A(d_ino, unsigned_(entry.ino)), A(d_off,
       unsigned_(entry.off)), A(d_reclen, unsigned_(entry.length)), A(d_name, bytes(entry.name, entry.length))))),
       HIDDEN(1));
  CALL(readdir, A(fd, number(-1)), A(dirp, address(&entry)), A(count, number(2)));
  unsigned mask = 1 << 9, more = 1 << 9 | 1 << 11, none = 0;
  CALL(signal, A(signum, signal_(SIGUSR1)), A(handler, names(1, "SIG_IGN")), RETURNS(hex(0)), REMARK("", names(0,
       "SIG_DFL")));
  CALL(signal, A(signum, signal_(SIGUSR1)), A(handler, names(0, "SIG_DFL")), RETURNS(hex(1)), REMARK("", names(1,
       "SIG_IGN")));
  CALL(signal, A(signum, number(-1)), A(handler, names(1, "SIG_IGN")));
  CALL(ssetmask, A(newmask, signals32(mask)), RETURNS(hex(0)), REMARK("old mask", signals32(none)));
  CALL(ssetmask, A(newmask, signals32(more)), RETURNS(hex(mask)), REMARK("old mask", signals32(mask)));
  CALL(sgetmask, RETURNS(hex(more)), REMARK("mask", signals32(more)));
  flush();
}
#else
int main(void) { flush(); }
#endif
