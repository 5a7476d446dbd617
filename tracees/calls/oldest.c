// Calls that only programs of 32 bits have, for what 16 bits can hold.
#include "expect.h"
#ifdef __i386__
#include <fcntl.h>
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
  flush();
}
#else
int main(void) { flush(); }
#endif
