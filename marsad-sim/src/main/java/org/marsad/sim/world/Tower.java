package org.marsad.sim.world;

import java.util.Map;
import org.marsad.geo.EastNorthUp;

/// A mast that carries cameras; its foot stands on the ground.
public record Tower(String id, Map<String, String> name, EastNorthUp foot, double mastMetres) {

    public Tower {
        name = Map.copyOf(name);
    }

    public EastNorthUp top() {
        return foot.plus(new EastNorthUp(0, 0, mastMetres));
    }
}
