/* Keeps what its functions return: for a debugger that has them return something else. */
struct small { int x, y; };
struct mixed { double d; int i; };
struct bytes { char c[3]; };
struct large { long words[5]; };
char kept_letter;
short kept_short;
double kept_real;
float kept_single;
long double kept_extended;
long long kept_wide;
struct small kept_small, other_small = {7, 8};
struct mixed kept_mixed, other_mixed = {2.5, 9};
struct bytes kept_bytes, other_bytes = {{'x', 'y', 'z'}};
struct large kept_large, other_large = {{5, 4, 3, 2, 1}};
int factor = 3;
char letter(void) { return 'a'; }
short brief(void) { return -2; }
double real(void) { return 1.5; }
float single(void) { return 2.5f; }
long double extended(void) { return 3.5L; }
long long wide(void) { return 1LL << 40; }
struct small small(void) { return (struct small){1, 2}; }
struct mixed mixed(void) { return (struct mixed){0.5, 1}; }
struct bytes bytes(void) { return (struct bytes){{'a', 'b', 'c'}}; }
struct large large(void) { return (struct large){{1, 2, 3, 4, 5}}; }
int main(void) {
  kept_letter = letter();
  kept_short = brief();
  kept_real = real();
  kept_single = single();
  kept_extended = extended();
  kept_wide = wide();
  kept_small = small();
  kept_mixed = mixed();
  kept_bytes = bytes();
  kept_large = large();
  return kept_large.words[4] == 5 ? 0 : 1;
}
