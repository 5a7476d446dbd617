package dev.spoor.repl.terminal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;

/// A terminal as the line editor sees it: without the lines that a [Canvas] holds, so that lists of
/// completions are not longer than the room they have.
final class LowerTerminal implements InvocationHandler {
  private final Terminal whole;
  private final Canvas canvas;

  private LowerTerminal(Terminal whole, Canvas canvas) {
    this.whole = whole;
    this.canvas = canvas;
  }

  static Terminal below(Canvas canvas, Terminal whole) {
    return (Terminal)
        Proxy.newProxyInstance(
            LowerTerminal.class.getClassLoader(),
            new Class<?>[] {Terminal.class},
            new LowerTerminal(whole, canvas));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    return switch (method.getName()) {
      case "getSize", "getBufferSize" -> size();
      case "getRows", "getHeight" -> size().getRows();
      case "getColumns", "getWidth" -> size().getColumns();
      default -> passedOn(method, arguments);
    };
  }

  private Size size() {
    var size = WindowSize.of(whole);
    return Size.of(size.getColumns(), Math.max(1, size.getRows() - canvas.height()));
  }

  private Object passedOn(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(whole, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
