// Sockets: names, bytes, messages, options.
#include "expect.h"
#include <arpa/inet.h>
#include <linux/netlink.h>
#include <linux/time_types.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>

static char buffer[100];
static int listener, client, peer, pair[2];
static struct sockaddr_in home = {AF_INET}, other;
static struct sockaddr_un local = {AF_UNIX, "\0name"};
static socklen_t length;
#define INTERNET(a) STRUCT(A(sa_family, NAMES(AF_INET)), A(sin_port, (value){0, say("htons(%d)", ntohs(a.sin_port)), \
     say("{\"raw\":%d,\"function\":\"htons\",\"arguments\":[%d]}", ntohs(a.sin_port), ntohs(a.sin_port))}), \
     A(sin_addr, (value){0, say("inet_addr(\"%s\")", inet_ntoa(a.sin_addr)), \
     say("{\"raw\":%u,\"function\":\"inet_addr\",\"arguments\":[\"%s\"]}", a.sin_addr.s_addr, \
     inet_ntoa(a.sin_addr))}))
#define ABSTRACT STRUCT(A(sa_family, NAMES(AF_UNIX)), A(sun_path, (value){0, "@\"name\"", \
     "{\"abstract\":\"name\"}"}))
static value changed_length(int before) {
  if (result == -1 || (int)length == before)
    return cell(&length, number(before));
  return (value){(long)&length, say("[%d => %d]", before, length), say("{\"entry\":%d,\"exit\":%d}", before,
       length)};
}
#define GOT(a, before) A(addr, out(&a, INTERNET(a))), A(addrlen, changed_length(before))

static void connecting(void) {
  CALL(socket, A(domain, NAMES(AF_INET)), A(type, NAMES(SOCK_STREAM|SOCK_CLOEXEC)), A(protocol, NAMES(IPPROTO_IP)));
  listener = result;
  CALL(socket, A(domain, NAMES(AF_NETLINK)), A(type, NAMES(SOCK_RAW|SOCK_NONBLOCK)), A(protocol, nameless(77,
       "NETLINK_???")));
  CALL(socket, A(domain, nameless(99, "AF_???")), A(type, NAMES(SOCK_DGRAM)), A(protocol, number(5)));
  CALL(socketpair, A(domain, NAMES(AF_UNIX)), A(type, NAMES(SOCK_SEQPACKET)), A(protocol, number(0)), A(sv,
       out(pair, ARRAY(E(number(pair[0])), E(number(pair[1]))))));
  home.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  CALL(bind, A(sockfd, number(listener)), A(addr, at(&home, INTERNET(home))), A(addrlen, number(sizeof home)));
  CALL(bind, A(sockfd, number(-1)), A(addr, at(&local, ABSTRACT)), A(addrlen, number(7)));
  CALL(listen, A(sockfd, number(listener)), A(backlog, number(5)));
  length = sizeof home;
  CALL(getsockname, A(sockfd, number(listener)), GOT(home, 16));
  client = socket(AF_INET, SOCK_STREAM, 0);
  CALL(connect, A(sockfd, number(client)), A(addr, at(&home, INTERNET(home))), A(addrlen, number(sizeof home)));
  CALL(connect, A(sockfd, number(-1)), A(addr, address(NULL)), A(addrlen, number(0)));
  length = 30;
#ifdef SYS_accept
  CALL(accept, A(sockfd, number(listener)), GOT(other, 30));
#else
  long words[] = {listener, (long)&other, (long)&length};
  MADE("accept", "accept", SYS_socketcall, HIDDEN(5), HIDDEN(words), ONLY(sockfd, number(listener)), ONLY(addr,
       out(&other, INTERNET(other))), ONLY(addrlen, changed_length(30)));
#endif
  peer = result;
  CALL(accept4, A(sockfd, number(-1)), A(addr, address(&other)), A(addrlen, cell(&length, number(length))), A(flags,
       NAMES(SOCK_CLOEXEC|SOCK_NONBLOCK)));
  length = 16;
  CALL(getpeername, A(sockfd, number(client)), GOT(other, 16));
  CALL(getpeername, A(sockfd, number(-1)), A(addr, address(&other)), A(addrlen, cell(&length, number(16))));
}

