package dev.spoor.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Marks a test's parameter of type `Path`: a program compiled from `tracees/NAME.c` or
/// `tracees/NAME.S`, with the flags of the source's `// build:` line.
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TraceeExtension.class)
public @interface Tracee {
  /// {@return the file's name without its ending}
  String value();

  /// {@return further flags for gcc, such as `-m32`}
  String[] flags() default {};
}
