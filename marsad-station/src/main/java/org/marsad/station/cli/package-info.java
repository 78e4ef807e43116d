/// The command line: one class a command. A command reads its arguments, calls one thing that does
/// the work, and prints. Exit code 0 is success, 2 a usage error, 1 a failure with one line that says
/// what was expected, what came and what to do.
@NullMarked
package org.marsad.station.cli;

import org.jspecify.annotations.NullMarked;
