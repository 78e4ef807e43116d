/// A night written down: which cameras and radars watch, what moves when, what breaks, and what the station must
/// make of it. Read from `scenarios/*.toml`; one file is a demo, a test and a benchmark.
@NullMarked
package org.marsad.sim.scenario;

import org.jspecify.annotations.NullMarked;
