// Files: their names, owners, times and extended attributes.
#include "expect.h"
#include <fcntl.h>
#include <linux/fanotify.h>
#include <linux/fs.h>
#include <linux/stat.h>
#include <linux/time_types.h>
#include <sys/inotify.h>
#include <sys/sysmacros.h>
#include <sys/time.h>
#include <sys/xattr.h>
#include <time.h>
#include <utime.h>

static char buffer[200];
static int fd;

static void names_(void) {
  CALL(mkdir, A(pathname, path("d")), A(mode, octal(0755)));
  CALL(mkdirat, A(dirfd, number(-1)), A(pathname, path("d")), A(mode, octal(01777)));
  CALL(link, A(oldpath, path("a")), A(newpath, path("b")));
  CALL(linkat, A(olddirfd, fdcwd()), A(oldpath, path("missing")), A(newdirfd, number(3)), A(newpath, path("c")),
       A(flags, NAMES(AT_SYMLINK_FOLLOW|AT_EMPTY_PATH)));
  CALL(symlink, A(target, path("\xc3\xa4/b c")), A(linkpath, path("s")));
  CALL(symlinkat, A(target, path("a")), A(newdirfd, number(-1)), A(linkpath, path("s")));
  CALL(readlink, A(pathname, path("s")), A(buf, out(buffer, bytes(buffer, result))), A(bufsiz,
       number(sizeof buffer)));
  CALL(readlink, A(pathname, path("a")), A(buf, address(buffer)), A(bufsiz, number(sizeof buffer)));
  CALL(readlinkat, A(dirfd, fdcwd()), A(pathname, path("s")), A(buf, out(buffer, bytes(buffer, result))), A(bufsiz,
       number(4)));
  CALL(rename, A(oldpath, path("s")), A(newpath, path("t")));
  CALL(renameat, A(olddirfd, fdcwd()), A(oldpath, path("t")), A(newdirfd, fdcwd()), A(newpath, path("u")));
  CALL(renameat2, A(olddirfd, number(-1)), A(oldpath, path("t")), A(newdirfd, fdcwd()), A(newpath, path("u")),
       A(flags, NAMES(RENAME_NOREPLACE|RENAME_EXCHANGE|RENAME_WHITEOUT)));
  CALL(unlink, A(pathname, path("u")));
  CALL(unlinkat, A(dirfd, fdcwd()), A(pathname, path("d")), A(flags, NAMES(AT_REMOVEDIR)));
  CALL(unlinkat, A(dirfd, fdcwd()), A(pathname, path("b")), A(flags, NAMES(0)));
  CALL(rmdir, A(pathname, path("missing/d")));
  CALL(mknod, A(pathname, path("missing/d")), A(mode, mode(S_IFBLK|0644)), A(dev, device(makedev(8, 1), 8, 1)));
  CALL(mknod, A(pathname, path("missing/d")), A(mode, mode(S_IFIFO|0644)));
  CALL(mknodat, A(dirfd, number(-1)), A(pathname, path("d")), A(mode, mode(S_IFCHR|0600)), A(dev, device(makedev(1,
       3), 1, 3)));
  CALL(access, A(pathname, path("a")), A(mode, NAMES(R_OK|W_OK)));
  CALL(access, A(pathname, path("missing")), A(mode, NAMES(F_OK)));
  CALL(faccessat, A(dirfd, number(-1)), A(pathname, path("a")), A(mode, NAMES(X_OK)));
  CALL(faccessat2, A(dirfd, number(-1)), A(pathname, path("a")), A(mode, NAMES(R_OK|X_OK)), A(flags,
       NAMES(AT_SYMLINK_NOFOLLOW|AT_EACCESS)));
  CALL(getcwd, A(buf, out(buffer, path(buffer))), A(size, number(sizeof buffer)));
  CALL(getcwd, A(buf, address(buffer)), A(size, number(1)));
  CALL(chdir, A(path, path("missing")));
  CALL(fchdir, A(fd, number(-1)));
  CALL(chroot, A(path, path("missing/root")));
}

static void owners(void) {
  CALL(chmod, A(pathname, path("a")), A(mode, octal(0600)));
  CALL(chmod, A(pathname, path("missing")), A(mode, octal(02755)));
  CALL(fchmod, A(fd, number(fd)), A(mode, octal(0)));
  CALL(fchmodat, A(dirfd, number(-1)), A(pathname, path("a")), A(mode, octal(0600)));
  CALL(umask, A(mask, octal(022)), RETURNS(octal(result)));
  CALL(chown, A(pathname, path("missing")), A(owner, id(1)), A(group, id(2)));
  CALL(chown, A(pathname, path("a")), A(owner, number(-1)), A(group, number(-1)));
  CALL(lchown, A(pathname, path("missing")), A(owner, number(-1)), A(group, id(65534)));
  CALL(fchown, A(fd, number(-1)), A(owner, id(65533)), A(group, number(-1)));
#ifdef SYS_chown32
  CALL(chown32, A(pathname, path("missing")), A(owner, id(70000)), A(group, number(-1)));
  CALL(lchown32, A(pathname, path("missing")), A(owner, number(-1)), A(group, id(65535)));
  CALL(fchown32, A(fd, number(-1)), A(owner, id(1)), A(group, number(-1)));
#endif
  CALL(fchownat, A(dirfd, number(-1)), A(pathname, path("a")), A(owner, number(-1)), A(group, id(3)), A(flags,
       NAMES(AT_SYMLINK_NOFOLLOW)));
}

