package dev.spoor.symbolic.value;

import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.PointerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Texts, slices and maps of Go, by what its runtime keeps of them. Maps are those of versions
/// before 1.24, with buckets.
final class GoPresenter {
  /// So many pairs are in a bucket (`bucketCnt` of Go's runtime/map.go).
  private static final int BUCKET_PAIRS = 8;

  /// Marks above these in `tophash` are of pairs (`minTopHash`).
  private static final int FIRST_MARK = 5;

  /// So many buckets are looked into: a row may have hundreds of maps in which nothing is found.
  private static final int MOST_BUCKETS = 1 << 8;

  private GoPresenter() {}

  static Optional<Presentation> present(Value value, int most) {
    var name = value.type().stripped() instanceof CompoundType type ? type.tag().orElse("") : "";
    if (name.equals("string")) {
      return text(value);
    }
    if (name.startsWith("[]")) {
      return slice(value, name, most);
    }
    return name.startsWith("hash<") ? map(value, most) : Optional.empty();
  }

  /// {@return whether this is a variable of a map: a pointer to its table}
  static boolean isMap(Value value) {
    return value.type().stripped() instanceof PointerType(var target, var _)
        && target.type().stripped() instanceof CompoundType type
        && type.tag().filter(tag -> tag.startsWith("hash<")).isPresent();
  }

  private static Optional<Presentation> text(Value value) {
    return ContainerParts.text(value.member("str"), number(value, "len"));
  }

  private static OptionalLong number(Value value, String member) {
    return ContainerParts.number(value.member(member));
  }

  private static Optional<Presentation> slice(Value value, String name, int most) {
    var first = value.member("array").flatMap(Value::target);
    var length = number(value, "len");
    var capacity = number(value, "cap");
    return first.isEmpty() || length.isEmpty() || capacity.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ElementRow.titled(
                name
                    + " of length "
                    + Long.toUnsignedString(length.getAsLong())
                    + ", capacity "
                    + Long.toUnsignedString(capacity.getAsLong()),
                first.get(),
                length.getAsLong(),
                most));
  }

  private static Optional<Presentation> map(Value table, int most) {
    var count = number(table, "count");
    var power = number(table, "B");
    if (count.isEmpty() || power.isEmpty() || power.getAsLong() > Integer.SIZE) {
      return Optional.empty();
    }
    var items = new ArrayList<Presentation.Item>();
    var wanted = Long.compareUnsigned(count.getAsLong(), most) < 0 ? (int) count.getAsLong() : most;
    // While the table grows, pairs are in the old buckets and in the new ones.
    addBuckets(table.member("buckets"), 1L << power.getAsLong(), items, wanted);
    addBuckets(table.member("oldbuckets"), 1L << Math.max(power.getAsLong() - 1, 0), items, wanted);
    return Optional.of(ContainerParts.title("map", count.getAsLong(), items));
  }

  private static void addBuckets(
      Optional<Value> buckets, long count, List<Presentation.Item> items, int wanted) {
    var first = buckets.flatMap(Value::target);
    if (ContainerParts.pointsTo(buckets).isEmpty() || first.isEmpty()) {
      return;
    }
    var each = first.get().sizeBytes().orElse(0);
    var start = ContainerParts.pointsTo(buckets).get();
    var left = MOST_BUCKETS;
    for (var i = 0L; i < count && left > 0 && items.size() < wanted; i++) {
      var at = Value.at(first.get().type(), start.plus(i * each), first.get().around());
      left = addChain(at, items, wanted, left);
    }
  }

  /// {@return how many buckets may still be looked into}
  private static int addChain(Value first, List<Presentation.Item> items, int wanted, int most) {
    var left = most;
    var bucket = Optional.of(first);
    while (bucket.isPresent() && left > 0 && items.size() < wanted) {
      left--;
      addPairs(bucket.get().held(), items, wanted);
      var next = bucket.get().member("overflow");
      bucket = next.filter(_ -> ContainerParts.pointsTo(next).isPresent()).flatMap(Value::target);
    }
    return left;
  }

  private static void addPairs(Value bucket, List<Presentation.Item> items, int wanted) {
    var marks = bucket.member("tophash");
    var keys = bucket.member("keys");
    var values = bucket.member("values");
    if (marks.isEmpty() || keys.isEmpty() || values.isEmpty() || !isRow(marks, keys, values)) {
      return;
    }
    for (var i = 0; i < BUCKET_PAIRS && items.size() < wanted; i++) {
      var mark = marks.get().element(i).number();
      if (mark.isPresent() && (mark.getAsLong() & 0xff) >= FIRST_MARK) {
        items.add(Presentation.Item.keyed(keys.get().element(i), values.get().element(i)));
      }
    }
  }

  @SafeVarargs
  private static boolean isRow(Optional<Value>... rows) {
    for (var row : rows) {
      if (row.isEmpty() || row.get().elementCount().orElse(0) != BUCKET_PAIRS) {
        return false;
      }
    }
    return true;
  }
}
