// Names addresses of seldom families, moves several messages at once, and dies of an instruction that
// is not for programs.
#define _GNU_SOURCE
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#define NAME(bytes) bind(-1, (struct sockaddr *)bytes, sizeof bytes - 1)

int main(void) {
  int sockets[2];
  char in[20];
  struct iovec out[2] = {{"ab", 2}, {"cdefghijklmnopqrstuvwxyz", 24}}, last = {"123", 3};
  struct iovec into[2] = {{in, 8}, {in + 8, 8}};
  struct mmsghdr messages[3] = {
      {{.msg_iov = out, .msg_iovlen = 2}}, {{.msg_iov = &last, .msg_iovlen = 1}}};
  NAME("\x10\0\x12\x34\1\0\0\0\2\0\0\0");
  NAME("\x10\0\0\0\1\0\0\0\2\0\0\x77");
  NAME("\x10\0\0\0\1\0\0\0\0\0\0\0");
  NAME("\x11\0\0\3\1\0\0\0\1\0\0\6abcdefgh");
  NAME("\x11\0\x08\0\2\0\0\0\4\3\1\x09qrstuvwx");
  NAME("\x11\0\0\0\x09\3\0\0\x77\7\x11\0abcdefgh");
  NAME("\x11\0\x12\x34\0\0\0\0\4\3\1\x20qrstuvwxyzqrstuv");
  NAME("\x11\0\x12\x34\0\0\0\0\4\3\1\1zz");
  if (socketpair(AF_UNIX, SOCK_DGRAM, 0, sockets))
    return 1;
  sendmmsg(sockets[0], messages, 2, 0);
  messages[0].msg_hdr.msg_iov = into;
  messages[1].msg_hdr.msg_iov = into;
  recvmmsg(sockets[1], messages, 3, MSG_DONTWAIT, NULL);
  __asm__("hlt");
  return 0;
}
