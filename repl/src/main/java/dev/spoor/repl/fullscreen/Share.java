package dev.spoor.repl.fullscreen;

import java.util.List;

/// What one of several gets of the lines or columns that they share.
///
/// @param least that it needs
/// @param weight how much of what is free, relative to the others; 0 for no more than it needs
/// @param wanted what a user wants it to have; 0 for nothing particular
/// @param keeps whether it stays as it is when others change
record Share(int least, int weight, int wanted, boolean keeps) {
  /// {@return how much each gets}
  static int[] out(List<Share> shares, int room) {
    return new Sharing(shares, room).extents;
  }

  private boolean isFree() {
    return weight > 0 && wanted == 0;
  }

  private static final class Sharing {
    private final List<Share> shares;
    private final int[] extents;
    private int left;
    private int leastOfOthers;

    Sharing(List<Share> shares, int room) {
      this.shares = shares;
      this.extents = new int[shares.size()];
      this.left = room;
      this.leastOfOthers = shares.stream().mapToInt(Share::least).sum();
      for (var i = 0; i < extents.length; i++) {
        if (shares.get(i).weight == 0) {
          give(i, shares.get(i).least);
        }
      }
      var hasFree = shares.stream().anyMatch(share -> share.isFree() && !share.keeps);
      keep(hasFree);
      wanted();
      free();
    }

    private void give(int index, int much) {
      var share = shares.get(index);
      leastOfOthers -= share.least;
      extents[index] = Math.clamp(much, share.least, Math.max(share.least, left - leastOfOthers));
      left -= extents[index];
    }

    private void keep(boolean hasFree) {
      var free = left;
      var weights = shares.stream().mapToInt(Share::weight).sum();
      for (var i = 0; i < extents.length; i++) {
        var share = shares.get(i);
        if (share.keeps && (hasFree || share.wanted > 0)) {
          give(
              i,
              share.wanted > 0 ? share.wanted : Math.round((float) free * share.weight / weights));
        }
      }
    }

    private void wanted() {
      var last = -1;
      for (var i = 0; i < extents.length; i++) {
        var share = shares.get(i);
        if (share.wanted > 0 && share.weight > 0 && !share.keeps) {
          give(i, share.wanted);
          last = i;
        }
      }
      var isAll = last >= 0 && leastOfOthers == 0;
      if (isAll) {
        extents[last] += left;
        left = 0;
      }
    }

    private void free() {
      for (var i = 0; i < extents.length; i++) {
        if (extents[i] == 0 && shares.get(i).isFree()) {
          var weights = 0;
          for (var other = i; other < extents.length; other++) {
            weights += extents[other] == 0 ? shares.get(other).weight : 0;
          }
          give(i, left * shares.get(i).weight / weights);
        }
      }
    }
  }
}
