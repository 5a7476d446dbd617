package dev.spoor.repl.terminal;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/// Reads lines below the windows of the full-screen mode.
final class ScreenReader extends LineReaderImpl {
  private static final Pattern MOUSE = Pattern.compile("([0-9]{1,5});([0-9]{1,5});([0-9]{1,5})");
  private static final int LONGEST = 20;
  private static final int WHEEL_LINES = 3;

  private final transient LineEditor.Session session;

  /// @param session that windows and keys are for
  ScreenReader(Terminal terminal, LineEditor.Session session) {
    super(terminal, "spoor", null);
    this.session = session;
    var keys = Optional.ofNullable(getKeyMaps().get(LineReader.EMACS));
    widgets.put("spoor-mouse", this::wheel);
    keys.ifPresent(map -> map.bind(new Reference("spoor-mouse"), "\033[<"));
    for (var key : ScreenKey.values()) {
      var name = "spoor-" + key;
      widgets.put(name, widget(key));
      keys.ifPresent(map -> map.bind(new Reference(name), key.sequences()));
    }
  }

  /// `\033[<B;C;RM`: button, column and row, counted from 1 (xterm's control sequences, "Extended
  /// coordinates"). The wheel is buttons 64 and 65; 4, 8 and 16 are keys that are held.
  private boolean wheel() {
    var text = new StringBuilder();
    var sign = readCharacter();
    while (text.length() < LONGEST && (sign == ';' || sign >= '0' && sign <= '9')) {
      text.append((char) sign);
      sign = readCharacter();
    }
    var numbers = MOUSE.matcher(text);
    if (sign == 'M' && numbers.matches()) {
      var button = Integer.parseInt(numbers.group(1)) & ~28;
      if (button == 64 || button == 65) {
        var lines = button == 64 ? -WHEEL_LINES : WHEEL_LINES;
        session.wheel(
            Integer.parseInt(numbers.group(3)) - 1, Integer.parseInt(numbers.group(2)) - 1, lines);
      }
    }
    return true;
  }

  private Widget widget(ScreenKey key) {
    return switch (key) {
      case UP -> () -> session.key(key) || upLineOrHistory();
      case DOWN -> () -> session.key(key) || downLineOrHistory();
      case LEFT -> () -> session.key(key) || backwardChar();
      case RIGHT -> () -> session.key(key) || forwardChar();
      case PAGE_UP, PAGE_DOWN, FOCUS -> () -> session.key(key);
      case TOGGLE, ONE, TWO -> () -> session.key(key) && placed();
    };
  }

  /// The line may be elsewhere on the screen now, and have more or less room.
  private boolean placed() {
    handleSignal(Terminal.Signal.WINCH);
    return true;
  }

  /// The library draws a line again in a new size only above a status line of its own. Here it is
  /// drawn from the cursor's row on, wherever the terminal has put what was there.
  @Override
  protected void handleSignal(Terminal.Signal signal) {
    if (signal != Terminal.Signal.WINCH) {
      super.handleSignal(signal);
      return;
    }
    lock.lock(); // nothing is drawn of the line meanwhile
    try {
      session.resized();
      super.handleSignal(signal);
      terminal.puts(Capability.carriage_return);
      terminal.puts(Capability.clr_eos);
      display = new Display(terminal, false);
      display.resize(size);
      redisplay();
    } finally {
      lock.unlock();
    }
  }
}
