package dev.spoor.trace.where;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever is given as a condition, it is refused at a place in it or answers every call.
class WhereFuzzTest {
  private static final int ROUNDS = 4_000;

  private static final List<String> WORDS =
      List.of(
          "ret",
          "errno",
          "error",
          "duration",
          "pid",
          "comm",
          "name",
          "path",
          "fd",
          "nr",
          "abi",
          "time",
          "statbuf",
          ".st_size",
          ".st_mode",
          "vec",
          "[0]",
          ".iov_len",
          "addr",
          ".sin_port",
          "flags",
          "buf",
          "arguments",
          ".pid",
          "entry",
          "exit",
          ".path",
          "in",
          "O_CREAT",
          "ENOENT",
          "SIGTERM",
          "AF_INET",
          "TCGETS",
          "NULL",
          "openat",
          "||",
          "&&",
          "!",
          "==",
          "!=",
          "<",
          "<=",
          ">",
          ">=",
          "=~",
          "!~",
          "&",
          "|",
          "^",
          "<<",
          ">>",
          "+",
          "-",
          "*",
          "/",
          "%",
          "~",
          "(",
          ")",
          "[",
          "]",
          ",",
          ".",
          "0",
          "1",
          "0x",
          "0xffffffffffffffff",
          "077",
          "10ms",
          "4k",
          "1.5M",
          "99999999999999999999",
          "\"a\"",
          "\"^(a+)+$\"",
          "'x\\",
          "\"",
          "'",
          "\\",
          "\"\\x\"",
          "\"[\"",
          "=",
          "é",
          "\u0000",
          "😀",
          "\"(?<n>a)\\k<n>\"",
          "\"a{2,1}\"",
          "\"\\p{L}(?=b)\"",
          "1h",
          "9223372036854775807s",
          "\"\\");

  private static final List<String> CONDITIONS =
      List.of(
          "ret < 0 && errno == ENOENT && path =~ \"^/etc\"",
          "statbuf.st_size > 1M || addr.sin_port == 80",
          "vec[0].iov_len * 2 >= 0x10 && name in (open, openat)",
          "!(flags & (O_CREAT | O_EXCL)) && duration > 10ms",
          "buf == \"\\x7fELF\" && comm != 'a' && time > 1",
          "fd.path !~ \"\\.so$\" && -ret == 2 && ~count & 7");

  private static final List<MadeUpCall> CALLS =
      List.of(
          MadeUpCall.of("openat")
              .with("dirfd", MadeUpCall.fd(-100, "/"))
              .with("pathname", "/etc/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")
              .flags("flags", 0x41),
          MadeUpCall.of("fstat")
              .with("fd", MadeUpCall.fd(3, "/lib/x.so"))
              .with("statbuf", MadeUpCall.struct("st_mode", 1, "st_size", Long.MIN_VALUE))
              .returned(0),
          MadeUpCall.of("writev")
              .with("vec", MadeUpCall.array(MadeUpCall.struct("iov_base", "x", "iov_len", 1)))
              .failed("EINTR"),
          MadeUpCall.of("nothing").with("arg1", 1).unfinished());

  private final Random random = new Random(20_241);

  @Test
  void wordsInAnyOrderAreRefusedOrAnswer() {
    var meant = 0;
    for (var round = 0; round < ROUNDS; round++) {
      var text = new StringBuilder();
      for (var count = 1 + random.nextInt(12); count > 0; count--) {
        text.append(WORDS.get(random.nextInt(WORDS.size())));
        text.append(random.nextBoolean() ? " " : "");
      }
      meant += try_(text.toString()) ? 1 : 0;
    }
    assertThat(meant).isPositive();
  }

  @Test
  void conditionsWithMistakesAreRefusedOrAnswer() {
    var meant = 0;
    for (var round = 0; round < ROUNDS; round++) {
      var text = new StringBuilder(CONDITIONS.get(random.nextInt(CONDITIONS.size())));
      for (var count = 1 + random.nextInt(3); count > 0; count--) {
        change(text);
      }
      meant += try_(text.toString()) ? 1 : 0;
    }
    assertThat(meant).isGreaterThan(ROUNDS / 50);
  }

  private void change(StringBuilder text) {
    var at = random.nextInt(text.length() + 1);
    switch (random.nextInt(4)) {
      case 0 -> text.insert(at, (char) (32 + random.nextInt(96)));
      case 1 -> text.insert(at, WORDS.get(random.nextInt(WORDS.size())));
      case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
      default -> text.insert(at, CONDITIONS.get(random.nextInt(CONDITIONS.size())));
    }
  }

  @Test
  void charactersInAnyOrderAreRefusedOrAnswer() {
    for (var round = 0; round < ROUNDS; round++) {
      var text = new StringBuilder();
      for (var count = random.nextInt(40); count > 0; count--) {
        text.append(
            (char) (random.nextInt(8) == 0 ? random.nextInt(0x10000) : random.nextInt(128)));
      }
      try_(text.toString());
    }
  }

  @Test
  void regularExpressionsOfAnyKindAreRefusedOrAnswer() {
    var signs = "ab()[]{}*+?|^$.\\-,0123456789:=!<>&QEdwspPkx".toCharArray();
    for (var round = 0; round < ROUNDS; round++) {
      var text = new StringBuilder("path =~ \"");
      for (var count = random.nextInt(14); count > 0; count--) {
        text.append(signs[random.nextInt(signs.length)]);
      }
      try_(text.append('"').toString());
    }
  }

  // One reader for all: names are looked up in what is there already.
  private final Resolver resolver = new Resolver(new Vocabulary());

  private boolean try_(String text) {
    try {
      var condition = resolver.condition(Parser.parse(text));
      var verdicts = new ArrayList<Verdict>();
      CALLS.forEach(call -> verdicts.add(condition.judge(call)));
      assertThat(verdicts.subList(1, CALLS.size())).as(text).doesNotContain(Verdict.OPEN);
      return true;
    } catch (WhereException refusal) {
      assertThat(refusal.at()).as(text).isBetween(0, text.length());
      assertThat(refusal.getMessage()).as(text).isNotEmpty();
      assertThat(refusal.picture(text)).as(text).hasSize(2);
      return false;
    }
  }
}
