/// The scorers on the command line: `./marsad score mot|gospa|ground|motion`.
@NullMarked
package org.marsad.bench.cli;

import org.jspecify.annotations.NullMarked;