static const char *words(long long seconds, long nanoseconds) {
  char text[100];
  struct tm tm;
  time_t time = seconds;
  localtime_r(&time, &tm);
  size_t length = strftime(text, sizeof text, "%FT%T", &tm);
  if (nanoseconds)
    length += sprintf(text + length, nanoseconds % 1000 ? ".%09ld" : ".%06ld",
         nanoseconds % 1000 ? nanoseconds : nanoseconds / 1000);
  strftime(text + length, sizeof text - length, "%z", &tm);
  return say(" /* %s */", text);
}
static value moment(long seconds) { return (value){0, say("%ld%s", seconds, words(seconds, 0)),
     number(seconds).json}; }
static value set(const char *unit, long seconds, long nanoseconds) {
  value v = joined("{}", LIST(A(tv_sec, number(seconds)), {SHOWN, unit,
       number(nanoseconds / (unit[3] == 'u' ? 1000 : 1))}));
  return (value){0, say("%s%s", v.text, words(seconds, nanoseconds)), v.json};
}

static void times(void) {
  struct utimbuf old = {1000000000, 1234567890};
  CALL(utime, A(filename, path("a")), A(times, at(&old, STRUCT(A(actime, moment(old.actime)), A(modtime,
       moment(old.modtime))))));
  CALL(utime, A(filename, path("missing")), A(times, address(NULL)));
  struct timeval two[] = {{1, 2}, {1234567890, 5}};
#define TWO at(two, ARRAY(E(set("tv_usec", 1, 2000)), E(set("tv_usec", 1234567890, 5000))))
  CALL(utimes, A(filename, path("a")), A(times, TWO));
  CALL(futimesat, A(dirfd, number(-1)), A(filename, path("a")), A(times, TWO));
  CALL(futimesat, A(dirfd, number(-1)), A(filename, address(NULL)), A(times, address(NULL)));
  struct timespec fine[] = {{1234567890, 987654321}, {7, UTIME_OMIT}}, special[] = {{5, UTIME_NOW}, {0, 0}};
  CALL(utimensat, A(dirfd, fdcwd()), A(pathname, path("a")), A(times, at(fine, ARRAY(E(set("tv_nsec", 1234567890,
       987654321)), E(NAMES(UTIME_OMIT))))), A(flags, NAMES(0)));
  CALL(utimensat, A(dirfd, number(-1)), A(pathname, address(NULL)), A(times, at(special, ARRAY(E(NAMES(UTIME_NOW)),
       E(STRUCT(A(tv_sec, number(0)), A(tv_nsec, number(0))))))), A(flags, NAMES(AT_SYMLINK_NOFOLLOW)));
#ifdef SYS_utimensat_time64
  struct __kernel_timespec wide[] = {{1234567890, 987654321}, {7, UTIME_OMIT}};
  CALL(utimensat_time64, A(dirfd, fdcwd()), A(pathname, path("a")), A(times, at(wide, ARRAY(E(set("tv_nsec",
       1234567890, 987654321)), E(NAMES(UTIME_OMIT))))), A(flags, NAMES(0)));
#endif
}

static void extended(void) {
  CALL(setxattr, A(path, path("missing")), A(name, string("user.x")), A(value, bytes("ab", 2)), A(size, number(2)),
       A(flags, NAMES(XATTR_CREATE)));
  CALL(lsetxattr, A(path, path("missing")), A(name, string("user.x")), A(value, address(NULL)), A(size, number(0)),
       A(flags, NAMES(XATTR_REPLACE)));
  CALL(fsetxattr, A(fd, number(fd)), A(name, string("user.x")), A(value, bytes("ab\1", 3)), A(size, number(3)),
       A(flags, NAMES(0)));
  CALL(getxattr, A(path, path("a")), A(name, string("user.x")), A(value, out(buffer, bytes(buffer, result))),
       A(size, number(100)));
  CALL(getxattr, A(path, path("a")), A(name, string("user.x")), A(value, address(buffer)), A(size, number(0)));
  CALL(lgetxattr, A(path, path("a")), A(name, string("user.x")), A(value, out(buffer, bytes(buffer, result))),
       A(size, number(100)));
  CALL(fgetxattr, A(fd, number(fd)), A(name, string("user.y")), A(value, address(buffer)), A(size, number(100)));
  CALL(listxattr, A(path, path("a")), A(list, out(buffer, bytes(buffer, result))), A(size, number(100)));
  CALL(llistxattr, A(path, path("missing")), A(list, address(buffer)), A(size, number(100)));
  CALL(flistxattr, A(fd, number(fd)), A(list, address(NULL)), A(size, number(0)));
  CALL(removexattr, A(path, path("a")), A(name, string("user.x")));
  CALL(lremovexattr, A(path, path("missing")), A(name, string("user.x")));
  CALL(fremovexattr, A(fd, number(-1)), A(name, string("user.x")));
}

static void watching(void) {
  CALL(inotify_init);
  close(result);
  CALL(inotify_init1, A(flags, NAMES(IN_NONBLOCK|IN_CLOEXEC)));
  int watcher = result;
  CALL(inotify_add_watch, A(fd, number(watcher)), A(pathname, path("a")), A(mask,
       NAMES(IN_ACCESS|IN_MODIFY|IN_CLOSE_NOWRITE|IN_ONESHOT)));
  int watch = result;
  CALL(inotify_rm_watch, A(fd, number(watcher)), A(wd, number(watch)));
  CALL(inotify_rm_watch, A(fd, number(-1)), A(wd, number(5)));
  close(watcher);
  CALL(fanotify_init, A(flags, NAMES(FAN_CLASS_NOTIF|FAN_CLOEXEC|FAN_NONBLOCK)), A(event_f_flags,
       NAMES(O_RDWR|O_CLOEXEC)));
  if (result >= 0)
    close(result);
}

int main(void) {
  fd = open("a", O_RDWR | O_CREAT, 0600);
  names_();
  owners();
  times();
  extended();
  watching();
  unlink("a");
  flush();
}
