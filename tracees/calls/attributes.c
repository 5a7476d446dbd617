// Files: what is known of them.
#include "expect.h"
enum { ST_RDONLY = 1, ST_NOSUID = 2, ST_NODEV = 4, ST_NOEXEC = 8, ST_VALID = 32, ST_NOATIME = 1024,
     ST_NODIRATIME = 2048, ST_RELATIME = 4096 };
#include <asm/stat.h>
#include <asm/statfs.h>
#include <linux/fcntl.h>
int open(const char *, int, ...);
#include <linux/magic.h>
#include <linux/stat.h>
#include <sys/sysmacros.h>

#define FILE_(s) STRUCT(A(st_mode, mode(s.st_mode)), A(st_size, unsigned_(s.st_size)), MORE)
#define DEVICE_(s) STRUCT(A(st_mode, mode(s.st_mode)), A(st_rdev, device(s.st_rdev, major(s.st_rdev), \
     minor(s.st_rdev))), MORE)

static void stats(int fd) {
  struct stat s;
  CALL(stat, A(pathname, path("a")), A(statbuf, out(&s, FILE_(s))));
  CALL(stat, A(pathname, path("missing")), A(statbuf, out(&s, FILE_(s))));
  CALL(stat, A(pathname, path("/dev/zero")), A(statbuf, out(&s, DEVICE_(s))));
  CALL(lstat, A(pathname, path("link")), A(statbuf, out(&s, FILE_(s))));
  CALL(fstat, A(fd, number(fd)), A(statbuf, out(&s, FILE_(s))));
  CALL(fstat, A(fd, number(-1)), A(statbuf, out(&s, FILE_(s))));
#ifdef SYS_stat64
  struct stat64 w;
  CALL(stat64, A(pathname, path(".")), A(statbuf, out(&w, FILE_(w))));
  CALL(stat64, A(pathname, path("/dev/zero")), A(statbuf, out(&w, DEVICE_(w))));
  CALL(lstat64, A(pathname, path("link")), A(statbuf, out(&w, FILE_(w))));
  CALL(fstat64, A(fd, number(fd)), A(statbuf, out(&w, FILE_(w))));
  CALL(fstatat64, A(dirfd, fdcwd()), A(pathname, path("link")), A(statbuf, out(&w, FILE_(w))), A(flags,
       NAMES(AT_SYMLINK_NOFOLLOW)));
  CALL(fstatat64, A(dirfd, number(-1)), A(pathname, path("a")), A(statbuf, address(&w)), A(flags,
       NAMES(AT_SYMLINK_NOFOLLOW|AT_EMPTY_PATH)));
#else
  CALL(newfstatat, A(dirfd, fdcwd()), A(pathname, path("link")), A(statbuf, out(&s, FILE_(s))), A(flags,
       NAMES(AT_SYMLINK_NOFOLLOW)));
  CALL(newfstatat, A(dirfd, number(-1)), A(pathname, path("a")), A(statbuf, address(&s)), A(flags,
       NAMES(AT_SYMLINK_NOFOLLOW|AT_EMPTY_PATH)));
#endif
}

static void extended(void) {
  struct statx s;
#define MASK (s.stx_mask == 0x17ff ? NAMES(STATX_BASIC_STATS|STATX_MNT_ID) : BITS(s.stx_mask, BIT(STATX_TYPE), \
     BIT(STATX_MODE), BIT(STATX_NLINK), BIT(STATX_UID), BIT(STATX_GID), BIT(STATX_ATIME), BIT(STATX_MTIME), \
     BIT(STATX_CTIME), BIT(STATX_INO), BIT(STATX_SIZE), BIT(STATX_BLOCKS), BIT(STATX_BTIME), BIT(STATX_MNT_ID)))
  CALL(statx, A(dirfd, fdcwd()), A(pathname, path("/proc/version")), A(flags,
       NAMES(AT_STATX_SYNC_AS_STAT|AT_SYMLINK_NOFOLLOW)),
       A(mask, NAMES(STATX_TYPE|STATX_SIZE)),
       A(statxbuf, out(&s, STRUCT(A(stx_mask, MASK), A(stx_attributes, BITS(s.stx_attributes,
            BIT(STATX_ATTR_COMPRESSED), BIT(STATX_ATTR_IMMUTABLE), BIT(STATX_ATTR_APPEND), BIT(STATX_ATTR_NODUMP))),
            A(stx_mode, mode(s.stx_mode)), A(stx_size, unsigned_(s.stx_size)), MORE))));
  CALL(statx, A(dirfd, number(-1)), A(pathname, path("a")), A(flags, NAMES(AT_STATX_FORCE_SYNC|AT_EMPTY_PATH)),
       A(mask, NAMES(STATX_ALL)), A(statxbuf, address(&s)));
  CALL(statx, A(dirfd, number(-1)), A(pathname, unreadable(16)), A(flags, NAMES(AT_STATX_DONT_SYNC)), A(mask,
       NAMES(STATX_BTIME)), A(statxbuf, address(NULL)));
}

#define SYSTEM(s, type) \
  STRUCT(A(f_type, type), A(f_bsize, unsigned_(s.f_bsize)), A(f_blocks, unsigned_(s.f_blocks)), A(f_bfree, \
       unsigned_(s.f_bfree)), \
         A(f_bavail, unsigned_(s.f_bavail)), A(f_files, unsigned_(s.f_files)), A(f_ffree, unsigned_(s.f_ffree)), \
         A(f_fsid, STRUCT(A(val, ARRAY(E(hex((unsigned)s.f_fsid.val[0])), E(hex((unsigned)s.f_fsid.val[1])))))), \
         A(f_namelen, unsigned_(s.f_namelen)), A(f_frsize, unsigned_(s.f_frsize)), A(f_flags, BITS(s.f_flags, \
              BIT(ST_VALID), BIT(ST_RDONLY), BIT(ST_NOSUID), BIT(ST_NODEV), BIT(ST_NOEXEC), BIT(ST_NOATIME), \
              BIT(ST_NODIRATIME), BIT(ST_RELATIME))))
static void systems(void) {
  struct statfs s;
  int proc = open("/proc/self", O_RDONLY | O_DIRECTORY);
  CALL(statfs, A(path, path("/proc")), A(buf, out(&s, SYSTEM(s, NAMES(PROC_SUPER_MAGIC)))));
  CALL(statfs, A(path, path("missing")), A(buf, address(&s)));
  CALL(fstatfs, A(fd, number(proc)), A(buf, out(&s, SYSTEM(s, NAMES(PROC_SUPER_MAGIC)))));
  CALL(fstatfs, A(fd, number(-1)), A(buf, address(&s)));
#ifdef SYS_statfs64
  struct statfs64 w;
  CALL(statfs64, A(path, path("/proc")), A(size, number(sizeof w)), A(buf, out(&w, SYSTEM(w,
       NAMES(PROC_SUPER_MAGIC)))));
  CALL(fstatfs64, A(fd, number(proc)), A(size, number(sizeof w)), A(buf, out(&w, SYSTEM(w,
       NAMES(PROC_SUPER_MAGIC)))));
  CALL(fstatfs64, A(fd, number(-1)), A(size, number(1)), A(buf, address(&w)));
#endif
  close(proc);
}

int main(void) {
  int fd = open("a", O_RDWR | O_CREAT, 0640);
  if (fd < 0 || write(fd, "12345", 5) != 5 || symlink("a", "link"))
    return 1;
  stats(fd);
  extended();
  systems();
  unlink("a"), unlink("link");
  flush();
}
