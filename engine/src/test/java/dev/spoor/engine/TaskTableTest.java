package dev.spoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Tid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTableTest {
  private static TrackedTask task(Tid tid) {
    return new TrackedTask(tid, tid, tid, false, TrackedTask.Arrival.ARRIVED);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 40, 1_000, 4_194_304})
  void itHoldsWhatAMapWouldHold(int tids) {
    var random = new Random(tids);
    var table = new TaskTable();
    var map = new HashMap<Tid, TrackedTask>();
    for (var i = 0; i < 20_000; i++) {
      var tid = Tid.of(1 + random.nextInt(tids));
      if (random.nextInt(5) < 2 || map.size() > 500) {
        table.remove(tid);
        map.remove(tid);
      } else {
        var task = task(tid);
        table.add(task);
        map.put(tid, task);
      }
      assertThat(table.size()).isEqualTo(map.size());
      assertThat(table.find(tid).orElse(null)).isSameAs(map.get(tid));
    }
    assertThat(new HashSet<>(table.all())).isEqualTo(new HashSet<>(map.values()));
  }
}
