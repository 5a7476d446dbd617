// userfaultfd(2), and what only an administrator may do or nobody can any more.
#include "expect.h"
#include <fcntl.h>
#include <linux/userfaultfd.h>
#include <sys/ioctl.h>

static void faults(void) {
  CALL(userfaultfd, A(flags, NAMES(O_NONBLOCK|O_CLOEXEC|0x100)));
#define FAULT(command, v, ...) MADE("ioctl:" #command, "ioctl", SYS_ioctl, A(fd, number(-1)), A(request, \
     names(WIDE(command), #command)), A(argp, at(&v, STRUCT(__VA_ARGS__))))
  struct uffdio_api api = {UFFD_API, UFFD_FEATURE_EVENT_FORK, 7};
  struct uffdio_range range = {0x1000, 0x2000};
  struct uffdio_register registered = {{0x1000, 0x2000}, UFFDIO_REGISTER_MODE_MISSING, 0};
  struct uffdio_copy copy = {1, 2, 3, UFFDIO_COPY_MODE_DONTWAKE, 4};
  struct uffdio_zeropage zero = {{0x1000, 0x2000}, UFFDIO_ZEROPAGE_MODE_DONTWAKE, 0};
#define START A(start, hex(0x1000)), A(len, hex(0x2000))
  FAULT(UFFDIO_API, api, A(api, hex(UFFD_API)), A(features, NAMES(UFFD_FEATURE_EVENT_FORK)));
  FAULT(UFFDIO_REGISTER, registered, A(range, STRUCT(START)), A(mode, NAMES(UFFDIO_REGISTER_MODE_MISSING)));
  FAULT(UFFDIO_UNREGISTER, range, START);
  FAULT(UFFDIO_WAKE, range, START);
  FAULT(UFFDIO_COPY, copy, A(dst, hex(1)), A(src, hex(2)), A(len, hex(3)), A(mode,
       NAMES(UFFDIO_COPY_MODE_DONTWAKE)));
  FAULT(UFFDIO_ZEROPAGE, zero, A(range, STRUCT(START)), A(mode, NAMES(UFFDIO_ZEROPAGE_MODE_DONTWAKE)));
}

int main(void) {
  faults();
  flush();
}
