/// The foreign-function code behind [dev.spoor.kernel.Kernel]: one downcall shape, native buffers,
/// system-call numbers. Never exported.
@NullMarked
package dev.spoor.kernel.internal;

import org.jspecify.annotations.NullMarked;
