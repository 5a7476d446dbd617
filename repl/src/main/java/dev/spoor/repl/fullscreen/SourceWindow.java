package dev.spoor.repl.fullscreen;

import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.debugger.location.Locator;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.source.ListPosition.Lines;
import dev.spoor.repl.terminal.Clip;
import dev.spoor.repl.text.Style;
import dev.spoor.repl.text.Text;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/// The lines around where the selected frame is, or around what was listed since.
final class SourceWindow implements Window {
  /// How far lines are shown to the right.
  private static final int FARTHEST = 10_000;

  /// A line of a file.
  private record Position(String path, int line) {}

  private Optional<Position> current = Optional.empty();
  private Optional<Lines> listed = Optional.empty();
  private Position shown = new Position("", 1);
  private int top = 1;
  private int left;

  @Override
  public String name() {
    return "src";
  }

  @Override
  public Content content(Shell shell, Room room) {
    follow(shell, room);
    var found = shell.sources().of(shown.path());
    if (found.isEmpty()) {
      return Content.nothing(
          shown.path().isEmpty() ? "No Source Available" : shown.path() + ": not found");
    }
    var count = found.get().lines().size();
    top = Math.clamp(top, 1, Math.max(1, count));
    var marks = Marks.of(shell);
    var lines = new ArrayList<Text>();
    for (var number = top; number < top + room.rows() && number <= count; number++) {
      var text = shell.sources().line(shown.path(), number).orElseGet(Text::new);
      lines.add(line(number, text, marks, room));
    }
    return new Content(shown.path(), lines);
  }

  private Text line(int number, Text text, Marks marks, Room room) {
    var isCurrent = current.filter(new Position(shown.path(), number)::equals).isPresent();
    var line = number;
    var mark =
        marks.at(
            location ->
                location
                    .place()
                    .filter(place -> place.file().filter(shown.path()::equals).isPresent())
                    .filter(place -> place.line().orElse(0) == line)
                    .isPresent(),
            isCurrent);
    var margin = String.format(Locale.ROOT, "%s %5d  ", mark, number);
    var clipped = Clip.of(text, left, Math.max(0, room.columns() - margin.length()));
    return isCurrent
        ? new Text().add(Style.INVERSE, margin + clipped)
        : Text.of(margin).append(clipped);
  }

  /// A frame that was selected or a line that was listed is brought into sight; otherwise what is
  /// shown stays where it is.
  private void follow(Shell shell, Room room) {
    var before = current;
    current = shell.look(SourceWindow::ofFrame);
    var list = shell.position().shown();
    var isListed = !shell.position().isAroundNext() && !list.equals(listed);
    listed = list;
    if (isListed && list.isPresent()) {
      show(new Position(list.get().path(), (list.get().first() + list.get().last()) / 2), room);
    } else if (current.isPresent() && !current.equals(before)) {
      show(current.get(), room);
    } else if (shown.path().isEmpty()) {
      shell.look(SourceWindow::ofMain).ifPresent(main -> show(main, room));
    }
  }

  private void show(Position position, Room room) {
    var isInSight =
        position.path().equals(shown.path())
            && position.line() >= top
            && position.line() < top + room.rows() - 1;
    shown = position;
    top = isInSight ? top : Math.max(1, position.line() - room.rows() / 2);
  }

  private static Optional<Position> ofFrame(View view) {
    return view.hasStack() ? view.frame().place().flatMap(SourceWindow::of) : Optional.empty();
  }

  private static Optional<Position> ofMain(View view) {
    if (!view.hasTarget()) {
      return Optional.empty();
    }
    return new Locator(view.symbols())
        .find(new LocationSpec.OfFunction("", "main")).stream()
            .findFirst()
            .flatMap(found -> found.place())
            .flatMap(SourceWindow::of);
  }

  private static Optional<Position> of(dev.spoor.symbolic.CodePlace place) {
    return place.file().isPresent() && place.line().isPresent()
        ? Optional.of(new Position(place.file().get(), place.line().getAsInt()))
        : Optional.empty();
  }

  @Override
  public void scroll(int lines) {
    top = Math.max(1, top + lines);
  }

  @Override
  public void scrollColumns(int columns) {
    left = Math.clamp((long) left + columns, 0, FARTHEST);
  }
}
