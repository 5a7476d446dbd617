package dev.spoor.repl.source;

import dev.spoor.repl.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds and keeps the lines of source files. For one thread.
public final class SourceFiles {
  private static final long MOST_BYTES = 64 << 20;

  /// A piece of a path that is taken for another.
  public record Substitution(String from, String to) {
    /// {@return whether a path lies there}
    public boolean appliesTo(String path) {
      return path.equals(from) || path.startsWith(from.equals("/") ? from : from + "/");
    }
  }

  private final Map<String, Optional<SourceText>> known = new HashMap<>();
  private final List<Substitution> substitutions = new ArrayList<>();
  private final List<Path> directories = new ArrayList<>();
  private String shown = "";
  private boolean colored = true;

  /// {@return the lines of a file, as debugging information names it}
  public Optional<SourceText> of(String path) {
    var before = known.get(path);
    if (before == null) {
      before = find(path);
      known.put(path, before);
    }
    return before;
  }

  /// Says whether lines have colours.
  public void colored(boolean value) {
    colored = value;
  }

  /// {@return a line of a file, counted from 1; in colours if they are wanted}
  public Optional<Text> line(String path, int number) {
    var file = of(path);
    return colored
        ? file.flatMap(each -> each.colored(number))
        : file.flatMap(each -> each.line(number)).map(Text::of);
  }

  private Optional<SourceText> find(String path) {
    for (var candidate : candidates(path)) {
      var found = read(candidate);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private List<Path> candidates(String path) {
    var found = new ArrayList<Path>();
    try {
      for (var each : substitutions) {
        if (each.appliesTo(path)) {
          found.add(Path.of(each.to() + path.substring(each.from().length())));
        }
      }
      var plain = Path.of(path);
      found.add(plain);
      for (var directory : directories) {
        found.add(Path.of(directory + "/" + path));
        found.add(directory.resolve(String.valueOf(plain.getFileName())));
      }
    } catch (InvalidPathException _) {
      return found;
    }
    return found;
  }

  private static Optional<SourceText> read(Path path) {
    try {
      if (!Files.isRegularFile(path) || Files.size(path) > MOST_BYTES) {
        return Optional.empty();
      }
      var text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
      return Optional.of(new SourceText(path, text.lines().toList()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// {@return whether the file whose line the user was shown last is another one: that a file is
  /// missing is told in full only then}
  public boolean isOther(String path) {
    var isOther = !path.equals(shown);
    shown = path;
    return isOther;
  }

  /// {@return where files are looked for besides}
  public List<Path> directories() {
    return List.copyOf(directories);
  }

  /// Replaces where files are looked for besides.
  public void directories(List<Path> values) {
    directories.clear();
    directories.addAll(values);
    forget();
  }

  /// {@return the pieces of paths that are taken for others}
  public List<Substitution> substitutions() {
    return List.copyOf(substitutions);
  }

  /// Replaces the pieces of paths that are taken for others.
  public void substitutions(List<Substitution> values) {
    substitutions.clear();
    substitutions.addAll(values);
    forget();
  }

  private void forget() {
    known.clear();
    shown = "";
  }
}
