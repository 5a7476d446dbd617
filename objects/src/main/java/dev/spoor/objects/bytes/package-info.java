/// Bytes with an order, as files have them: every read is checked against their end, whatever the
/// file claims. Format packages say what the bytes mean.
@NullMarked
package dev.spoor.objects.bytes;

import org.jspecify.annotations.NullMarked;