static void bytes_(void) {
  CALL(sendto, A(sockfd, number(client)), A(buf, bytes("hello\n", 6)), A(len, number(6)), A(flags,
       NAMES(MSG_NOSIGNAL|MSG_MORE)), A(dest_addr, address(NULL)), A(addrlen, number(0)));
  CALL(recvfrom, A(sockfd, number(peer)), A(buf, out(buffer, bytes(buffer, result))), A(len, number(100)), A(flags,
       NAMES(MSG_PEEK|MSG_DONTWAIT)), A(src_addr, address(NULL)), A(addrlen, address(NULL)));
  CALL(sendto, A(sockfd, number(-1)), A(buf, bytes("hello\n", 6)), A(len, number(6)), A(flags, NAMES(0)),
       A(dest_addr, at(&home, INTERNET(home))), A(addrlen, number(16)));
  length = 110;
  CALL(recvfrom, A(sockfd, number(-1)), A(buf, address(buffer)), A(len, number(100)), A(flags, NAMES(MSG_WAITALL)),
       A(src_addr, address(&other)), A(addrlen, cell(&length, number(110))));
#ifdef SYS_socketcall
  long sent[] = {client, (long)"abc", 3, MSG_NOSIGNAL}, received[] = {peer, (long)buffer, 100, 0};
  MADE("send", "send", SYS_socketcall, HIDDEN(9), HIDDEN(sent), ONLY(sockfd, number(client)), ONLY(buf, bytes("abc",
       3)), ONLY(len, number(3)), ONLY(flags, NAMES(MSG_NOSIGNAL)));
  MADE("recv", "recv", SYS_socketcall, HIDDEN(10), HIDDEN(received), ONLY(sockfd, number(peer)), ONLY(buf,
       out(buffer, bytes(buffer, result))), ONLY(len, number(100)), ONLY(flags, NAMES(0)));
  CALL(socketcall, A(call, (value){99, "99", "{\"raw\":99,\"names\":[],\"unnamed\":99}"}), A(args, address(sent)));
#endif
}

static void messages(void) {
  struct iovec vector[] = {{"ab", 2}, {"cde", 3}}, space[] = {{buffer, 4}, {buffer + 50, 50}};
  struct {
    struct cmsghdr header;
    int descriptor;
  } control = {{CMSG_LEN(sizeof(int)), SOL_SOCKET, SCM_RIGHTS}, 1}, came;
  struct msghdr out_ = {NULL, 0, vector, 2, &control, CMSG_LEN(sizeof(int)), 0}, in = {NULL, 0, space, 2, &came,
       sizeof came, 0};
#define PART(b, n, length) E(STRUCT(A(iov_base, bytes(b, n)), A(iov_len, number(length))))
#define RIGHTS(c) ARRAY(E(STRUCT(A(cmsg_len, number(CMSG_LEN(sizeof(int)))), A(cmsg_level, NAMES(SOL_SOCKET)), \
     A(cmsg_type, names(SCM_RIGHTS, "SCM_RIGHTS")), A(cmsg_data, ARRAY(E(number(c.descriptor)))))))
#define SENT STRUCT(A(msg_name, address(NULL)), A(msg_namelen, number(0)), A(msg_iov, ARRAY(PART("ab", 2, 2), \
     PART("cde", 3, 3))), A(msg_iovlen, number(2)), A(msg_control, RIGHTS(control)), A(msg_controllen, \
     number(CMSG_LEN(sizeof(int)))), A(msg_flags, NAMES(0)))
#define CAME STRUCT(A(msg_name, address(NULL)), A(msg_namelen, number(0)), A(msg_iov, ARRAY(PART(buffer, 4, 4), \
     PART(buffer + 50, 1, 50))), A(msg_iovlen, number(2)), A(msg_control, RIGHTS(came)), A(msg_controllen, \
     number(in.msg_controllen)), A(msg_flags, names(in.msg_flags, in.msg_flags ? "MSG_CMSG_CLOEXEC" : "0")))
  CALL(sendmsg, A(sockfd, number(pair[0])), A(msg, at(&out_, SENT)), A(flags, NAMES(MSG_NOSIGNAL)));
  CALL(recvmsg, A(sockfd, number(pair[1])), A(msg, out(&in, CAME)), A(flags, NAMES(MSG_DONTWAIT)));
  close(came.descriptor);
  CALL(recvmsg, A(sockfd, number(-1)), A(msg, (value){(long)&in, say("{msg_namelen=0}"),
       say("{\"msg_namelen\":0}")}), A(flags, NAMES(0)));
  struct mmsghdr many = {out_, 0}, got = {in, 0};
  CALL(sendmmsg, A(sockfd, number(pair[0])), A(msgvec, at(&many, ARRAY(E(STRUCT(A(msg_hdr, SENT), A(msg_len,
       number(5))))))), A(vlen, number(1)), A(flags, NAMES(0)));
  struct timespec second = {1, 0};
  struct __kernel_timespec second64 = {1, 0};
  got.msg_hdr.msg_controllen = sizeof came;
