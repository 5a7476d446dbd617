package dev.spoor.symbolic;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.expression.Expression;
import dev.spoor.objects.dwarf.expression.ExpressionFormat;
import dev.spoor.objects.elf.FileAddress;
import java.util.Optional;

/// Finds the place of what is always at the same one.
final class StaticAddress {
  private StaticAddress() {}

  /// {@return the address that an entry states, if it states one and nothing else}
  static Optional<FileAddress> of(Die variable) {
    var location = variable.expression(AttributeName.LOCATION);
    if (location.isEmpty()) {
      return Optional.empty();
    }
    var encoding = variable.unit().encoding();
    var format =
        new ExpressionFormat(encoding.version(), encoding.addressBytes(), encoding.offsetBytes());
    var operations = Expression.read(location.get(), format).operations();
    if (operations.size() != 1) {
      return Optional.empty();
    }
    var first = operations.getFirst();
    return switch (first.operator()) {
      case ADDR -> Optional.of(FileAddress.of(first.first()));
      case ADDRX, GNU_ADDR_INDEX -> Optional.of(variable.unit().addressAt(first.first()));
      default -> Optional.empty();
    };
  }
}
