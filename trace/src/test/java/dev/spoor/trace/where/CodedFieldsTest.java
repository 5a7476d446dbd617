package dev.spoor.trace.where;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CodedFieldsTest {
  private static final Pattern FIELD =
      Pattern.compile("new (?:Value\\.)?Field\\(\\s*\"(\\w+)\"|capabilities\\(\"(\\w+)\"");

  @Test
  void everyFieldThatCodeMakesIsKnown() throws IOException {
    var made = new TreeSet<String>();
    var sources = Path.of(System.getProperty("spoor.root", "..")).resolve("syscalls/src/main/java");
    try (var files = Files.walk(sources)) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        var matcher = FIELD.matcher(Files.readString(file));
        while (matcher.find()) {
          made.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
      }
    }

    assertThat(made).hasSizeGreaterThan(50);
    assertThat(CodedFields.NAMES).containsAll(made);
  }
}
