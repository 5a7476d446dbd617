package dev.spoor.inspect;

import dev.spoor.foreign.Demangler;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugSearch;
import dev.spoor.symbolic.DataPlace;
import dev.spoor.symbolic.ObjectSource;
import dev.spoor.symbolic.VariableName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// `spoor locate`: which function and line an address of a program is, and the other way round.
final class LocateCommand implements Command {
  private static final Path STANDARD_INPUT = Path.of("/dev/stdin");
  private static final int MOST_DIGITS = 16;
  private static final Pattern LINE = Pattern.compile("(.+):([0-9]{1,9})");

  /// Words of standard input.
  private static final int AT_ONCE = 1 << 17;

  private final UnaryOperator<String> environment;

  /// @param environment the value of a variable of the user's; empty if it is not set
  LocateCommand(UnaryOperator<String> environment) {
    this.environment = environment;
  }

  @Override
  public String name() {
    return "locate";
  }

  @Override
  public String summary() {
    return "find functions, variables and lines of a program";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public String help() {
    return """
    Usage: spoor locate FILE [PLACE ...]

    Shows what the places of the program or library FILE are. A PLACE is one of
      0xADDRESS      as the file has it, before it is loaded: its function and line; calls that
                     the compiler inlined there come first, innermost first
      FILE:LINE      the addresses where code of that line begins
      FUNCTION       the addresses where it begins: main, ns::Class::method, a linkage name
      VARIABLE       the address where it is: x, ns::Class::x, 'file.c'::x of that source file,
                     FUNCTION::x of a variable that a function keeps from call to call

    Without a PLACE they are read from standard input, one a line; there, the 0x may be missing.
    Debugging information is in the file, under /usr/lib/debug, or on the servers in
    $DEBUGINFOD_URLS.

    Exit status: 0, 1 if the file cannot be read or nothing is known of one of the places, 2 if
    the command was not understood.
    """;
  }

  @Override
  public int run(CommandLine line, Output out) {
    var file = line.operand(0, "the file");
    try (var object = ObjectFile.open(Path.of(file));
        var search = DebugSearch.in(DebugDirectories.usual(), environment);
        var demangler = new Demangler();
        var source = ObjectSource.of(object, search.files(), demangler::readable)) {
      var places = new Places(source, out);
      if (line.operands().size() > 1) {
        line.operands().stream().skip(1).forEach(word -> places.show(word.toString(), "0x"));
      } else {
        try (var lines = Files.newBufferedReader(STANDARD_INPUT)) {
          for (var batch = batch(lines); !batch.isEmpty(); batch = batch(lines)) {
            places.showAll(batch);
          }
        }
      }
      return places.unknown ? CommandException.FAILED : 0;
    } catch (InvalidPathException | NoSuchFileException missing) {
      throw CommandException.failed("there is no file " + file);
    } catch (UncheckedIOException | IOException | MalformedObjectException unusable) {
      throw CommandException.failed(String.valueOf(unusable.getMessage()));
    }
  }

  /// {@return whether a word is hexadecimal digits, with or without `0x`}
  private static boolean isAddress(String word) {
    var digits = firstDigit(word);
    if (digits == word.length() || word.length() - digits > MOST_DIGITS) {
      return false;
    }
    for (var i = digits; i < word.length(); i++) {
      if (word.charAt(i) > 'f' || Character.digit(word.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int firstDigit(String word) {
    return word.startsWith("0x") ? 2 : 0;
  }

  private static long value(String word) {
    return Long.parseUnsignedLong(word, firstDigit(word), word.length(), 16);
  }

  /// {@return the next words, none at the end}
  private static List<String> batch(BufferedReader lines) throws IOException {
    var words = new ArrayList<String>();
    while (words.size() < AT_ONCE) {
      var line = lines.readLine();
      if (line == null) {
        break;
      }
      if (!line.isBlank()) {
        words.add(line.strip());
      }
    }
    return words;
  }

  /// Prints what is known of places.
  private static final class Places {
    private final ObjectSource source;
    private final Output out;
    private boolean unknown;

    Places(ObjectSource source, Output out) {
      this.source = source;
      this.out = out;
    }

    /// @param prefix with which an address begins at least
    void show(String word, String prefix) {
      var line = LINE.matcher(word);
      if (word.startsWith(prefix) && isAddress(word)) {
        address(FileAddress.of(value(word)));
      } else if (line.matches() && !word.endsWith("::" + line.group(2))) {
        entries(word, source.entries(line.group(1), Integer.parseInt(line.group(2))));
      } else {
        named(word);
      }
    }

    /// Looks for all addresses first, which is quicker than for one after the other.
    void showAll(List<String> words) {
      var addresses = new long[words.size()];
      var isAddress = new boolean[words.size()];
      var count = 0;
      for (var i = 0; i < addresses.length; i++) {
        isAddress[i] = isAddress(words.get(i));
        if (isAddress[i]) {
          addresses[count++] = value(words.get(i));
        }
      }
      var located = LocatedAddresses.in(source, Arrays.copyOf(addresses, count));
      unknown |= located.isAnyUnknown();
      var printed = 0;
      for (var i = 0; i < words.size(); ) {
        var first = i;
        while (i < words.size() && isAddress[i]) {
          i++;
        }
        located.print(Arrays.copyOfRange(addresses, printed, printed + i - first), out);
        printed += i - first;
        if (i < words.size()) {
          show(words.get(i++), "");
        }
      }
    }

    private void named(String word) {
      var variables = source.variables(VariableName.parse(word));
      // A table of symbols has variables too.
      var functions = source.entries(word).stream().filter(each -> !isOf(variables, each)).toList();
      variables.forEach(variable -> out.line(data(variable)));
      if (variables.isEmpty() || !functions.isEmpty()) {
        entries(word, functions);
      }
    }

    private static boolean isOf(List<DataPlace> variables, FileAddress address) {
      return variables.stream().anyMatch(each -> each.address().equals(address));
    }

    private static StringBuilder data(DataPlace place) {
      var text = new StringBuilder().append(place.address()).append(' ').append(place.name());
      place.file().ifPresent(file -> text.append(" at ").append(file));
      place.line().ifPresent(line -> text.append(':').append(line));
      return text;
    }

    private void entries(String word, List<FileAddress> found) {
      if (found.isEmpty()) {
        out.line(word + " ??");
        unknown = true;
      }
      found.forEach(this::address);
    }

    private void address(FileAddress address) {
      var found = new FoundPlaces(1);
      found.add(source.placesOf(address));
      var lines = new PreparedLines();
      found.addLines(0, address.value(), new StringBuilder(), lines);
      out.lines(lines);
      unknown |= found.isUnknown(0);
    }
  }
}
