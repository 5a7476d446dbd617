// Makes system calls and says what a tracer should print of each: a line for a call, with the task's id, the
// entry of calls.txt, the text, the JSON and the width of a long between tabs. What is expected comes from here:
// names are the words with which the call is written below, numbers what the compiler makes of them, contents
// of memory what the program finds there.
//
// CALL(openat, A(dirfd, fdcwd()), A(pathname, string("x")), A(flags, NAMES(O_RDONLY|O_CLOEXEC)));
// A's value is evaluated twice: before the call for the register (raw), after it for what is expected.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define IS_32_BIT (sizeof(long) == 4)

typedef struct {
  long raw;
  const char *text, *json;
} value;
typedef struct {
  enum { END, SHOWN, REGISTER, ONLY_SHOWN, PAIR, AS_RESULT, NOTE } kind;
  const char *name;
  value value;
  long long wide;
} argument;

static long result;             // of the call under way
static int error, phase, known; // its errno; 1 before and 2 after it; whether it returns
static char arena[1 << 16], output[1 << 20];
static size_t used, written;

__attribute__((format(printf, 1, 2))) static const char *say(const char *format, ...) {
  va_list list;
  va_start(list, format);
  char *start = arena + used;
  used += vsnprintf(start, sizeof arena - used, format, list) + 1;
  va_end(list);
  if (used > sizeof arena)
    abort();
  return start;
}

// Integers.
static value number(long long n) {
  const char *text = say("%lld", n);
  return (value){n, text, n >= 1LL << 53 || n <= -(1LL << 53) ? say("\"%lld\"", n) : text};
}
static value unsigned_(unsigned long long n) {
  const char *text = say("%llu", n);
  return (value){n, text, n >= 1ULL << 53 ? say("\"%llu\"", n) : text};
}
static value hex(unsigned long long n) { return (value){n, say(n ? "0x%llx" : "0", n), unsigned_(n).json}; }
static value octal(unsigned n) { return (value){n, say("0%02o", n), say("%u", n)}; }
static value address(const void *p) {
  return p ? (value){(long)p, say("%p", p), say("\"%p\"", p)} : (value){0, "NULL", "null"};
}
static value fdcwd(void) { return (value){-100, "AT_FDCWD", "{\"fd\":-100,\"name\":\"AT_FDCWD\"}"}; }
// An id: all ones is -1.
static value id(unsigned n) { return n + 1 ? unsigned_(n) : number(-1); }
static value worded(unsigned long long n, const char *text) {
  return (value){n, text, say("{\"raw\":%s,\"text\":\"%s\"}", unsigned_(n).json, text)};
}

// Words separated by | that begin with a letter are names, the numbers between them are bits without.
static value names(unsigned long long raw, const char *words) {
  const char *list = "", *rest = "";
  for (const char *word = words, *end; *word; word = end + (*end == '|')) {
    end = strchrnul(word, '|');
    if (*word >= '0' && *word <= '9') {
      unsigned long long bits = strtoull(word, NULL, 0);
      rest = bits ? say(",\"unnamed\":%s", unsigned_(bits).json) : "";
    } else {
      list = say("%s%s\"%.*s\"", list, *list ? "," : "", (int)(end - word), word);
    }
  }
  return (value){raw, words, say("{\"raw\":%s,\"names\":[%s]%s}", unsigned_(raw).json, list, rest)};
}
#define WIDE(e) (sizeof(e) == 4 ? (unsigned)(e) : (unsigned long long)(e))
#define NAMES(e) names(WIDE(e), #e)
// Those of the bits given that are set in a number the kernel gave.
typedef struct {
  const char *name;
  unsigned long long bit;
} bit;
static value bits(unsigned long long raw, const bit *list) {
  const char *all = "";
  unsigned long long rest = raw;
  for (; list->name; list++)
    if ((rest & list->bit) == list->bit)
      all = say("%s%s%s", all, *all ? "|" : "", list->name), rest &= ~list->bit;
  return names(raw, !*all ? say("%#llx", raw) : rest ? say("%s|%#llx", all, rest) : all);
}
#define BIT(e) ((bit){#e, e})
#define BITS(raw, ...) bits(raw, (bit[]){__VA_ARGS__, {0}})
// A number with no name where names are like O_???.
static value nameless(unsigned long long n, const char *family) {
  return (value){n, say("%#llx /* %s */", n, family), say("{\"raw\":%s,\"names\":[],\"unnamed\":%s}",
       unsigned_(n).json, unsigned_(n).json)};
}
// A number with its names beside it.
static value told(value n, value names) { return (value){n.raw, say("%s /* %s */", n.text, names.text), names.json}; }
#define TOLD(e) told(hex(WIDE(e)), NAMES(e))
static value signal_(int n) { return names(n, say("SIG%s", sigabbrev_np(n))); }
static value mode(unsigned n) {
  const char *kinds[] = {[1] = "S_IFIFO", [2] = "S_IFCHR", [4] = "S_IFDIR", [6] = "S_IFBLK", [8] = "S_IFREG",
                         [10] = "S_IFLNK", [12] = "S_IFSOCK"};
  const char *kind = n >> 12 < 13 ? kinds[n >> 12] : NULL;
  return (value){n, say("%s%s0%02o", kind ?: "", kind ? "|" : "", n & 07777), names(n, say("%s|%u", kind,
       n & 07777)).json};
}
static value device(unsigned long long raw, unsigned major, unsigned minor) {
  return (value){raw, say("makedev(%#x, %#x)", major, minor),
                 say("{\"raw\":%llu,\"function\":\"makedev\",\"arguments\":[%u,%u]}", raw, major, minor)};
}

