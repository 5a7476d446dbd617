// Makes many calls on memory, shared memory, limits and sockets.
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <unistd.h>

static char buffer[512];

int main(void) {
  int pair[2];
  struct rlimit limit = {4096, RLIM_INFINITY};
  struct sembuf operation = {0, 1, IPC_NOWAIT};
  char *page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  madvise(page, 4096, MADV_DONTNEED), mprotect(page, 4096, PROT_NONE), mlock(page + 4096, 9), msync(page, 4096, MS_SYNC);
  mincore(page, 8192, (void *)buffer), mremap(page, 8192, 4096, MREMAP_MAYMOVE), munlockall();
  int shared = shmget(IPC_PRIVATE, 100, IPC_CREAT | 0600), semaphores = semget(IPC_PRIVATE, 1, IPC_CREAT | 0600);
  shmctl(shared, IPC_RMID, NULL), semop(semaphores, &operation, 1), semctl(semaphores, 0, GETVAL), semctl(semaphores, 0, IPC_RMID);
  setrlimit(RLIMIT_CORE, &limit), getpriority(PRIO_USER, 0), prctl(PR_SET_NAME, "a\nname"), prctl(PR_GET_DUMPABLE);
  prctl(PR_CAPBSET_READ, 21), prctl(PR_SET_PDEATHSIG, SIGUSR2), prctl(PR_GET_PDEATHSIG, buffer);
  socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, pair);
  struct iovec part = {"message", 7};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
  sendmsg(pair[0], &message, MSG_NOSIGNAL | MSG_DONTWAIT), part.iov_base = buffer;
  recvmsg(pair[1], &message, MSG_PEEK | MSG_TRUNC), recv(pair[1], buffer, 3, MSG_DONTWAIT), shutdown(pair[0], SHUT_RDWR);
  socket(AF_INET6, SOCK_DGRAM | SOCK_NONBLOCK, 0), socket(AF_INET, 99, 7), pipe2(pair, O_DIRECT | O_CLOEXEC), dup3(pair[0], 40, O_CLOEXEC);
  return 0;
}
