package dev.spoor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.value.Argument;
import dev.spoor.syscalls.value.DecodedCall;
import dev.spoor.syscalls.value.Outcome;
import dev.spoor.syscalls.value.Referent;
import dev.spoor.syscalls.value.Value;
import dev.spoor.trace.options.AccessSelection;
import dev.spoor.trace.options.DescriptorSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessMatchTest {
  private final MadeUpFiles files = new MadeUpFiles().link(3, "/a/file").link(4, "/other");

  private static AccessMatch paths(String... paths) {
    var all = List.of(paths).stream().map(ByteString::of).toList();
    return new AccessMatch(new AccessSelection(all, Optional.empty()));
  }

  private static DecodedCall call(Value... values) {
    var arguments = List.of(values).stream().map(value -> new Argument("a", value)).toList();
    return new DecodedCall(Abi.X86_64, 1, "call", arguments, Outcome.Unknown.INSTANCE);
  }

  private static Value text(String text) {
    return new Value.Text(ByteString.of(text), false);
  }

  private static Value fd(int number) {
    return new Value.Fd(number, "", Referent.UNKNOWN);
  }

  @Test
  void aPathMatchesByItsNameInCallsThatTakePaths() {
    assertThat(paths("/a/file").matches(call(text("/a/file")), true, files)).isTrue();
    assertThat(paths("/a/file").matches(call(text("/a/file")), false, files)).isFalse();
    assertThat(paths("/a/file").matches(call(text("/a/fil")), true, files)).isFalse();
  }

  @Test
  void aPathMatchesByADescriptor() {
    assertThat(paths("/a/file").matches(call(fd(3)), false, files)).isTrue();
    assertThat(paths("/a/file").matches(call(fd(4)), false, files)).isFalse();
    assertThat(paths("/a/file").matches(call(fd(-100)), false, files)).isFalse();
  }

  @Test
  void aFileSystemThatIsBeingMadeIsNoFile() {
    var arguments = List.of(new Argument("fd", fd(3)), new Argument("aux", fd(4)));
    var call = new DecodedCall(Abi.X86_64, 431, "fsconfig", arguments, Outcome.Unknown.INSTANCE);

    assertThat(paths("/a/file").matches(call, true, files)).isFalse();
    assertThat(paths("/other").matches(call, true, files)).isTrue();
  }

  @Test
  void descriptorsInStructuresMatch() {
    var polled = new Value.Struct(List.of(new Value.Field("fd", fd(3))), false);
    var array = new Value.Array(List.of(polled), Value.Rest.NONE);

    assertThat(paths("/a/file").matches(call(array), false, files)).isTrue();
  }

  @Test
  void aLinkGivenStandsForWhatItLeadsTo(@TempDir Path directory) throws IOException {
    var file = Files.createFile(directory.resolve("file")).toRealPath();
    var link = Files.createSymbolicLink(directory.resolve("link"), file);
    var match = paths(link.toString());
    files.link(5, file.toString());

    assertThat(match.resolved())
        .containsExactly(
            new AccessMatch.Resolved(
                ByteString.of(link.toString()), ByteString.of(file.toString())));
    assertThat(match.matches(call(text(link.toString())), true, files)).isTrue();
    assertThat(match.matches(call(fd(5)), false, files)).isTrue();
  }

  @Test
  void aDescriptorMatchesByItsNumber() {
    var selection = new DescriptorSelection(Set.of(3), false);
    var match = new AccessMatch(new AccessSelection(List.of(), Optional.of(selection)));
    var others = new DescriptorSelection(Set.of(3), true);
    var inverse = new AccessMatch(new AccessSelection(List.of(), Optional.of(others)));

    assertThat(match.matches(call(fd(3)), false, files)).isTrue();
    assertThat(match.matches(call(fd(4)), false, files)).isFalse();
    assertThat(inverse.matches(call(fd(4)), false, files)).isTrue();
    assertThat(inverse.matches(call(fd(-1)), false, files)).isFalse();
  }
}
