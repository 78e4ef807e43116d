package org.marsad.sim.render;

import org.marsad.sim.backdrop.Backdrop;
import org.marsad.sim.backdrop.MastSway;
import org.marsad.sim.backdrop.View;
import org.marsad.sim.light.Daylight;
import org.marsad.sim.light.Exposure;

/// What is the same for everything drawn in one picture.
record Moment(View view, Backdrop backdrop, MastSway sway, Daylight light, Exposure exposure) {

    double[] eye() {
        return view.eye();
    }
}
