/// The product's own chain on recordings of several sensors that look at the same things, against their truth: people
/// in three cameras (PETS 2009 S2.L1), boats under radar, lidar and two cameras (Autoferry). The readers here serve
/// these two data sets and nothing else.
@NullMarked
package org.marsad.bench.fused;

import org.jspecify.annotations.NullMarked;
