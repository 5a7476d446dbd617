// Makes calls of the kinds that conditions are asked about: opens that fail and succeed, structures,
// arrays, an address, a wait of 20 ms.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

int main(void) {
  open("/etc/none-such", O_RDONLY);
  open("/usr/none-such", O_RDONLY);
  int zero = open("/dev/zero", O_RDWR | O_CREAT, 0600);
  struct stat known;
  fstat(zero, &known);
  stat("/proc/self/exe", &known);
  char bytes[3];
  read(zero, bytes, sizeof bytes);
  struct iovec parts[] = {{"ab", 2}, {"cde", 3}};
  writev(zero, parts, 2);
  int datagrams = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  struct sockaddr_in discard = {.sin_family = AF_INET, .sin_port = htons(9)};
  inet_pton(AF_INET, "127.0.0.1", &discard.sin_addr);
  connect(datagrams, (struct sockaddr *)&discard, sizeof discard);
  struct timespec twenty = {0, 20000000};
  nanosleep(&twenty, NULL);
  return 3;
}
