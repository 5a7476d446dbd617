// Files: opening, reading, writing, copying.
#include "expect.h"
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/mman.h>
#include <sys/uio.h>

static char buffer[100];
static int a, b, pipes[2];

static void opening(void) {
  CALL(open, A(pathname, path("a")), A(flags, NAMES(O_RDWR|O_CREAT|O_EXCL)), A(mode, octal(0600)));
  a = result;
  CALL(open, A(pathname, path("missing")), A(flags, NAMES(O_RDONLY|O_NOFOLLOW)));
  CALL(openat, A(dirfd, fdcwd()), A(pathname, path("a")), A(flags, NAMES(O_RDWR|O_APPEND|O_CLOEXEC)));
  b = result;
  CALL(openat, A(dirfd, number(77)), A(pathname, path("t")), A(flags, NAMES(O_RDWR|O_TMPFILE)), A(mode, octal(07)));
  struct open_how how = {O_RDONLY|O_PATH, 0, RESOLVE_BENEATH|RESOLVE_IN_ROOT};
  CALL(openat2, A(dirfd, fdcwd()), A(pathname, path("a")),
       A(how, at(&how, STRUCT(A(flags, NAMES(O_RDONLY|O_PATH)), A(resolve,
            NAMES(RESOLVE_BENEATH|RESOLVE_IN_ROOT))))),
       A(size, number(sizeof how)));
  int opened = result;
  how = (struct open_how){O_CREAT, 0644, 0};
  CALL(openat2, A(dirfd, number(77)), A(pathname, path("a")),
       A(how, at(&how, STRUCT(A(flags, NAMES(O_RDONLY|O_CREAT)), A(mode, octal(0644)), A(resolve, NAMES(0))))),
       A(size, number(sizeof how)));
  CALL(creat, A(pathname, path("missing/x")), A(mode, octal(0)));
  CALL(close, A(fd, number(opened)));
  CALL(close, A(fd, number(-1)));
  CALL(close_range, A(first, number(900)), A(last, number(1000)), A(flags,
       NAMES(CLOSE_RANGE_UNSHARE|CLOSE_RANGE_CLOEXEC)));
  CALL(memfd_create, A(name, string("m\1")), A(flags, NAMES(MFD_CLOEXEC|MFD_ALLOW_SEALING)));
  CALL(close, A(fd, number(result)));
}

static void reading(void) {
  const char *text = "\"0123456789\"\n\0011\377abcdefghijklmnopqrstuvwxyz";
  CALL(write, A(fd, number(a)), A(buf, bytes(text, 30)), A(count, number(30)));
  CALL(write, A(fd, number(a)), A(buf, bytes(text, 40)), A(count, number(40)));
  CALL(write, A(fd, number(a)), A(buf, unreadable(8)), A(count, number(3)));
  CALL(lseek, A(fd, number(a)), A(offset, number(-68)), A(whence, NAMES(SEEK_CUR)));
  CALL(read, A(fd, number(a)), A(buf, out(buffer, bytes(buffer, result))), A(count, number(20)));
  CALL(read, A(fd, number(-1)), A(buf, out(buffer, bytes(buffer, result))), A(count, number(20)));
  CALL(pread64, A(fd, number(a)), A(buf, out(buffer, bytes(buffer, result))), A(count, number(sizeof buffer)),
       OFFSET(pos, 1));
  CALL(pread64, A(fd, number(a)), A(buf, out(buffer, bytes(buffer, result))), A(count, number(5)), OFFSET(pos, -2));
  CALL(pwrite64, A(fd, number(a)), A(buf, bytes("\\\t\r\v\f", 5)), A(count, number(5)), OFFSET(pos, 0x123456789));
  struct iovec vector[] = {{buffer, 3}, {buffer + 50, 40}};
#define READ(n, length) E(STRUCT(A(iov_base, bytes(vector[n].iov_base, length)), A(iov_len, \
     number(vector[n].iov_len))))
#define VECTOR out(vector, ARRAY(READ(0, 3), READ(1, result - 3)))
  CALL(preadv, A(fd, number(a)), A(vec, VECTOR), A(vlen, number(2)), A(pos, number(2)), HIDDEN(0));
  CALL(preadv2, A(fd, number(a)), A(vec, VECTOR), A(vlen, number(2)), A(pos, number(4)), HIDDEN(0), A(flags,
       NAMES(RWF_HIPRI|RWF_NOWAIT)));
  CALL(readv, A(fd, number(a)), A(vec, VECTOR), A(vlen, number(2)));
#define WRITTEN at(vector, ARRAY(READ(0, 3), READ(1, 40)))
  CALL(writev, A(fd, number(a)), A(vec, WRITTEN), A(vlen, number(2)));
  CALL(pwritev, A(fd, number(a)), A(vec, WRITTEN), A(vlen, number(2)), A(pos, number(2)), HIDDEN(0));
  CALL(pwritev2, A(fd, number(a)), A(vec, WRITTEN), A(vlen, number(2)), A(pos, number(2)), HIDDEN(0), A(flags,
       NAMES(RWF_DSYNC|RWF_SYNC)));
#ifdef SYS__llseek
  int64_t place;
  CALL(_llseek, A(fd, number(a)), HIDDEN(1), HIDDEN(-2), ONLY(offset, number(0x1fffffffe)), A(result_ptr,
       out(&place, cell(&place, number(place)))), A(whence, NAMES(SEEK_SET)));
  CALL(_llseek, A(fd, number(-1)), HIDDEN(-1), HIDDEN(-1), ONLY(offset, number(-1)), A(result_ptr, address(&place)),
       A(whence, NAMES(SEEK_END)));
#endif
  CALL(lseek, A(fd, number(a)), A(offset, number(0)), A(whence, NAMES(SEEK_DATA)));
}

static void descriptors(void) {
  CALL(dup, A(oldfd, number(a)));
  CALL(dup2, A(oldfd, number(a)), A(newfd, number(result)));
  CALL(dup3, A(oldfd, number(a)), A(newfd, number(result)), A(flags, NAMES(O_CLOEXEC)));
  close(result);
  CALL(dup, A(oldfd, number(-1)));
#define BOTH out(pipes, ARRAY(E(number(pipes[0])), E(number(pipes[1]))))
  CALL(pipe, A(pipefd, BOTH));
  close(pipes[0]), close(pipes[1]);
  CALL(pipe2, A(pipefd, BOTH), A(flags, NAMES(O_NONBLOCK|O_CLOEXEC)));
  CALL(pipe2, A(pipefd, BOTH), A(flags, nameless(0x10, "O_???")));
}

int main(void) {
  opening();
  reading();
  descriptors();
  unlink("a");
  flush();
}
