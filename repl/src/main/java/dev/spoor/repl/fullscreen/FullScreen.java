package dev.spoor.repl.fullscreen;

import dev.spoor.repl.data.InfoRegisters;
import dev.spoor.repl.fullscreen.Window.Content;
import dev.spoor.repl.fullscreen.Window.Room;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.stack.InfoVariables;
import dev.spoor.repl.terminal.Canvas;
import dev.spoor.repl.terminal.ScreenKey;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Windows above the command line: source, instructions, registers, variables. Off at first. For
/// the thread that runs commands, but for [#resized()].
public final class FullScreen {
  private final Map<String, Window> windows = new HashMap<>();
  private final Map<String, Layout> layouts = new LinkedHashMap<>();
  private final Sizes sizes = new Sizes();
  private Optional<Canvas> canvas = Optional.empty();
  private volatile Map<String, Box> boxes = Map.of();
  private volatile Map<String, Content> contents = Map.of();
  private Layout layout = Layout.builtIn().getFirst();
  private String focus = "src";
  private volatile String status = "";
  private boolean isOn;
  private volatile boolean isColored;

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
    Layout.builtIn().forEach(each -> layouts.put(each.name(), each));
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
    return TuiCommand.all(this);
  }

  /// {@return `info win`}
  public Command info() {
    return new InfoWindows(this);
  }

  Layout layout() {
    return layout;
  }

  /// {@return all layouts, by name, in the order of `layout next`}
  Map<String, Layout> layouts() {
    return Collections.unmodifiableMap(layouts);
  }

  /// Makes a layout that can be shown, in place of one of its name.
  void define(Layout value) {
    layouts.put(value.name(), value);
  }

  /// Shows other windows.
  void layout(Layout value) {
    enable();
    layout = value;
    if (!focus.equals(Layout.COMMANDS) && !layout.has(focus)) {
      focus = layout.windows().isEmpty() ? Layout.COMMANDS : layout.windows().getLast();
    }
  }

  String focus() {
    return focus;
  }

  void focus(String window) {
    focus = window;
  }

  Sizes sizes() {
    return sizes;
  }

  /// {@return where each part is, by name, as the screen is now}
  Map<String, Box> boxes() {
    var rows = canvas.map(Canvas::rows).orElse(0);
    return sizes.of(layout, rows, canvas.map(Canvas::columns).orElse(0));
  }

  /// Everything is to be drawn anew.
  void refresh() {
    canvas.ifPresent(Canvas::clear);
  }

  /// The next window gets the keys that scroll.
  void focusNext(int steps) {
    var all = new ArrayList<>(layout.windows());
    all.add(Layout.COMMANDS);
    focus = all.get(Math.floorMod(all.indexOf(focus) + steps, all.size()));
  }

  /// Fetches what the windows show and draws it.
  public void draw(Shell shell) {
    if (!isOn || canvas.isEmpty()) {
      shell.position().shownElsewhere(false);
      return;
    }
    shell.output().flush();
    var shown = new HashMap<String, Content>();
    boxes = boxes();
    shell.position().shownElsewhere(boxes.containsKey("src"));
    boxes.forEach((name, box) -> {
      if (windows.containsKey(name)) {
        shown.put(name, content(shell, name, new Room(box.rows() - 1, box.columns())));
      }
    });
    contents = Map.copyOf(shown);
    status = StatusLine.of(shell);
    isColored = shell.output().isStyled();
    canvas.get().mouse(shell.settings().isOn("tui mouse-events"));
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
      boxes = boxes();
      canvas.get().clear();
      canvas.get().draw(lines());
    }
  }

  private List<Text> lines() {
    var lines = new Composition(boxes, contents, focus, status).lines();
    return isColored ? lines : lines.stream().map(Text::colorless).toList();
  }

  /// {@return whether a key that was hit at the command line was for the windows}
  public boolean key(Shell shell, ScreenKey key) {
    switch (key) {
      case TOGGLE -> toggle();
      case ONE -> layout(layout(layout.has("asm") ? "asm" : "src"));
      case TWO -> layout(twoWindows());
      case FOCUS -> focusNext(1);
      case UP, DOWN, LEFT, RIGHT, PAGE_UP, PAGE_DOWN -> {
        if (!isOn || focus.equals(Layout.COMMANDS)) {
          return false;
        }
        scroll(key);
      }
    }
    draw(shell);
    return true;
  }

  private Layout layout(String name) {
    return Optional.ofNullable(layouts.get(name)).orElse(layout);
  }

  private Layout twoWindows() {
    return layout.windows().size() < 2 ? layout("split") : Layout.registersBeside(layout);
  }

  private void toggle() {
    if (isOn) {
      disable();
    } else if (canvas.filter(Canvas::isPossible).isPresent()) {
      isOn = true;
    }
  }

  private void scroll(ScreenKey key) {
    var box = boxes.get(focus);
    var page = box == null ? 1 : Math.max(1, box.rows() - 2);
    switch (key) {
      case UP -> scroll(focus, -1);
      case DOWN -> scroll(focus, 1);
      case PAGE_UP -> scroll(focus, -page);
      case PAGE_DOWN -> scroll(focus, page);
      case LEFT -> window(focus).scrollColumns(-1);
      case RIGHT -> window(focus).scrollColumns(1);
      case TOGGLE, ONE, TWO, FOCUS -> {}
    }
  }

  /// Moves what a window shows.
  void scroll(String name, int lines) {
    window(name).scroll(lines);
  }

  /// Moves what a window shows from side to side.
  void scrollColumns(String name, int columns) {
    window(name).scrollColumns(columns);
  }

  /// The wheel of a mouse was turned: scrolls the window that is there, if there is one.
  ///
  /// @param row counted from 0
  /// @param column counted from 0
  /// @param lines how far it moves what is there
  public void wheel(Shell shell, int row, int column, int lines) {
    var found =
        boxes.entrySet().stream()
            .filter(each -> windows.containsKey(each.getKey()))
            .filter(each -> each.getValue().hasRow(row))
            .filter(each -> column >= each.getValue().left() && column < each.getValue().right())
            .findFirst();
    found
        .filter(_ -> isOn)
        .ifPresent(each -> {
          scroll(each.getKey(), lines);
          draw(shell);
        });
  }
}
