// Moves bytes by every kind of call that reads or writes, and once from where nothing is.
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

int main(void) {
  int pipes[2], sockets[2];
  char in[100];
  const char *volatile nowhere = (char *)1;
  struct iovec out[2] = {{"abc", 3}, {"defghijklmnopqrstuvwxyz", 23}};
  struct iovec into[2] = {{in, 5}, {in + 5, 40}};
  struct msghdr message = {.msg_iov = out, .msg_iovlen = 2};
  int file = open(".", O_TMPFILE | O_RDWR, 0600);
  if (pipe(pipes) || socketpair(AF_UNIX, SOCK_STREAM, 0, sockets))
    return 1;
  write(pipes[1], "hello, world\nthis is\0binary\377\200 data and more of it", 48);
  read(pipes[0], in, 100);
  writev(pipes[1], out, 2);
  readv(pipes[0], into, 2);
  write(pipes[1], "", 0);
  read(99, in, 4);
  send(sockets[0], "sent", 4, 0);
  recv(sockets[1], in, 10, 0);
  sendmsg(sockets[0], &message, 0);
  message.msg_iov = into;
  recvmsg(sockets[1], &message, 0);
  pwrite(file, "written at 3", 12, 3);
  pread(file, in, 100, 5);
  write(pipes[1], nowhere, 5);
  return 0;
}
