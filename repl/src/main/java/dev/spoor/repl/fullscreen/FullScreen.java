package dev.spoor.repl.fullscreen;

import dev.spoor.repl.data.InfoRegisters;
import dev.spoor.repl.fullscreen.Window.Content;
import dev.spoor.repl.fullscreen.Window.Room;
import dev.spoor.repl.general.GroupCommand;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.stack.InfoVariables;
import dev.spoor.repl.terminal.Canvas;
import dev.spoor.repl.terminal.ScreenKey;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Style;
import dev.spoor.repl.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Windows above the command line: source, instructions, registers, variables. Off at first. For
/// the thread that runs commands, but for [#resized()].
public final class FullScreen {
  /// The name of the part where commands are typed.
  static final String COMMANDS = "cmd";

  private final Map<String, Window> windows = new HashMap<>();
  private final Map<String, Content> contents = new HashMap<>();
  private final Heights heights = new Heights();
  private Optional<Canvas> canvas = Optional.empty();
  private Layout layout = Layout.ALL.getFirst();
  private String focus = "src";
  private String status = "";
  private boolean isOn;

  /// Makes all windows, which cost nothing until they are shown.
  public FullScreen() {
    var registers = (Structured) InfoRegisters.general();
    var variables =
        List.of((Structured) InfoVariables.arguments(), (Structured) InfoVariables.locals());
    for (var window :
        List.of(
            new SourceWindow(),
            new CodeWindow(),
            new ValuesWindow("regs", List.of(registers), 27),
            new ValuesWindow("locals", variables, 0))) {
      windows.put(window.name(), window);
    }
  }

  /// The lines of the screen that may be used; before there are any, the mode cannot be turned on.
  public void canvas(Canvas value) {
    canvas = Optional.of(value);
  }

  /// {@return whether the windows are there}
  public boolean isOn() {
    return isOn;
  }

  /// Shows the windows.
  ///
  /// @throws CommandException if the terminal cannot
  public void enable() {
    if (canvas.isEmpty()) {
      throw new CommandException("Cannot enable the TUI when output is not a terminal");
    }
    if (!canvas.get().isPossible()) {
      throw new CommandException(
          "Cannot enable the TUI: terminal doesn't support cursor addressing");
    }
    isOn = true;
  }

  /// Gives the screen back.
  public void disable() {
    isOn = false;
    canvas.ifPresent(Canvas::close);
  }

  /// {@return the commands of this mode}
  public List<Command> commands() {
    return List.of(
        TuiCommand.of(this),
        new GroupCommand(
            Synopsis.of("layout", Group.SUPPORT, "Change the layout of windows."),
            LayoutCommand.all(this)),
        new FocusCommand(this),
        new WindowHeightCommand(this),
        new RefreshCommand(this));
  }

  /// {@return `info win`}
  public Command info() {
    return new InfoWindows(this);
  }

  Layout layout() {
    return layout;
  }

  /// Shows other windows.
  void layout(Layout value) {
    layout = value.beside(layout);
    if (!hasWindow(focus)) {
      focus = layout.windows().getLast();
    }
    enable();
  }

  boolean hasWindow(String name) {
    return name.equals(COMMANDS) || layout.windows().contains(name);
  }

  String focus() {
    return focus;
  }

  void focus(String window) {
    focus = window;
  }

  Heights heights() {
    return heights;
  }

  /// {@return the lines of each part, by name, from the top}
  Map<String, Integer> sizes() {
    var screen = canvas.map(Canvas::rows).orElse(0);
    var each = heights.of(layout.windows(), screen);
    var sizes = new LinkedHashMap<String, Integer>();
    var left = screen - 1;
    for (var i = 0; i < each.size(); i++) {
      sizes.put(layout.windows().get(i), each.get(i));
      left -= each.get(i);
    }
    sizes.put(COMMANDS, left);
    return sizes;
  }

  /// Everything is to be drawn anew.
  void refresh() {
    canvas.ifPresent(Canvas::clear);
  }

  /// The next window gets the keys that scroll.
  void focusNext(int steps) {
    var all = new ArrayList<>(layout.windows());
    all.add(COMMANDS);
    focus = all.get(Math.floorMod(all.indexOf(focus) + steps, all.size()));
  }

  /// Fetches what the windows show and draws it.
  public void draw(Shell shell) {
    if (!isOn || canvas.isEmpty()) {
      shell.position().shownElsewhere(false);
      return;
    }
    shell.output().flush();
    contents.clear();
    shell.position().shownElsewhere(layout.windows().contains("src"));
    var columns = canvas.get().columns();
    sizes()
        .forEach((name, lines) -> {
          if (!name.equals(COMMANDS)) {
            contents.put(name, content(shell, name, new Room(lines - 1, columns)));
          }
        });
    status = StatusLine.of(shell);
    canvas.get().soil();
    canvas.get().draw(lines());
  }

  private Content content(Shell shell, String name, Room room) {
    try {
      return window(name).content(shell, room);
    } catch (CommandException nothing) {
      return Content.nothing(nothing.sentence());
    }
  }

  private Window window(String name) {
    var found = windows.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no window " + name);
    }
    return found;
  }

  /// The screen has another size: what was fetched last is drawn there, as far as there is room.
  public void resized() {
    if (isOn && canvas.isPresent()) {
      canvas.get().clear();
      canvas.get().draw(lines());
    }
  }

  private List<Text> lines() {
    var lines = new ArrayList<Text>();
    sizes()
        .forEach((name, height) -> {
          var content = contents.get(name);
          if (content != null) {
            lines.add(title(name, content));
            for (var row = 0; row < height - 1; row++) {
              lines.add(row < content.lines().size() ? content.lines().get(row) : new Text());
            }
          }
        });
    lines.add(inverse(status));
    return lines;
  }

  private Text title(String name, Content content) {
    var mark = name.equals(focus) ? "*" : " ";
    return inverse(mark + name + (content.title().isEmpty() ? "" : "  " + content.title()));
  }

  private static Text inverse(String text) {
    return new Text().add(Style.INVERSE, text.isEmpty() ? " " : text);
  }

  /// {@return whether a key that was hit at the command line was for the windows}
  public boolean key(Shell shell, ScreenKey key) {
    switch (key) {
      case TOGGLE -> toggle();
      case ONE -> layout(layout.windows().contains("asm") ? layoutOf("asm") : layoutOf("src"));
      case TWO -> layout(layout.windows().size() < 2 ? layoutOf("split") : layoutOf("regs"));
      case FOCUS -> focusNext(1);
      case UP, DOWN, PAGE_UP, PAGE_DOWN -> {
        if (!isOn || focus.equals(COMMANDS)) {
          return false;
        }
        scroll(key);
      }
    }
    draw(shell);
    return true;
  }

  private static Layout layoutOf(String name) {
    return Layout.ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private void toggle() {
    if (isOn) {
      disable();
    } else if (canvas.filter(Canvas::isPossible).isPresent()) {
      isOn = true;
    }
  }

  private void scroll(ScreenKey key) {
    var page = Math.max(1, sizes().getOrDefault(focus, 3) - 2);
    window(focus)
        .scroll(
            switch (key) {
              case UP -> -1;
              case DOWN -> 1;
              case PAGE_UP -> -page;
              case PAGE_DOWN -> page;
              case TOGGLE, ONE, TWO, FOCUS -> 0;
            });
  }

  /// Moves what a window shows.
  void scroll(String name, int lines) {
    window(name).scroll(lines);
  }
}
