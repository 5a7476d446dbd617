package dev.spoor.live.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.Command;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.ProgramSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PATH look-up against what bash does in the same directories.
@Tag("live")
class ProgramSearchTest {
  @TempDir Path directory;

  @BeforeEach
  void fill() throws IOException {
    for (var name : new String[] {"empty", "plain", "good", "folder"}) {
      Files.createDirectory(directory.resolve(name));
    }
    Files.writeString(directory.resolve("plain/prog"), "#!/bin/sh\n");
    var program = Files.writeString(directory.resolve("good/prog"), "#!/bin/sh\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.createDirectory(directory.resolve("folder/prog"));
  }

  private ProgramSearch search(String name, String... directories) {
    var path = new StringBuilder();
    for (var each : directories) {
      path.append(path.isEmpty() ? "" : ":").append(directory.resolve(each));
    }
    return Command.search(ByteString.of(name), ByteString.of(path.toString()));
  }

  private ByteString at(String name) {
    return ByteString.of(directory.resolve(name).toString());
  }

  @Test
  void directoriesAndPlainFilesArePassedOver() {
    assertThat(search("prog", "empty", "missing", "folder", "plain", "good"))
        .isEqualTo(new ProgramSearch.Found(at("good/prog")));
  }

  @Test
  void aPlainFileIsRememberedWhenThereIsNoProgram() {
    assertThat(search("prog", "empty", "plain", "folder"))
        .isEqualTo(new ProgramSearch.NotExecutable(at("plain/prog")));
  }

  @Test
  void aDirectoryIsNoCommand() {
    assertThat(search("prog", "folder"))
        .isEqualTo(new ProgramSearch.NotFound(ByteString.of("prog")));
  }

  @Test
  void aNameWithASlashIsTakenAsItIs() {
    assertThat(search("no/such", "good"))
        .isEqualTo(new ProgramSearch.Found(ByteString.of("no/such")));
  }

  @Test
  void anEmptyElementIsTheWorkingDirectory() {
    var found = Command.search(ByteString.of("pom.xml"), ByteString.of("/usr/bin:"));

    assertThat(found).isEqualTo(new ProgramSearch.NotExecutable(ByteString.of("./pom.xml")));
  }

  @Test
  void anEmptyNameIsNotFound() {
    assertThat(search("", "good")).isEqualTo(new ProgramSearch.NotFound(ByteString.EMPTY));
  }
}
