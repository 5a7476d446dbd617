// Files: copying, making room, writing back.
#include "expect.h"
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/file.h>
#include <sys/uio.h>

static int a, b, pipes[2], more[2];
static long offset;
static int64_t wide, other;

static void copying(void) {
  CALL(sendfile, A(out_fd, number(pipes[1])), A(in_fd, number(a)), A(offset, at(&offset, changed(cell(&offset,
       number(0)), cell(&offset, number(offset))))), A(count, number(7)));
  CALL(sendfile, A(out_fd, number(pipes[1])), A(in_fd, number(a)), A(offset, address(NULL)), A(count, number(7)));
#ifdef SYS_sendfile64
  CALL(sendfile64, A(out_fd, number(pipes[1])), A(in_fd, number(a)), A(offset, at(&wide, changed(cell(&wide,
       number(0)), cell(&wide, number(wide))))), A(count, number(7)));
#endif
  wide = 1, other = 20;
  CALL(copy_file_range, A(fd_in, number(a)), A(off_in, at(&wide, cell(&wide, number(1)))), A(fd_out, number(b)),
       A(off_out, at(&other, cell(&other, number(20)))), A(len, number(2)), A(flags, number(0)));
  CALL(copy_file_range, A(fd_in, number(a)), A(off_in, address(NULL)), A(fd_out, number(b)), A(off_out,
       address(NULL)), A(len, number(2)), A(flags, number(77)));
  wide = 2;
  CALL(splice, A(fd_in, number(a)), A(off_in, cell(&wide, number(2))), A(fd_out, number(pipes[1])), A(off_out,
       address(NULL)), A(len, number(3)), A(flags, NAMES(SPLICE_F_MOVE|SPLICE_F_NONBLOCK)));
  CALL(splice, A(fd_in, number(-1)), A(off_in, unreadable(16)), A(fd_out, number(-1)), A(off_out, address(NULL)),
       A(len, number(3)), A(flags, NAMES(SPLICE_F_MORE|SPLICE_F_GIFT)));
  CALL(tee, A(fd_in, number(pipes[0])), A(fd_out, number(more[1])), A(len, number(4)), A(flags,
       NAMES(SPLICE_F_NONBLOCK)));
  CALL(tee, A(fd_in, number(a)), A(fd_out, number(a)), A(len, number(4)), A(flags, NAMES(0)));
  struct iovec vector[] = {{"ab", 2}, {"cde", 3}};
#define VECTOR at(vector, ARRAY(E(STRUCT(A(iov_base, string("ab")), A(iov_len, number(2)))), E(STRUCT(A(iov_base, \
     string("cde")), A(iov_len, number(3))))))
  CALL(vmsplice, A(fd, number(pipes[1])), A(iov, VECTOR), A(nr_segs, number(2)), A(flags, NAMES(SPLICE_F_GIFT)));
  CALL(vmsplice, A(fd, number(-1)), A(iov, address(NULL)), A(nr_segs, number(0)), A(flags, NAMES(0)));
}

static void room(void) {
  CALL(fallocate, A(fd, number(a)), A(mode, NAMES(FALLOC_FL_KEEP_SIZE)), OFFSET(offset, 4096), OFFSET(len, 4096));
  CALL(fallocate, A(fd, number(-1)), A(mode, NAMES(FALLOC_FL_KEEP_SIZE|FALLOC_FL_PUNCH_HOLE)), OFFSET(offset,
       0x123456789), OFFSET(len, -1));
  CALL(truncate, A(path, path("missing")), A(length, number(5)));
  CALL(ftruncate, A(fd, number(a)), A(length, number(5)));
#ifdef SYS_truncate64
  CALL(truncate64, A(path, path("missing")), OFFSET(length, 0x123456789));
  CALL(ftruncate64, A(fd, number(a)), OFFSET(length, 6));
#endif
#ifdef SYS_fadvise64_64
  CALL(fadvise64, A(fd, number(a)), OFFSET(offset, 1), A(len, number(2)), A(advice, NAMES(POSIX_FADV_WILLNEED)));
  CALL(fadvise64_64, A(fd, number(a)), OFFSET(offset, 1), OFFSET(len, 2), A(advice, NAMES(POSIX_FADV_DONTNEED)));
#else
  CALL(fadvise64, A(fd, number(a)), A(offset, number(1)), A(len, number(2)), A(advice, NAMES(POSIX_FADV_WILLNEED)));
#endif
  CALL(fadvise64, A(fd, number(-1)), OFFSET(offset, -1), A(len, number(2)), A(advice, nameless(9,
       "POSIX_FADV_???")));
  CALL(readahead, A(fd, number(a)), OFFSET(offset, 1), A(count, number(2)));
  CALL(readahead, A(fd, number(-1)), OFFSET(offset, 0x123456789), A(count, number(2)));
}

static void writing_back(void) {
  CALL(fsync, A(fd, number(-1)));
  CALL(fdatasync, A(fd, number(a)));
  CALL(syncfs, A(fd, number(-1)));
  CALL(sync_file_range, A(fd, number(a)), OFFSET(offset, 1), OFFSET(nbytes, 2), A(flags,
       NAMES(SYNC_FILE_RANGE_WAIT_BEFORE|SYNC_FILE_RANGE_WRITE)));
  CALL(sync_file_range, A(fd, number(-1)), OFFSET(offset, 1), OFFSET(nbytes, 2), A(flags,
       NAMES(SYNC_FILE_RANGE_WAIT_AFTER)));
  CALL(flock, A(fd, number(a)), A(operation, NAMES(LOCK_EX|LOCK_NB)));
  CALL(flock, A(fd, number(a)), A(operation, NAMES(LOCK_UN)));
  CALL(flock, A(fd, number(-1)), A(operation, NAMES(LOCK_SH)));
}

int main(void) {
  a = open("a", O_RDWR | O_CREAT, 0600), b = open("b", O_RDWR | O_CREAT, 0600);
  if (write(a, "0123456789abcdefghijklmnopqrstuvwxyz", 36) != 36 || pipe(pipes) || pipe(more))
    return 1;
  copying();
  room();
  writing_back();
  unlink("a"), unlink("b");
  flush();
}
