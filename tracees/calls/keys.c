// Keys and keyrings: keyctl(2) and its kin.
#include "expect.h"
#include <linux/keyctl.h>
#include <sys/wait.h>

static char buffer[200];
enum { KEY_USR_VIEW = 0x10000, KEY_POS_VIEW = 0x1000000, KEY_POS_READ = 0x2000000 }; // the kernel's
#define RING(n) ((value){n, #n, say("{\"raw\":%d,\"names\":[\"%s\"]}", n, #n)})

// In a session keyring of its own, which ends with the process.
static void keys(void) {
#define KEY(operation_, ...) MADE("keyctl:" #operation_, "keyctl", SYS_keyctl, A(operation, names(operation_, \
     #operation_)), ##__VA_ARGS__)
  KEY(KEYCTL_JOIN_SESSION_KEYRING, A(name, address(NULL)));
  CALL(add_key, A(type, string("user")), A(description, string("spoor")), A(payload, bytes("secret", 6)), A(plen,
       number(6)), A(keyring, RING(KEY_SPEC_PROCESS_KEYRING)));
  int key = result;
  KEY(KEYCTL_GET_KEYRING_ID, A(id, RING(KEY_SPEC_PROCESS_KEYRING)), A(create, number(0)));
  KEY(KEYCTL_UPDATE, A(id, number(key)), A(payload, bytes("new", 3)), A(plen, number(3)));
  KEY(KEYCTL_DESCRIBE, A(id, number(key)), A(buffer, out(buffer, bytes(buffer, result - 1))), A(size, number(200)));
  KEY(KEYCTL_READ, A(id, number(key)), A(buffer, out(buffer, bytes(buffer, result))), A(size, number(200)));
  KEY(KEYCTL_SEARCH, A(ringid, RING(KEY_SPEC_PROCESS_KEYRING)), A(type, string("user")), A(description,
       string("spoor")), A(dest, number(0)));
  KEY(KEYCTL_CHOWN, A(id, number(key)), A(uid, number(-1)), A(gid, number(-1)));
  KEY(KEYCTL_SETPERM, A(id, number(key)), A(perm, NAMES(KEY_POS_VIEW|KEY_POS_READ|KEY_USR_VIEW)));
  KEY(KEYCTL_SET_TIMEOUT, A(id, number(key)), A(timeout, unsigned_(1000)));
  KEY(KEYCTL_LINK, A(id, number(key)), A(ringid, RING(KEY_SPEC_PROCESS_KEYRING)));
  KEY(KEYCTL_UNLINK, A(id, number(key)), A(ringid, RING(KEY_SPEC_SESSION_KEYRING)));
  KEY(KEYCTL_SET_REQKEY_KEYRING, A(reqkey, NAMES(KEY_REQKEY_DEFL_PROCESS_KEYRING)));
  KEY(KEYCTL_REVOKE, A(id, number(key)));
  KEY(KEYCTL_INVALIDATE, A(id, number(-1000)));
  KEY(KEYCTL_CLEAR, A(id, RING(KEY_SPEC_PROCESS_KEYRING)));
  flush();
  int child = fork(); // its parent's keyring is this process's
  if (child == 0) {
    KEY(KEYCTL_SESSION_TO_PARENT);
    flush();
    _exit(0);
  }
  waitpid(child, NULL, 0);
  CALL(request_key, A(type, string("no such type")), A(description, string("d")), A(callout_info, address(NULL)),
       A(dest_keyring, number(0)));
  CALL(keyctl, A(operation, nameless(999, "KEYCTL_???")), A(arg2, hex(1)), A(arg3, hex(2)), A(arg4, hex(3)), A(arg5,
       hex(4)));
}

int main(void) {
  keys();
  flush();
}