#define in got.msg_hdr
  CALL(recvmmsg, A(sockfd, number(pair[1])), A(msgvec, out(&got, ARRAY(E(STRUCT(A(msg_hdr, CAME), A(msg_len,
       number(got.msg_len))))))), A(vlen, number(1)), A(flags, NAMES(0)), A(timeout, address(NULL)));
  close(came.descriptor);
#ifdef SYS_recvmmsg_time64
  syscall(SYS_sendmmsg, pair[0], &many, 1, 0);
  got.msg_hdr.msg_controllen = sizeof came;
  CALL(recvmmsg_time64, A(sockfd, number(pair[1])), A(msgvec, out(&got, ARRAY(E(STRUCT(A(msg_hdr, CAME), A(msg_len,
       number(got.msg_len))))))), A(vlen, number(1)), A(flags, NAMES(0)), A(timeout, address(NULL)));
#endif
}

static void options(void) {
  int one = 1, n = 0;
  socklen_t l = 4;
  struct linger linger = {1, 5};
  struct {
    int pid, uid, gid;
  } credentials;
#define ONE cell(&one, number(1))
#define LEVEL(l, o) A(sockfd, number(listener)), A(level, names(l, #l)), A(optname, names(o, #o))
  CALL(setsockopt, LEVEL(SOL_SOCKET, SO_REUSEADDR), A(optval, ONE), A(optlen, number(4)));
  CALL(setsockopt, LEVEL(SOL_SOCKET, SO_LINGER), A(optval, at(&linger, STRUCT(A(l_onoff, number(1)), A(l_linger,
       number(5))))), A(optlen, number(8)));
  CALL(setsockopt, LEVEL(SOL_TCP, TCP_NODELAY), A(optval, ONE), A(optlen, number(4)));
  CALL(setsockopt, LEVEL(SOL_IP, IP_TTL), A(optval, address(NULL)), A(optlen, number(4)));
  CALL(getsockopt, LEVEL(SOL_SOCKET, SO_TYPE), A(optval, out(&n, cell(&n, number(1)))), A(optlen, cell(&l,
       number(4))));
  CALL(getsockopt, LEVEL(SOL_SOCKET, SO_LINGER), A(optval, out(&linger, STRUCT(A(l_onoff, number(1))))), A(optlen,
       cell(&l, number(4))));
  l = 12;
  CALL(getsockopt, A(sockfd, number(pair[0])), A(level, NAMES(SOL_SOCKET)), A(optname, names(SO_PEERCRED,
       "SO_PEERCRED")), A(optval, out(&credentials, STRUCT(A(pid, number(getpid())), A(uid, id(getuid())), A(gid,
       id(getgid()))))), A(optlen, cell(&l, number(12))));
  CALL(getsockopt, A(sockfd, number(-1)), A(level, NAMES(SOL_SOCKET)), A(optname, names(SO_ERROR, "SO_ERROR")),
       A(optval, address(&n)), A(optlen, cell(&l, number(12))));
  CALL(getsockopt, A(sockfd, number(-1)), A(level, nameless(99, "SOL_??")), A(optname, number(5)), A(optval,
       address(&n)), A(optlen, cell(&l, number(12))));
  CALL(shutdown, A(sockfd, number(client)), A(how, NAMES(SHUT_WR)));
  CALL(shutdown, A(sockfd, number(-1)), A(how, nameless(99, "SHUT_???")));
}

int main(void) {
  connecting();
  bytes_();
  messages();
  options();
  flush();
}
