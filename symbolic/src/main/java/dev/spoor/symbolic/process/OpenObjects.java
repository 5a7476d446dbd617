package dev.spoor.symbolic.process;

import dev.spoor.objects.elf.ObjectFile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Files that several processes have mapped, each open once. As long as one is open its inode is
/// not given to another file. For one thread.
public final class OpenObjects implements AutoCloseable {
  /// Which file it is.
  ///
  /// @param device `major:minor`
  public record Key(String device, long inode) {
    static Key of(Mapping mapping) {
      return new Key(mapping.device(), mapping.inode());
    }
  }

  private static final class Entry {
    private final ObjectFile file;
    private int users = 1;

    private Entry(ObjectFile file) {
      this.file = file;
    }
  }

  private final int mostIdle;
  private final Consumer<ObjectFile> closing;
  private final Map<Key, Entry> used = new HashMap<>();

  /// Those that nobody has mapped, the one that has been so for longest first.
  private final Map<Key, Entry> idle = new LinkedHashMap<>();

  /// @param mostIdle how many stay open that no process has mapped, for the next one to come
  /// @param closing is told of each file that will be closed
  public OpenObjects(int mostIdle, Consumer<ObjectFile> closing) {
    this.mostIdle = mostIdle;
    this.closing = closing;
  }

  /// {@return the file; to be released once}
  ///
  /// @param opener opens it, if it is not open
  Optional<ObjectFile> acquire(Key key, Supplier<Optional<ObjectFile>> opener) {
    var known = used.get(key);
    if (known != null) {
      known.users++;
      return Optional.of(known.file);
    }
    var waiting = idle.remove(key);
    if (waiting != null) {
      waiting.users = 1;
      used.put(key, waiting);
      return Optional.of(waiting.file);
    }
    var opened = opener.get();
    opened.ifPresent(file -> used.put(key, new Entry(file)));
    return opened;
  }

  /// One that asked for the file needs it no more.
  void release(Key key) {
    var entry = used.get(key);
    if (entry == null || --entry.users > 0) {
      return;
    }
    used.remove(key);
    idle.put(key, entry);
    if (idle.size() > mostIdle) {
      var eldest = idle.keySet().iterator().next();
      var closed = idle.remove(eldest);
      if (closed != null) {
        discard(closed.file);
      }
    }
  }

  /// Closes a file, one of these or another.
  void discard(ObjectFile file) {
    closing.accept(file);
    file.close();
  }

  /// {@return how many files are open}
  int size() {
    return used.size() + idle.size();
  }

  @Override
  public void close() {
    used.values().forEach(entry -> discard(entry.file));
    idle.values().forEach(entry -> discard(entry.file));
    used.clear();
    idle.clear();
  }
}
