// Waits in the handler of an exception that came through a destructor and a function's own handler.
#include <stdexcept>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int unwound;

struct Guard { int number; const char *name; ~Guard() { unwound += number; } };

struct Failure {
  virtual ~Failure() {}
  virtual int code() const { return 1; }
  char what[8] = "failure";
};
struct Worse : Failure { int code() const override { return detail; } int detail = 42; };

__attribute__((noinline)) static int thrower(int depth) {
  Guard guard = {depth, "thrower"};
  if (depth == 0) throw Worse();
  try {
    return thrower(depth - 1) + guard.number;
  } catch (const std::runtime_error &other) {
    return (int)strlen(other.what());
  }
}

int main(int argc, char **) {
  Guard outer{argc, "outer"};
  int result = 0;
  try {
    result = thrower(argc + 2);
  } catch (const Failure &failure) {
    int code = failure.code(), seen = unwound;
    puts("ready"), fflush(stdout), pause();
    result = code + seen;
  }
  return result + outer.number;
}