// Strings. More than 32 bytes are not shown unless they are a path.
static value quoted(const void *start, size_t length, size_t limit) {
  const unsigned char *bytes = start;
  size_t shown = length > limit ? limit : length;
  const char *text = "", *json = "", *hexed = "";
  int plain = 1, inside = 0;
  for (size_t i = 0; i < shown; i++) {
    int c = bytes[i], digit = i + 1 < shown && bytes[i + 1] >= '0' && bytes[i + 1] <= '9';
    const char *place = c ? strchr("\tt\nn\vv\ff\rr", c) : NULL;
    int second = i + 1 < shown ? bytes[i + 1] : 0;
    int starts = c >> 5 == 6 && second >> 6 == 2; // two bytes of UTF-8
    hexed = say("%s%02x", hexed, c);
    if (c == '"' || c == '\\')
      text = say("%s\\%c", text, c), json = say("%s\\%c", json, c);
    else if (c >= ' ' && c < 127)
      text = say("%s%c", text, c), json = say("%s%c", json, c);
    else
      text = place && c < ' ' ? say("%s\\%c", text, place[1]) : say(digit ? "%s\\%03o" : "%s\\%o", text, c),
      json = inside ? json : say("%s\\u%04x", json, starts ? (c & 31) << 6 | (second & 63) : c);
    plain = plain && (c < 128 || starts || inside);
    inside = starts;
  }
  int cut = shown < length;
  json = plain ? say(cut ? "{\"text\":\"%s\"" : "\"%s\"", json) : say("{\"hex\":\"%s\"", hexed);
  return (value){(long)start, say(cut ? "\"%s\"..." : "\"%s\"", text), say("%s%s%s", json,
       cut ? ",\"truncated\":true" : "", plain && !cut ? "" : "}")};
}
static value bytes(const void *start, long length) { return quoted(start, length < 0 ? 0 : length, 32); }
static value string(const char *start) { return start ? quoted(start, strlen(start), 32) : address(NULL); }
static value path(const char *start) { return start ? quoted(start, strlen(start), 4096) : address(NULL); }

// What pointers point to.
static value at(const void *p, value v) { return p ? (value){(long)p, v.text, v.json} : address(p); }
static value cell(const void *p, value v) { return at(p, (value){0, say("[%s]", v.text), v.json}); }
static value unreadable(unsigned long p) { return (value){p, say("%#lx", p), say("{\"unreadable\":\"%#lx\"}", p)}; }
// Written by the kernel, and only if the call succeeds.
static value out(const void *p, value v) { return phase == 2 && result != -1 ? at(p, v) : address(p); }
static value changed(value before, value after) {
  return (value){before.raw, say("%s => %s", before.text, after.text), say("{\"entry\":%s,\"exit\":%s}",
       before.json, after.json)};
}
static value joined(const char *marks, const argument *list) {
  const char *text = "", *json = "";
  for (; list->kind; list++) {
    const char *comma = *text ? ", " : "";
    if (list->kind == NOTE) // the rest is left out
      text = say("%s%s...", text, comma);
    else if (list->name)
      text = say("%s%s%s=%s", text, comma, list->name, list->value.text),
      json = say("%s%s\"%s\":%s", json, *json ? "," : "", list->name, list->value.json);
    else
      text = say("%s%s%s", text, comma, list->value.text), json = say("%s%s%s", json, *json ? "," : "",
           list->value.json);
  }
  return (value){0, say("%c%s%c", marks[0], text, marks[1]), say("%c%s%c", marks[0], json, marks[1])};
}
#define LIST(...) ((argument[]){__VA_ARGS__ __VA_OPT__(, ) {END}})
#define A(n, ...) ((argument){SHOWN, #n, __VA_ARGS__})
#define E(...) ((argument){SHOWN, NULL, __VA_ARGS__})
#define MORE ((argument){NOTE})
#define STRUCT(...) joined("{}", LIST(__VA_ARGS__))
#define ARRAY(...) joined("[]", LIST(__VA_ARGS__))

static value signals(const void *set) {
  unsigned long long bits = *(const unsigned long long *)set;
  int complement = __builtin_popcountll(bits) > 41;
  const char *text = "", *json = "";
  for (int n = 1; n <= 64; n++)
    if ((bits >> (n - 1) & 1) != (unsigned)complement) {
      const char *name = n < 32 ? sigabbrev_np(n) : n == 32 ? "RTMIN" : say("RT_%d", n - 32);
      text = say("%s%s%s", text, *text ? " " : "", name);
      json = say("%s%s%s", json, *json ? "," : "", names(n, name).json);
    }
  return at(set, (value){0, say("%s[%s]", complement ? "~" : "", text),
       say(complement ? "{\"all_but\":[%s]}" : "[%s]", json)});
}

// Arguments: shown as A is; in a register but not shown; shown but in no register; in two registers where
// they have 32 bits.
#define HIDDEN(raw) ((argument){REGISTER, NULL, {(long)(raw)}})
#define ONLY(n, ...) ((argument){ONLY_SHOWN, #n, __VA_ARGS__})
#define OFFSET(n, v) ((argument){PAIR, #n, number(v), v})
// How the result is written if it succeeded; a remark behind the result.
#define RETURNS(...) ((argument){AS_RESULT, NULL, __VA_ARGS__})
#define REMARK(label, ...) ((argument){NOTE, label, __VA_ARGS__})

#include "expect_calls.h"
