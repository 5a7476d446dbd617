package dev.spoor.repl.terminal;

import java.util.Optional;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/// Reads lines below the windows of the full-screen mode.
final class ScreenReader extends LineReaderImpl {
  private final transient LineEditor.Session session;

  /// @param session that windows and keys are for
  ScreenReader(Terminal terminal, LineEditor.Session session) {
    super(terminal, "spoor", null);
    this.session = session;
    var keys = Optional.ofNullable(getKeyMaps().get(LineReader.EMACS));
    for (var key : ScreenKey.values()) {
      var name = "spoor-" + key;
      widgets.put(name, widget(key));
      keys.ifPresent(map -> map.bind(new Reference(name), key.sequences()));
    }
  }

  private Widget widget(ScreenKey key) {
    return switch (key) {
      case UP -> () -> session.key(key) || upLineOrHistory();
      case DOWN -> () -> session.key(key) || downLineOrHistory();
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
