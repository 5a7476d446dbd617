package dev.spoor.testkit;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives a test the program its [Tracee] parameter names.
public final class TraceeExtension implements ParameterResolver {
  /// Made by JUnit.
  public TraceeExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.isAnnotated(Tracee.class)
        && parameter.getParameter().getType().equals(Path.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var tracee = parameter.findAnnotation(Tracee.class).orElseThrow();
    return Tracees.compile(tracee.value(), tracee.flags());
  }
}
