package dev.spoor.syscalls.description;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VideoSizesTest {
  private static final DescriptionSource SOURCE = new DescriptionSource();

  /// Where the size stands in a command, asm-generic/ioctl.h.
  private static final int SIZE_SHIFT = 16;

  private static final int SIZE_MASK = 0x3fff;

  @ParameterizedTest
  @EnumSource(Abi.class)
  void structuresAreAsLongAsTheCommandsSay(Abi abi) {
    var descriptions = new Descriptions(abi, SOURCE);
    var described = new TreeMap<String, Integer>();
    var told = new TreeMap<String, Integer>();

    for (var name : SOURCE.callNames()) {
      var command = descriptions.ioctl(name.substring(name.indexOf(':') + 1));
      if (name.startsWith("ioctl:VIDIOC_") && command.isPresent()) {
        var argument = descriptions.signature(name).orElseThrow().parameters().getLast().shape();
        if (argument instanceof Shape.Pointer(var target, var _)) {
          described.put(name, descriptions.bytes(target));
          told.put(name, command.get() >>> SIZE_SHIFT & SIZE_MASK);
        }
      }
    }

    assertThat(described).hasSizeGreaterThan(30).isEqualTo(told);
  }
}
