/// Programs started by the product, compared with the same ones started by a shell.
@org.jspecify.annotations.NullMarked
package dev.spoor.live.launch;
