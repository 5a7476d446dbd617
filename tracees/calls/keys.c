// Keys and keyrings: keyctl(2) and its kin.
#include "expect.h"
#include <linux/keyctl.h>
#include <sys/uio.h>
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

static int none = -1000; // no key's number

// What the makers of keys do that request_key(2) asks for.
static void requested(void) {
  struct iovec parts = {"abc", 3};
  KEY(KEYCTL_INSTANTIATE, A(id, number(none)), A(payload, bytes("abc", 3)), A(plen, number(3)), A(ringid,
       RING(KEY_SPEC_PROCESS_KEYRING)));
  KEY(KEYCTL_INSTANTIATE_IOV, A(id, number(none)), A(iov, at(&parts, ARRAY(E(STRUCT(A(iov_base, bytes("abc", 3)),
       A(iov_len, number(3))))))), A(ioc, number(1)), A(ringid, RING(KEY_SPEC_PROCESS_KEYRING)));
  KEY(KEYCTL_NEGATE, A(id, number(none)), A(timeout, number(5)), A(ringid, RING(KEY_SPEC_PROCESS_KEYRING)));
  KEY(KEYCTL_REJECT, A(id, number(none)), A(timeout, unsigned_(-1U)), A(error, NAMES(ENOKEY)), A(ringid, number(0)));
  KEY(KEYCTL_REJECT, A(id, number(none)), A(timeout, number(5)), A(error, number(9999)), A(ringid, number(0)));
  KEY(KEYCTL_ASSUME_AUTHORITY, A(id, number(none)));
  KEY(KEYCTL_ASSUME_AUTHORITY, A(id, number(0)));
}

static void rings(void) {
  unsigned char abilities[4];
  KEY(KEYCTL_RESTRICT_KEYRING, A(keyring, number(none)), A(type, string("user")), A(restriction, string("r")));
  KEY(KEYCTL_RESTRICT_KEYRING, A(keyring, RING(KEY_SPEC_PROCESS_KEYRING)), A(type, address(NULL)), A(restriction,
       address(NULL)));
  KEY(KEYCTL_GET_SECURITY, A(id, RING(KEY_SPEC_SESSION_KEYRING)), A(buffer, out(buffer, bytes(buffer, result - 1))),
       A(size, number(sizeof buffer)));
  KEY(KEYCTL_GET_SECURITY, A(id, number(none)), A(buffer, address(buffer)), A(size, number(sizeof buffer)));
  KEY(KEYCTL_GET_PERSISTENT, A(uid, number(-1)), A(ringid, number(none)));
  KEY(KEYCTL_MOVE, A(id, number(none)), A(from_ringid, RING(KEY_SPEC_PROCESS_KEYRING)), A(to_ringid,
       RING(KEY_SPEC_SESSION_KEYRING)), A(flags, NAMES(KEYCTL_MOVE_EXCL|0x6)));
  KEY(KEYCTL_MOVE, A(id, number(none)), A(from_ringid, number(none)), A(to_ringid, number(0)), A(flags, nameless(6,
       "KEYCTL_MOVE_???")));
#define ABILITIES BITS(abilities[0], BIT(KEYCTL_CAPS0_CAPABILITIES), BIT(KEYCTL_CAPS0_PERSISTENT_KEYRINGS), \
     BIT(KEYCTL_CAPS0_DIFFIE_HELLMAN), BIT(KEYCTL_CAPS0_PUBLIC_KEY), BIT(KEYCTL_CAPS0_BIG_KEY), \
     BIT(KEYCTL_CAPS0_INVALIDATE), BIT(KEYCTL_CAPS0_RESTRICT_KEYRING), BIT(KEYCTL_CAPS0_MOVE))
  KEY(KEYCTL_CAPABILITIES, A(buffer, out(abilities, ARRAY(E(ABILITIES)))), A(size, number(1)));
  KEY(KEYCTL_CAPABILITIES, A(buffer, out(abilities, ARRAY(E(ABILITIES), E(BITS(abilities[1],
       BIT(KEYCTL_CAPS1_NS_KEYRING_NAME), BIT(KEYCTL_CAPS1_NS_KEY_TAG), BIT(KEYCTL_CAPS1_NOTIFICATIONS)))))), A(size,
       number(2)));
  KEY(KEYCTL_CAPABILITIES, A(buffer, address(NULL)), A(size, number(0)));
}

// Of keys that are numbers to calculate with.
static void ciphers(void) {
  int numbers[] = {1, KEY_SPEC_THREAD_KEYRING, none}; // the order in memory
#define NUMBERS at(numbers, STRUCT(A(private, number(1)), A(prime, RING(KEY_SPEC_THREAD_KEYRING)), A(base, \
     number(none))))
  struct {
    char *hashname, *otherinfo;
    unsigned otherinfolen, spare[8];
  } derived = {"sha256", "\1\2", 2, {0}}, later = {"md5", NULL, 0, {1}};
  KEY(KEYCTL_DH_COMPUTE, A(params, NUMBERS), A(buffer, address(buffer)), A(size, number(10)), A(kdf, address(NULL)));
  KEY(KEYCTL_DH_COMPUTE, A(params, NUMBERS), A(buffer, address(buffer)), A(size, number(10)), A(kdf, at(&derived,
       STRUCT(A(hashname, string("sha256")), A(otherinfo, bytes("\1\2", 2)), A(otherinfolen, number(2))))));
#define NIL E(number(0))
  KEY(KEYCTL_DH_COMPUTE, A(params, address(NULL)), A(buffer, address(buffer)), A(size, number(10)), A(kdf, at(&later,
       STRUCT(A(hashname, string("md5")), A(otherinfo, address(NULL)), A(otherinfolen, number(0)), A(__spare,
       ARRAY(E(hex(1)), NIL, NIL, NIL, NIL, NIL, NIL, NIL))))));
  unsigned query[14];
  KEY(KEYCTL_PKEY_QUERY, A(id, number(none)), A(reserved, number(0)), A(info, string("enc=raw")), A(res,
       address(query)));
  KEY(KEYCTL_PKEY_QUERY, A(id, number(none)), A(reserved, hex(7)), A(info, address(NULL)), A(res, address(NULL)));
  struct {
    int key_id;
    unsigned in_len, out_len, spare[7];
  } p = {none, 3, 10, {0}};
#define CIPHER(length) A(params, at(&p, STRUCT(A(key_id, number(none)), A(in_len, number(3)), A(length, number(10))))), \
     A(info, string("enc=pkcs1")), A(in, bytes("abc", 3))
  KEY(KEYCTL_PKEY_ENCRYPT, CIPHER(out_len), A(out, address(buffer)));
  KEY(KEYCTL_PKEY_DECRYPT, CIPHER(out_len), A(out, address(buffer)));
  KEY(KEYCTL_PKEY_SIGN, CIPHER(out_len), A(out, address(buffer)));
  KEY(KEYCTL_PKEY_VERIFY, CIPHER(in2_len), A(in2, bytes("0123456789ab", 10)));
  KEY(KEYCTL_PKEY_SIGN, A(params, address(NULL)), A(info, string("x")), A(in, address("abc")), A(out,
       address(buffer)));
}

int main(void) {
  keys();
  requested();
  rings();
  ciphers();
  flush();
}
