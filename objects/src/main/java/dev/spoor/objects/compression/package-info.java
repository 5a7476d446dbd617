/// Formats in which sections of object files are packed: zlib by the JDK, LZMA by a library,
/// Zstandard by a decoder of our own (the libraries there are need native code or leave the bounds
/// of arrays unchecked). What is unpacked is bounded before room is made for it.
@NullMarked
package dev.spoor.objects.compression;

import org.jspecify.annotations.NullMarked;
