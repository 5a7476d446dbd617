// Makes many calls on files, in the directory where it runs.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static char buffer[512];

int main(void) {
  int fd = open("file", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0640);
  struct timespec times[] = {{0, UTIME_OMIT}, {5, UTIME_NOW}}, both[] = {{1, 2}, {3, 4}};
  struct timeval seconds[] = {{1, 2}, {3, 4}};
  struct iovec parts[] = {{"abc", 3}, {buffer, 20}};
  struct flock lock = {F_WRLCK, SEEK_SET, 1, 2, 0};
  futimens(fd, times), futimens(fd, both), utimes("file", seconds), utimensat(AT_FDCWD, "no", NULL, 0);
  statx(AT_FDCWD, "file", AT_STATX_DONT_SYNC | AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS, (void *)buffer);
  statx(fd, "", AT_EMPTY_PATH | AT_STATX_FORCE_SYNC, STATX_ALL, (void *)buffer);
  writev(fd, parts, 2), preadv(fd, parts + 1, 1, 1), pwritev2(fd, parts, 2, 5, RWF_DSYNC);
  fcntl(fd, F_SETLK, &lock), fcntl(fd, F_GETLK, &lock), fcntl(fd, F_OFD_SETLK, &lock);
  fcntl(fd, F_SETFL, O_APPEND | O_NONBLOCK), fcntl(fd, F_GETFL), fcntl(fd, F_SETFD, FD_CLOEXEC);
  fcntl(fd, F_GETFD), fcntl(fd, F_DUPFD_CLOEXEC, 30), fcntl(fd, F_SETOWN, getpid());
  fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, 100), posix_fadvise(fd, 0, 9, POSIX_FADV_RANDOM);
  statfs(".", (void *)buffer), readlinkat(fd, "", buffer, 9), faccessat(fd, "x", R_OK, AT_EACCESS);
  fchmodat(AT_FDCWD, "file", 04755, 0), mknod("pipe", S_IFIFO | 0600, 0), renameat2(fd, "a", fd, "b", RENAME_EXCHANGE);
  return 0;
}
