/// What is measured, on the command line: `./marsad score mot|gospa|ground|motion`, `scenario`, `fused`, `speed`.
@NullMarked
package org.marsad.bench.cli;

import org.jspecify.annotations.NullMarked;
