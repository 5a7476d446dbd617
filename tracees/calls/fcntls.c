// Descriptors: fcntl(2).
#include "expect.h"
#include <fcntl.h>
#include <linux/memfd.h>

static int fd, pipes[2];
#define ON(call, fd_, command, ...) MADE(#call ":" #command, #call, SYS_##call, A(fd, number(fd_)), A(cmd, \
     names(command, #command)), ##__VA_ARGS__)
#define CONTROL(command, ...) MADE("fcntl:" #command, "fcntl", SYS_fcntl, A(fd, number(fd)), A(cmd, names(command, \
     #command)), ##__VA_ARGS__)
#define F_GETOWNER_UIDS 17

// The kernel's structure, whatever the C library makes of it.
struct lock {
  short type, whence;
  long start, length;
  int pid;
} lock = {F_WRLCK, SEEK_SET, 1, 2, 77};
struct {
  short type, whence;
  int64_t start, length;
  int pid;
} __attribute__((packed, aligned(4))) wide = {F_RDLCK, SEEK_END, -0x123456789, 2, 77};
#define GOT(l, name) STRUCT(A(l_type, names(name, #name)), A(l_whence, NAMES(SEEK_SET)), A(l_start, \
     number(l.start)), A(l_len, number(l.length)), A(l_pid, number(l.pid)))
#define SET(l, name, place) at(&l, STRUCT(A(l_type, names(name, #name)), A(l_whence, names(place, #place)), \
     A(l_start, number(l.start)), A(l_len, number(l.length))))

static void locks(void) {
  CONTROL(F_SETLK, A(arg, SET(lock, F_WRLCK, SEEK_SET)));
  CONTROL(F_GETLK, A(arg, out(&lock, GOT(lock, F_UNLCK))));
  ON(fcntl, -1, F_GETLK, A(arg, address(&lock)));
  ON(fcntl, -1, F_SETLKW, A(arg, SET(lock, F_UNLCK, SEEK_SET)));
#ifdef SYS_fcntl64
  ON(fcntl64, -1, F_SETLK64, A(arg, SET(wide, F_RDLCK, SEEK_END)));
  ON(fcntl64, -1, F_SETLKW64, A(arg, SET(wide, F_RDLCK, SEEK_END)));
  ON(fcntl64, -1, F_OFD_SETLKW, A(arg, SET(wide, F_RDLCK, SEEK_END)));
  wide.whence = SEEK_SET, wide.start = 5, wide.pid = 0;
  ON(fcntl64, fd, F_OFD_SETLK, A(arg, SET(wide, F_RDLCK, SEEK_SET)));
  ON(fcntl64, fd, F_OFD_GETLK, A(arg, out(&wide, GOT(wide, F_UNLCK))));
  ON(fcntl64, fd, F_GETLK64, A(arg, out(&wide, GOT(wide, F_UNLCK))));
  CALL(fcntl64, A(fd, number(-1)), A(cmd, nameless(0x5555, "F_???")), A(arg, hex(1)));
#else
  ON(fcntl, -1, F_OFD_SETLKW, A(arg, SET(lock, F_UNLCK, SEEK_SET)));
  lock = (struct lock){F_WRLCK, SEEK_SET, 5, 6, 0};
  CONTROL(F_OFD_SETLK, A(arg, SET(lock, F_WRLCK, SEEK_SET)));
  CONTROL(F_OFD_GETLK, A(arg, out(&lock, GOT(lock, F_UNLCK))));
#endif
}

static void descriptors(void) {
  CONTROL(F_DUPFD, A(arg, number(50)));
  close(result);
  CONTROL(F_DUPFD_CLOEXEC, A(arg, number(60)));
  close(result);
  CONTROL(F_SETFD, A(arg, NAMES(FD_CLOEXEC)));
  CONTROL(F_GETFD, RETURNS(hex(1)), REMARK("flags", NAMES(FD_CLOEXEC)));
  CONTROL(F_SETFL, A(arg, NAMES(O_RDONLY|O_APPEND|O_NONBLOCK)));
  CONTROL(F_GETFL, RETURNS(hex(result)), REMARK("flags",
       IS_32_BIT ? NAMES(O_RDWR|O_APPEND|O_NONBLOCK) : names(result, "O_RDWR|O_APPEND|O_NONBLOCK|O_LARGEFILE")));
  ON(fcntl, -1, F_GETFL);
  CALL(fcntl, A(fd, number(fd)), A(cmd, nameless(0x5555, "F_???")), A(arg, hex(0x1234)));
}

static void owners(void) {
  struct {
    int type, pid;
  } owner = {F_OWNER_PID, getpid()};
  unsigned ids[2];
#define OWNER STRUCT(A(type, NAMES(F_OWNER_PID)), A(pid, number(owner.pid)))
  CONTROL(F_SETOWN, A(arg, number(getpid())));
  CONTROL(F_GETOWN);
  CONTROL(F_SETOWN_EX, A(arg, at(&owner, OWNER)));
  CONTROL(F_GETOWN_EX, A(arg, out(&owner, OWNER)));
  CONTROL(F_GETOWNER_UIDS, A(arg, out(ids, ARRAY(E(id(ids[0])), E(id(ids[1]))))));
  CONTROL(F_GETSIG);
  CONTROL(F_SETSIG, A(arg, signal_(SIGUSR1)));
  CONTROL(F_GETSIG, REMARK("", signal_(SIGUSR1)));
  CONTROL(F_SETLEASE, A(arg, NAMES(F_WRLCK)));
  CONTROL(F_GETLEASE, RETURNS(hex(result)), REMARK("", NAMES(F_WRLCK)));
  CONTROL(F_SETLEASE, A(arg, NAMES(F_UNLCK)));
  ON(fcntl, -1, F_NOTIFY, A(arg, NAMES(DN_ACCESS|DN_MODIFY|DN_MULTISHOT)));
}

static void others(void) {
  ON(fcntl, pipes[0], F_SETPIPE_SZ, A(arg, number(8192)));
  ON(fcntl, pipes[0], F_GETPIPE_SZ);
  int memory = syscall(SYS_memfd_create, "", MFD_ALLOW_SEALING);
  ON(fcntl, memory, F_ADD_SEALS, A(arg, NAMES(F_SEAL_SEAL|F_SEAL_SHRINK)));
  ON(fcntl, memory, F_GET_SEALS, RETURNS(hex(result)), REMARK("seals", NAMES(F_SEAL_SEAL|F_SEAL_SHRINK)));
  close(memory);
}

int main(void) {
  fd = open("a", O_RDWR | O_CREAT | (IS_32_BIT ? 0 : 0100000), 0600);
  if (pipe(pipes))
    return 1;
  locks();
  descriptors();
  owners();
  others();
  unlink("a");
  flush();
}
