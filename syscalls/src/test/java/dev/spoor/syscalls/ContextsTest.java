package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.json;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.value.Referent;
import org.junit.jupiter.api.Test;

/// SELinux contexts of what a call names.
class ContextsTest {
  private static final long AT_FDCWD = -100;

  private final Scene scene =
      new Scene(Abi.X86_64)
          .with(0x1000, bytes().text("f\0"))
          .with(0x2000, bytes().text("g\0"))
          .decorated(
              new Decorations() {
                @Override
                public Referent descriptor(int fd) {
                  return Referent.UNKNOWN.in(ByteString.of("fd" + fd + "_t]\n"));
                }

                @Override
                public ByteString workingDirectory() {
                  return ByteString.EMPTY;
                }

                @Override
                public boolean tellsContexts() {
                  return true;
                }

                @Override
                public ByteString fileContext(int directory, ByteString path) {
                  return path.toString().equals("g")
                      ? ByteString.of("in" + directory)
                      : ByteString.EMPTY;
                }
              });

  @Test
  void aFileHasItBehindItsName() {
    var call = scene.call(0, "chdir", 0x2000);

    assertThat(text(call)).isEqualTo("chdir(\"g\" [in-100]) = 0");
    assertThat(json(call)).contains("{\"file\":\"g\",\"secontext\":\"in-100\"}");
    assertThat(text(scene.call(0, "chdir", 0x1000))).isEqualTo("chdir(\"f\") = 0");
  }

  @Test
  void aRelativePathBeginsWhereTheDirectoryBeforeItSays() {
    var call = scene.call(0, "renameat", 5, 0x2000, AT_FDCWD, 0x2000);

    assertThat(text(call))
        .isEqualTo("renameat(5 [fd5_t]\\n], \"g\" [in5], AT_FDCWD, \"g\" [in-100]) = 0");
  }

  @Test
  void aDescriptorHasItWithoutAPath() {
    var call = scene.call(0, "close", 3);

    assertThat(text(call)).isEqualTo("close(3 [fd3_t]\\n]) = 0");
    assertThat(json(call)).contains("{\"fd\":3,\"secontext\":\"fd3_t]\\u000a\"}");
  }
}
