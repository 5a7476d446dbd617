package dev.spoor.repl.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImageFormatTest {
  private static ImageFormat format(String name) {
    return ImageFormat.named(name).orElseThrow();
  }

  static Stream<ImageFormat> all() {
    return ImageFormat.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsWrittenIsRead(ImageFormat format) {
    var random = new Random(7);
    for (var round = 0; round < 500; round++) {
      var bytes = new byte[1 + random.nextInt(300)];
      random.nextBytes(bytes);
      var at = random.nextLong(1L << 1 + random.nextInt(31));

      var text = format.write("a name", new Piece(at, bytes));
      var pieces = format.read(text);

      assertThat(ImageFormat.of(text).orElseThrow().name()).isEqualTo(format.name());
      assertThat(pieces).hasSize(1);
      assertThat(pieces.getFirst().at()).isEqualTo(at);
      assertThat(pieces.getFirst().bytes()).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @CsvSource({"srec, S", "ihex, Intel"})
  void anAddressOfMoreThan32BitsIsRefused(String name, String word) {
    assertThatThrownBy(() -> format(name).write("f", new Piece(0xffff_ffffL, new byte[2])))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("0x100000000")
        .hasMessageContaining(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "srec|S1|line 1: too short",
        "srec|S10|line 1: no hexadecimal digits",
        "srec|S1FF0000|line 1: its length is wrong",
        "srec|S10400000100|line 1: its checksum is wrong",
        "srec|S1021|line 1: no hexadecimal digits",
        "srec|S102FF|line 1: its length is wrong",
        "srec|S101FE|line 1: too short",
        "srec|hello|line 1: no S-record",
        "ihex|:|line 1: too short",
        "ihex|:0100000001FE|line 1: the last record is missing",
        "ihex|:0100000001FF|line 1: its checksum is wrong",
        "ihex|:FF00000001|line 1: its length is wrong",
        "ihex|:00000009F7|line 1: its kind is not known: 9",
        "ihex|:00000004FC|line 1: its length is wrong",
        "verilog|@|line 1: no address",
        "verilog|@11112222333344445|line 1: no address",
        "verilog|@0 1|line 1: no hexadecimal digits",
        "verilog|@0 xy|line 1: no hexadecimal digits"
      })
  void whatIsDamagedIsRefusedWithItsLine(String name, String text, String why) {
    assertThatThrownBy(() -> format(name).read(text))
        .isInstanceOf(ImageException.class)
        .hasMessage(why);
  }

  @ParameterizedTest
  @MethodSource("all")
  void noTextDoesMoreThanBeRefused(ImageFormat format) {
    var random = new Random(11);
    var signs = "S:@0123456789ABCDEF \r\n";
    for (var round = 0; round < 20_000; round++) {
      var text = new StringBuilder();
      for (var i = random.nextInt(30); i > 0; i--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      try {
        assertThat(format.read(text.toString())).isNotNull();
      } catch (ImageException refused) {
        assertThat(refused.getMessage()).startsWith("line ");
      }
    }
  }
}
