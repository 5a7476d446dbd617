/// `spoor doctor`: what works on this machine, found by trying.
@NullMarked
package dev.spoor.app.doctor;

import org.jspecify.annotations.NullMarked;
