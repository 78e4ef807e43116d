/// Scores of foreground masks against hand-drawn truth, by the convention of changedetection.net.
@NullMarked
package org.marsad.bench.score.motion;

import org.jspecify.annotations.NullMarked;
