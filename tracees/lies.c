// Asks the kernel for what makes no sense: pointers to nothing, lengths without end, text without end.
// build: -pthread
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#define CALL(number, ...) ((void)syscall(number, __VA_ARGS__, 0, 0, 0, 0))
static char name[] = "\033]0;owned\007\n\x9b\377";
static char *volatile argv[4096];
static void *change(void *page) { // the memory that is read changes all the time
  for (unsigned i = 0; page; i++) memset(page, i % 7 ? 'a' + (int)(i % 26) : 0, 64), argv[i % 4096] = page - i % 9;
  return page;
}
int main(void) {
  char *map = mmap(0, 3 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  char *hole = map + (2 << 20), *nowhere = hole + 8192; // 2 MiB without a NUL up to the hole
  pthread_t changer;
  long soon[] = {0, 1};
  memset(map, 27, 2 << 20), munmap(hole, 1 << 20);
  prctl(PR_SET_NAME, name);
  pthread_create(&changer, 0, change, map);
  char *const where[] = {0, (char *)-1, (char *)1, nowhere, hole - 1, hole - 5, hole - 4096, map, name};
  for (unsigned i = 0; i < sizeof where / sizeof *where * 40; i++) {
    char *p = where[i % (sizeof where / sizeof *where)];
    const long sizes[] = {-1, 1L << (sizeof(long) * 8 - 1), 0x7fffffff, 0xffffffffL, 5, 1 << 20}, size = sizes[i % 6];
    soon[1] = 1, CALL(SYS_openat, AT_FDCWD, p, O_RDONLY), CALL(SYS_execve, p, argv, p), CALL(SYS_execve, name, p, argv);
    CALL(SYS_write, 99, p, size), CALL(SYS_writev, 99, p, size), CALL(SYS_process_vm_readv, -1, p, size, p, size, 0);
    CALL(SYS_sendmsg, 99, p, 0), CALL(SYS_sendmmsg, 99, p, size, 0), CALL(SYS_recvmsg, 99, p, 0), CALL(SYS_bind, 99, p, size);
    CALL(SYS_poll, p, size & ~1, 1), CALL(SYS_select, size, p, p, p, &soon), CALL(SYS_bpf, i % 40, p, size), CALL(SYS_clone3, p, size | 1);
    CALL(SYS_ioctl, 99, i, p), CALL(SYS_keyctl, i % 32, p, p, size), CALL(SYS_mount, p, name, p, -1, p), CALL(SYS_futex, p, 1, size, p);
    CALL(SYS_rt_sigaction, 10, p, 0, size), CALL(SYS_setgroups, size, p), CALL(SYS_io_uring_register, 99, i % 30, p, size);
    CALL(SYS_renameat, 99, p, 99, p), CALL(SYS_rt_sigqueueinfo, 0, 99, p), CALL(SYS_readlink, name, p, size), CALL(SYS_setsockopt, 99, 1, i % 60, p, size);
  }
  return 0;
}
