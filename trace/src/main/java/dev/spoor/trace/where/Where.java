package dev.spoor.trace.where;

import java.util.ArrayList;
import java.util.List;

/// Conditions that are all to hold for a call. For use by one thread.
public final class Where {
  private final List<Condition> conditions;
  private final List<Regex> regexes;
  private final boolean readsData;
  private final boolean readsDuration;

  private Where(List<Condition> conditions, Resolver resolver) {
    this.conditions = List.copyOf(conditions);
    this.regexes = List.copyOf(resolver.regexes());
    this.readsData = resolver.readsData();
    this.readsDuration = resolver.readsDuration();
  }

  /// Reads conditions one after the other.
  public static final class Reader {
    private final Resolver resolver = new Resolver(new Vocabulary());
    private final List<Condition> conditions = new ArrayList<>();

    /// A reader that has read nothing.
    public Reader() {}

    /// Reads one more.
    ///
    /// @throws WhereException if it makes no sense
    public void read(String text) {
      conditions.add(resolver.condition(Parser.parse(text)));
    }

    /// {@return what was read}
    public Where finish() {
      return new Where(conditions, resolver);
    }
  }

  /// {@return the condition that `text` says}
  ///
  /// @throws WhereException if it makes no sense
  public static Where parse(String text) {
    var reader = new Reader();
    reader.read(text);
    return reader.finish();
  }

  /// {@return whether all hold for a call, as far as it is known; never [Verdict#OPEN] for one that
  /// is over}
  public Verdict judge(Subject subject) {
    var all = Verdict.TRUE;
    for (var condition : conditions) {
      var one = condition.judge(subject);
      if (one == Verdict.FALSE) {
        return one;
      }
      all = one == Verdict.OPEN ? one : all;
    }
    return all;
  }

  /// {@return whether texts in memory matter that may be long: buffers, strings}
  public boolean readsData() {
    return readsData;
  }

  /// {@return whether it matters how long calls take}
  public boolean readsDuration() {
    return readsDuration;
  }

  /// {@return the regular expressions that were given up at some text, because the search would
  /// have taken too long}
  public List<String> givenUp() {
    var texts = new ArrayList<String>();
    for (var regex : regexes) {
      if (regex.givenUp() > 0) {
        texts.add(regex.text());
      }
    }
    return texts;
  }
}
