/// What moves on the site: people, vehicles, animals and the own patrol, each on its seeded path, so
/// that anyone can be asked where it is at any second of a scenario.
@NullMarked
package org.marsad.sim.actor;

import org.jspecify.annotations.NullMarked;
