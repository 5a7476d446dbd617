/// The full-screen mode: windows above the command line. The central type is
/// [dev.spoor.repl.fullscreen.FullScreen]; what windows show are the values of commands.
@NullMarked
package dev.spoor.repl.fullscreen;

import org.jspecify.annotations.NullMarked;
