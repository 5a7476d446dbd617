// The second half of expect.h: makes a call and writes what is expected.

static void flush(void) {
  for (size_t at = 0; at < written;)
    at += write(1, output + at, written - at);
  written = 0;
}

// By which of linux/errno.h's codes the kernel tells itself what is to become of an interrupted call.
static struct {
  int number;
  const char *name, *words;
} restart;

static void put(const char *entry, const char *name, const argument *list) {
  const char *text = "", *json = "", *notes = "", *remarks = "";
  value returned = number(result);
  for (; list->kind; list++) {
    const argument *a = list;
    if (a->kind == AS_RESULT && result != -1)
      returned = a->value;
    if (a->kind == NOTE && result != -1) {
      remarks = say("%s%s%s%s%s", remarks, *remarks ? ", " : " (", a->name, *a->name && *a->value.text ? " " : "",
           a->value.text);
      notes = say("%s%s{\"label\":\"%s\",\"values\":[%s]}", notes, *notes ? "," : "", a->name, a->value.json);
    }
    if (a->kind != SHOWN && a->kind != ONLY_SHOWN && a->kind != PAIR)
      continue;
    const char *label = strncmp(a->name, "named_", 6) ? "" : say("%s=", a->name + 6);
    text = say("%s%s%s%s", text, *json ? ", " : "", label, a->value.text);
    json = say("%s%s\"%s\":%s", json, *json ? "," : "", a->name + (*label ? 6 : 0), a->value.json);
  }
  if (*remarks)
    remarks = say("%s)", remarks);
  if (!known)
    returned = (value){0, "?", "null"};
  const char *failure = strerrorname_np(error), *words = strerror(error);
  if (result == -1 && error == EINTR && restart.number)
    error = restart.number, failure = restart.name, words = restart.words, returned.text = "?";
  if (result == -1)
    remarks = say(" %s (%s)%s", failure, words, remarks),
    notes = say(",\"error\":{\"number\":%d,\"name\":\"%s\",\"text\":\"%s\"}%s", error, failure, words, notes);
  else if (*notes)
    notes = say(",\"notes\":[%s]", notes);
  written += snprintf(output + written, sizeof output - written,
                      "%d\t%s\t%s(%s) = %s%s\t\"name\":\"%s\",\"arguments\":{%s},\"result\":%s%s\t%d\n", gettid(),
                           entry, name, text,
                      returned.text, remarks, name, json, returned.json, notes, (int)sizeof(long) * 8);
  if (written > sizeof output - 10000)
    flush();
}

static void make(long call, const argument *list) {
  long r[8] = {0};
  int count = 0;
  for (; list->kind && count < 7; list++) {
    if (list->kind == SHOWN || list->kind == REGISTER)
      r[count++] = list->value.raw;
    if (list->kind == PAIR) {
      r[count++] = list->wide;
      if (IS_32_BIT)
        r[count++] = list->wide >> 31 >> 1;
    }
  }
  errno = 0;
  result = syscall(call, r[0], r[1], r[2], r[3], r[4], r[5]);
  error = errno;
}

// Before the call: known and result as if it succeeded, so that values may be looked at.
static void step(const char *entry, const char *name, long call, const argument *list) {
  if (phase == 1)
    make(call, list);
  else
    put(entry, name, list);
  used = 0;
  phase++;
}

#define MADE(entry, name, call, ...) \
  for (result = 0, known = 1, phase = 1; phase < 3;) \
  step(entry, name, call, LIST(__VA_ARGS__))
// Makes the call NAME; the same as described by NAME:LABEL; writes what is expected of one that does not
// return, or that is made elsewhere.
#define CALL(name, ...) MADE(#name, #name, SYS_##name, ##__VA_ARGS__)
#define VARIANT(name, label, ...) MADE(#name ":" #label, #name, SYS_##name, ##__VA_ARGS__)
#define EXPECTED(entry, name, returned, is_known, ...) \
  (phase = 2, result = (returned), error = errno, known = (is_known), put(entry, name, LIST(__VA_ARGS__)), \
       (void)(used = 0))
